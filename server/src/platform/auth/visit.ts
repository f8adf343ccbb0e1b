import type { Actor, Assurance, SessionTimes } from '@ketenzicht/shared/kernel';
import type { OperationId } from '@ketenzicht/shared/operations';
import type { FastifyRequest } from 'fastify';
import { newTraceId } from '../audit/access-log.js';

/** What the guard found out. Cheap, because it is done for every report and every look at the board. */
export interface Admitted {
  operation: OperationId;
  at: Date;
  actor: Actor;
  sessionId: string;
  times: SessionTimes & { assurance: Assurance };
}

/** Somebody at the door with something to ask: all that deciding and logging need to know, and nothing of HTTP. */
export interface Visit {
  operation: OperationId;
  at: Date;
  actor: Actor;
  /** The session's token, for its keyed hash in the log; null for jobs. */
  token: string | null;
  accessPoint: { type: 'address' | 'machine' | 'job'; id: string };
  traceId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    traceId?: string;
  }
}

/** Only on routes that need a login: the guard has been there. */
export function visitOf(request: FastifyRequest): Visit {
  const { admitted, sessionToken, ip } = request;
  if (!admitted) throw new Error('a visit was asked for on a public route');
  const { operation, at, actor } = admitted;
  return {
    operation,
    at,
    actor,
    token: sessionToken ?? null,
    accessPoint: { type: actor.role === 'feed' ? 'machine' : 'address', id: ip },
    traceId: traceOf(request),
  };
}

/** W3C trace context: the caller's own id when it sent one, so that one act can be followed through every log. */
export function traceOf(request: Pick<FastifyRequest, 'headers' | 'traceId'>): string {
  return (request.traceId ??=
    /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/.exec(
      String(request.headers['traceparent'] ?? ''),
    )?.[1] ?? newTraceId());
}
