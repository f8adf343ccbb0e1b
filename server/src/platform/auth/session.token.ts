import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** 256 bits; the database knows only the hash, so that a copy of the table opens nothing (SEC-28). */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

const plain = 'ketenzicht_session';
/** Over https the browser itself sees to it that no other host could have set it, and that it never travels unencrypted. */
const hosted = `__Host-${plain}`;
export const sessionCookie = (isSecure: boolean): string => (isSecure ? hosted : plain);

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string, expires: Date): void {
  const secure = request.protocol === 'https';
  void reply.setCookie(sessionCookie(secure), token, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    expires,
    secure,
  });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  const secure = request.protocol === 'https';
  void reply.clearCookie(sessionCookie(secure), { path: '/', ...(secure && { secure }) });
}

/** The bearer token, or the cookie of a browser. Never from the query string: addresses end up in logs. */
export function tokenOf(
  headers: { authorization?: string; cookie?: string },
  isSecure = false,
): { token: string; fromCookie: boolean } | undefined {
  const bearer = /^Bearer ([\w-]{20,200})$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer) return { token: bearer, fromCookie: false };
  if (headers.authorization !== undefined) return undefined;
  const cookies = headers.cookie?.split(/;\s*/) ?? [];
  // The plain one is anybody's to set for a site that also speaks https, such as a neighbour under the same domain.
  for (const name of isSecure ? [hosted] : [hosted, plain]) {
    const cookie = cookies.find((one) => one.startsWith(`${name}=`));
    if (cookie) return { token: cookie.slice(name.length + 1), fromCookie: true };
  }
  return undefined;
}
