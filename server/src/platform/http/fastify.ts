import { existsSync } from 'node:fs';
import * as path from 'node:path';
import cookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem.js';
import { readForms } from './form-body.js';
import { parseStrictJson } from './strict-json.js';
import { version } from './version.js';

const bodyLimit = 64 * 1024;

/** Small limits: nothing that people or feeds send here is large, and a slow sender must not hold a connection. */
export const createAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200 },
    trustProxy: false,
    frameworkErrors: refuseAddress,
  });

/** An address that the router itself cannot read never reaches the filter of problems. */
function refuseAddress(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const problem =
    error.code === 'FST_ERR_BAD_URL'
      ? problemOf(400, 'path.invalid', 'This address is not well formed.')
      : pathUnknown();
  void reply
    .headers(securityHeaders)
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(problem));
}

const pathUnknown = () => problemOf(404, 'path.unknown', 'There is nothing at this address.');

const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'cross-origin-opener-policy': 'same-origin',
};

/** Data needs less than pages do, and every header costs each of a thousand answers. */
const apiHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'api-version': version,
  'cache-control': 'no-store',
};

/** Everything about HTTP that no feature should have to think of. */
export async function prepareHttp(app: NestFastifyApplication, webRoot: string): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(cookie as never);
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith('/api/') ? apiHeaders : securityHeaders);
    // Once it stops, each answer is the last on its line: clients that never pause would keep a stopping server up for ever.
    if (!fastify.server.listening) void reply.header('connection', 'close');
    done();
  });
  readOnlyStrictJson(fastify);
  readForms(fastify);
  if (existsSync(webRoot)) await serveWeb(fastify, webRoot);
}

function readOnlyStrictJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    /^application\/json\s*(;\s*charset=("?)utf-8\2)?\s*$/i,
    { parseAs: 'buffer', bodyLimit },
    (_request, body, done) => {
      try {
        done(null, body.length === 0 ? undefined : parseStrictJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/** The built web: hashed files may be kept for ever, the page itself never; every path of the app is the same page. */
async function serveWeb(fastify: FastifyInstance, root: string): Promise<void> {
  await fastify.register(
    fastifyStatic as never,
    {
      root,
      serve: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply: { header(name: string, value: string): unknown }, file: string) =>
        reply.header(
          'cache-control',
          file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    } as never,
  );
  fastify.get('/*', (request, reply) => {
    const [address = ''] = request.url.split('?');
    const isOurs = !/^\/+(api|health|socket\.io)(\/|$)/i.test(address);
    if (isOurs && !path.extname(address)) return reply.sendFile('index.html');
    if (isOurs && existsSync(path.join(root, path.normalize(address)))) return reply.sendFile(address);
    return reply.code(404).header('content-type', 'application/problem+json').send(JSON.stringify(pathUnknown()));
  });
}
