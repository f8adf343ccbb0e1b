import { ApiHeader } from '@nestjs/swagger';
import type { DossierFile } from '@ketenzicht/shared/safetynet';
import type { FastifyReply } from 'fastify';

/** The version that the next act must name. */
export function tagged(reply: FastifyReply, file: DossierFile): DossierFile {
  void reply.header('etag', `"${file.dossier.version}"`);
  return file;
}

export const IfMatch = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The version of the dossier that you saw, as "12".' });
