import type { FastifyInstance } from 'fastify';

/** OAuth 2 and OpenID Connect send forms (RFC 6749 3.2, Back-Channel Logout 2.5). Everything else here is JSON, which no page of another site can send. */
const formRoutes: ReadonlySet<string> = new Set(['/api/v1/oauth/token', '/api/v1/oidc/backchannel-logout']);

const unsupported = () => Object.assign(new Error('a form'), { statusCode: 415 });

export function readForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    /^application\/x-www-form-urlencoded\s*(;\s*charset=("?)utf-8\2)?\s*$/i,
    { parseAs: 'string', bodyLimit: 16 * 1024 },
    (request, body, done) => {
      if (!formRoutes.has(request.routeOptions.url ?? '')) done(unsupported());
      else done(null, formOf(String(body)));
    },
  );
}

/** A parameter that is given twice says two things, so that none of it counts (RFC 6749 3.2): null. */
function formOf(body: string): Record<string, string> | null {
  const pairs = [...new URLSearchParams(body)];
  return new Set(pairs.map(([name]) => name)).size === pairs.length ? Object.fromEntries(pairs) : null;
}
