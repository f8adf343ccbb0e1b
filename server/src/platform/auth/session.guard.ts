import {
  Inject,
  Injectable,
  SetMetadata,
  applyDecorators,
  createParamDecorator,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import {
  RuleError,
  assuranceFor,
  isTooIdleFor,
  mayAsk,
  mayWall,
  needsStepUp,
  reaches,
  type Actor,
  type Operation,
} from '@ketenzicht/shared/kernel';
import { operationOf, type OperationId } from '@ketenzicht/shared/operations';
import type { FastifyRequest } from 'fastify';
import { RateLimits } from '../http/rate-limits.js';
import { CLOCK, type Clock } from '../tokens.js';
import { SessionService, type Known } from './session.service.js';
import { tokenOf } from './session.token.js';
import type { Admitted } from './visit.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    sessionToken?: string;
    admitted?: Admitted;
  }
}

const OPERATION = 'operation';
/** What a route does, by its entry in `shared/operations`: who may ask for it stands there and nowhere else. A route without one answers nobody. */
export const Does = (operation: OperationId) =>
  applyDecorators(SetMetadata(OPERATION, operation), ApiExtension('x-operation', operation));

export function actorOf({ actor }: FastifyRequest): Actor {
  if (!actor) throw new Error('an actor was asked for on a public route');
  return actor;
}

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionService,
    private readonly reflector: Reflector,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly limits: RateLimits,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType() === 'ws') return true; // a socket was admitted, or not, before it could send anything
    const id = this.reflector.get<OperationId | undefined>(OPERATION, context.getHandler());
    if (id === undefined) throw new Error(`${context.getHandler().name} does not say what it does`);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const operation = operationOf(id);
    if (operation.who === 'public') {
      this.limits.stranger(request.ip, id, +this.clock());
      return true;
    }
    const found = tokenOf(request.headers, request.protocol === 'https');
    if (!found) this.refuseStranger(request, 'Log in first.');
    if (found.fromCookie) refuseForeignOrigin(request);
    request.sessionToken = found.token;
    // Beds may rest for a moment on what is remembered; persons may not.
    const recalled =
      isAboutPersons(operation) || operation.stepUp
        ? undefined
        : this.sessions.recall(found.token, this.clock().getTime());
    return recalled ? this.admit(request, id, recalled) : this.lookUp(request, id, found.token);
  }

  private async lookUp(request: FastifyRequest, id: OperationId, token: string): Promise<boolean> {
    const session = await this.sessions.read(token, this.clock());
    if (!session) this.refuseStranger(request, 'Your session has ended. Log in again.');
    return this.admit(request, id, session);
  }

  private refuseStranger({ ip }: FastifyRequest, words: string): never {
    this.limits.stranger(ip, 'unknown', +this.clock());
    throw new RuleError('session.required', words);
  }

  private admit(request: FastifyRequest, id: OperationId, session: Known): boolean {
    const operation = operationOf(id);
    const { actor, times, sessionId } = session;
    request.actor = actor;
    const at = this.clock();
    // Before anything is refused: who tries every door must get tired of it too.
    this.limits.member(actor, id, +at);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!mayAsk(actor, operation)) throw new RuleError('access.denied', 'Your role does not allow this.');
    if (times.kind === 'wall' && id !== 'session.close' && !mayWall(operation, isRead))
      throw new RuleError('access.denied', 'A wall screen shows beds and nothing else.');
    if (!reaches(times.assurance, assuranceFor(operation)))
      throw new RuleError('session.too_weak', 'This needs a login with a second factor.');
    // Beds need no more than a login, and nothing below costs their hot path anything.
    if (isAboutPersons(operation) || operation.stepUp) {
      if (isTooIdleFor(operation, times, +at) || needsStepUp(operation, times, +at))
        throw new RuleError('session.step_up_required', 'Prove once more that it is you.');
    }
    if (!isRead) void this.sessions.act(request.sessionToken ?? '', session, +at);
    request.admitted = { operation: id, at, actor, sessionId, times };
    return true;
  }
}

const isAboutPersons = ({ dataClass }: Operation): boolean => dataClass === 'C2' || dataClass === 'C3';

/** A browser sends its cookie along with requests that another site makes; SameSite stops most, this stops the rest. */
function refuseForeignOrigin({ method, headers }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD') return;
  const origin = headers.origin;
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === headers.host) return;
  if (origin === undefined && headers['sec-fetch-site'] === 'same-origin') return;
  throw new RuleError('request.foreign_origin', 'This request came from another site.');
}
