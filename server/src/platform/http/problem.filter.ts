import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { traceOf } from '../auth/visit.js';
import { problemOf, problemOfError } from './problem.js';
import type { Routes } from './routes.js';

/** One shape for every refusal, with the trace by which it can be found in our own logs. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const { status } = problem;
  if (status === 503) void reply.header('retry-after', '2');
  if (status === 429) void reply.header('retry-after', Number(problem['retryAfter'] ?? 60));
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="ketenzicht"');
  return reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify({ ...problem, traceId: traceOf(request) }));
}

/** Nothing there, or something there that does not know this method. */
export function nothingAt(address: string, routes: Routes, reply: FastifyReply): Problem {
  const methods = routes.methodsAt(address);
  if (methods.length === 0) return problemOf(404, 'path.unknown', 'There is nothing at this address.');
  void reply.header('allow', methods.join(', '));
  return problemOf(405, 'method.not_allowed', `This address knows ${methods.join(', ')}.`);
}

/** The one place where errors become answers: `application/problem+json` with a stable code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly routes: Routes) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    // The framework says 404 also for a method that an address does not know.
    const problem =
      error instanceof NotFoundException
        ? nothingAt(request.url.split('?')[0] ?? '', this.routes, reply)
        : problemOfError(error);
    if (problem.status === 500) console.error(traceOf(request), error);
    sendProblem(request, reply, problem);
  }
}
