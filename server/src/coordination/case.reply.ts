import { ApiHeader } from '@nestjs/swagger';
import type { CaseFile } from '@ketenzicht/shared/coordination';
import type { FastifyReply } from 'fastify';

/** The version that the next act must name. */
export function tagged(reply: FastifyReply, file: CaseFile): CaseFile {
  void reply.header('etag', `"${file.case.version}"`);
  return file;
}

export const IfMatch = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The version of the case that you saw, as "12".' });
