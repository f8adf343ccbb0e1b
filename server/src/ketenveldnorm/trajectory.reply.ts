import { ApiHeader } from '@nestjs/swagger';
import type { Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyReply } from 'fastify';

/** The version that the next act must name. */
export function tagged(reply: FastifyReply, one: Trajectory): Trajectory {
  void reply.header('etag', `"${one.version}"`);
  return one;
}

export const IfMatch = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The version of the file that you saw, as "12".' });
