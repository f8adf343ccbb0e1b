import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import * as path from 'node:path';
import cookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { RuleError } from '@ketenzicht/shared/kernel';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type {
  FastifyError,
  FastifyHttpOptions,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawServerDefault,
} from 'fastify';
import type { DoorConfig } from '../config/door.config.js';
import { faultOf } from './entrance.js';
import { dataHeaders, headersFor, httpsOnly } from './headers.js';
import { nothingAt, sendProblem } from './problem.filter.js';
import { problemOf, problemOfError } from './problem.js';
import { Routes } from './routes.js';
import { readForms } from './form-body.js';
import { parseStrictJson } from './strict-json.js';

const bodyLimit = 64 * 1024;

/** Small limits: nothing that people or feeds send here is large, and a slow sender must not hold a connection. */
export const createAdapter = ({ patience }: DoorConfig, trustProxy: readonly string[]): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit,
    requestTimeout: patience.request,
    keepAliveTimeout: 65_000, // longer than the proxy's own, or it would send into a line that is closing
    http: {
      headersTimeout: patience.headers,
      // Node looks only every half minute who was too slow, unless told otherwise.
      connectionsCheckingInterval: Math.min(2_000, patience.headers),
      maxHeaderSize: 16 * 1024,
    },
    routerOptions: { maxParamLength: 200 },
    trustProxy: trustProxy.length > 0 && [...trustProxy],
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const problem =
        error.code === 'FST_ERR_BAD_URL'
          ? problemOf(400, 'path.invalid', 'This address is not well formed.')
          : problemOf(404, 'path.unknown', 'There is nothing at this address.');
      sendProblem(request, reply.headers(headersFor(request.url)), problem);
    },
    clientErrorHandler: refuseUnreadable,
  } as FastifyHttpOptions<RawServerDefault>);

/** What Node's own parser cannot read never becomes a request: no route, no hook, only a line. */
function refuseUnreadable(error: Error & { code?: string }, line: Socket): void {
  if (error.code === 'ECONNRESET' || line.destroyed || !line.writable) return void line.destroy();
  const [status, words, code, detail] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'Request Header Fields Too Large', 'headers.too_large', 'The headers are too large.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, 'Request Timeout', 'request.too_slow', 'The request took too long to arrive.']
        : [400, 'Bad Request', 'request.unreadable', 'This is not an HTTP request.'];
  const body = JSON.stringify(problemOf(status, code, detail));
  const headers = Object.entries({
    ...dataHeaders,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  line.end(`HTTP/1.1 ${status} ${words}\r\n${headers.join('\r\n')}\r\n\r\n${body}`, () => line.destroy());
}

/** Everything about HTTP that no feature should have to think of. */
export async function prepareHttp(
  app: NestFastifyApplication,
  webRoot: string,
  { origins }: DoorConfig,
  routes: Routes,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const hosts = new Set(origins.map((origin) => new URL(origin).host));
  const isHttps = origins.some((origin) => origin.startsWith('https:'));
  await fastify.register(cookie as never);
  fastify.addHook('onRoute', ({ method, url }) => routes.add(method, url));
  fastify.addHook('onRequest', (request, reply, done) => {
    // Read now: of a line that was cut off since, nobody could say where it came from, and the access log would refuse what was done.
    Object.defineProperty(request, 'ip', { value: request.ip });
    reply.headers(headersFor(request.url));
    if (isHttps || request.protocol === 'https') void reply.header('strict-transport-security', httpsOnly);
    // Once it stops, each answer is the last on its line: clients that never pause would keep a stopping server up for ever.
    if (!fastify.server.listening) void reply.header('connection', 'close');
    const fault = faultOf(request, hosts);
    if (!fault) return done();
    sendProblem(request, reply, problemOfError(fault));
  });
  readOnlyStrictJson(fastify);
  readForms(fastify);
  if (existsSync(webRoot)) await serveWeb(fastify, webRoot, routes);
}

function readOnlyStrictJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    /^application\/json\s*(;\s*charset=("?)utf-8\2)?\s*$/i,
    { parseAs: 'buffer', bodyLimit },
    ({ headers }, body, done) => {
      try {
        // A small body could become a large one.
        if ((headers['content-encoding'] ?? 'identity') !== 'identity')
          throw new RuleError('body.unsupported_encoding', 'Send the body as it is, without compression.');
        done(null, body.length === 0 ? undefined : parseStrictJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/** The built web: hashed files may be kept for ever, the page itself never; every path of the app is the same page. */
async function serveWeb(fastify: FastifyInstance, root: string, routes: Routes): Promise<void> {
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
    const isOurs = !/^\/+(api|health|socket\.io|\.well-known)(\/|$)/i.test(address);
    if (isOurs && !path.extname(address)) return reply.sendFile('index.html');
    if (isOurs && existsSync(path.join(root, path.normalize(address)))) return reply.sendFile(address);
    return sendProblem(request, reply, nothingAt(address, routes, reply));
  });
}
