import type { FastifyReply, FastifyRequest } from 'fastify';
import { flowTime } from './oidc.flow.js';

/** `__Host-`: no other site of this domain can have set it. A browser only takes that name over https. */
const nameFor = ({ protocol }: FastifyRequest) =>
  protocol === 'https' ? '__Host-ketenzicht_login' : 'ketenzicht_login';

/** Lax, because the way back comes from another site; a strict one would stay behind. */
const options = (request: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: request.protocol === 'https' }) as const;

export function setBrowserCookie(request: FastifyRequest, reply: FastifyReply, value: string): void {
  void reply.setCookie(nameFor(request), value, { ...options(request), maxAge: flowTime / 1_000 });
}

export function clearBrowserCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(nameFor(request), options(request));
}

export function browserOf(request: FastifyRequest): string | undefined {
  return request.cookies[nameFor(request)];
}
