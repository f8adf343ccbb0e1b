import {
  Inject,
  Injectable,
  SetMetadata,
  createParamDecorator,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../tokens.js';
import { SessionService } from './session.service.js';

export const sessionCookie = 'ketenzicht_session';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    sessionToken?: string;
  }
}

const PUBLIC = 'public';
/** Open without login. Everything else refuses a stranger; a test walks the OpenAPI document and holds this. */
export const Public = () => SetMetadata(PUBLIC, true);

export function actorOf({ actor }: FastifyRequest): Actor {
  if (!actor) throw new Error('an actor was asked for on a public route');
  return actor;
}

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The bearer token, or the cookie of a browser. Never from the query string: addresses end up in logs. */
export function tokenOf(headers: {
  authorization?: string;
  cookie?: string;
}): { token: string; fromCookie: boolean } | undefined {
  const bearer = /^Bearer ([\w-]{20,200})$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer) return { token: bearer, fromCookie: false };
  if (headers.authorization !== undefined) return undefined;
  const cookie = headers.cookie?.split(/;\s*/).find((one) => one.startsWith(`${sessionCookie}=`));
  return cookie ? { token: cookie.slice(sessionCookie.length + 1), fromCookie: true } : undefined;
}

@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionService,
    private readonly reflector: Reflector,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType() === 'ws') return true; // a socket was admitted, or not, before it could send anything
    if (this.reflector.get<boolean>(PUBLIC, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const found = tokenOf(request.headers);
    if (!found) throw new RuleError('session.required', 'Log in first.');
    if (found.fromCookie) refuseForeignOrigin(request);
    request.sessionToken = found.token;
    const recalled = this.sessions.recall(found.token, this.clock().getTime());
    if (recalled) {
      request.actor = recalled.actor;
      return true;
    }
    return this.lookUp(request, found.token);
  }

  private async lookUp(request: FastifyRequest, token: string): Promise<boolean> {
    const session = await this.sessions.find(token, this.clock());
    if (!session) throw new RuleError('session.required', 'Your session has ended. Log in again.');
    request.actor = session.actor;
    return true;
  }
}

/** A browser sends its cookie along with requests that another site makes; SameSite stops most, this stops the rest. */
function refuseForeignOrigin({ method, headers }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD') return;
  const origin = headers.origin;
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === headers.host) return;
  if (origin === undefined && headers['sec-fetch-site'] === 'same-origin') return;
  throw new RuleError('request.foreign_origin', 'This request came from another site.');
}
