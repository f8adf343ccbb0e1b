import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { problemOfError } from './problem.js';

/** The one place where errors become answers: `application/problem+json` with a stable code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemOfError(error);
    if (problem.status === 500) console.error(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (problem.status === 503) void reply.header('retry-after', '2');
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="ketenzicht"');
    void reply.code(problem.status).header('content-type', 'application/problem+json').send(JSON.stringify(problem));
  }
}
