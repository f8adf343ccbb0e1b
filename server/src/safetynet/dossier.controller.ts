import { Body, Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  dossierFileSchema,
  dossierInputSchema,
  dossierSchema,
  dossierStates,
  type DossierInput,
} from '@ketenzicht/shared/safetynet';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { keyOrNew } from '../platform/http/idempotency-key.js';
import { tagged } from './dossier.reply.js';
import { DossierService } from './dossier.service.js';

const pageSchema = z.strictObject({
  state: z.enum(dossierStates).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(500),
});

@ApiTags('The safety net for payment')
@Controller('api/v1/payment-dossiers')
export class DossierController {
  constructor(private readonly dossiers: DossierService) {}

  @Get()
  @Does('vangnet.list')
  @ApiOperation({ summary: 'Dossiers that you may see, what waits longest on top.' })
  @ApiResponse({ status: 200, standardSchema: z.array(dossierSchema) })
  list(@Query({ schema: pageSchema }) filter: z.infer<typeof pageSchema>, @Req() request: FastifyRequest) {
    return this.dossiers.list(visitOf(request), filter);
  }

  @Post()
  @Does('vangnet.open')
  @ApiOperation({
    summary:
      'Claim care days of which it is unclear who pays. Names nobody; outside a window of the scheme it is refused.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'A UUID, so that a retry opens only once.' })
  @ApiResponse({ status: 201, standardSchema: dossierFileSchema })
  async open(
    @Body({ schema: dossierInputSchema }) input: DossierInput,
    @Headers() headers: Record<string, string | undefined>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.dossiers.open(visitOf(request), input, keyOrNew(headers)));
  }

  @Get(':dossierId')
  @Does('vangnet.read')
  @ApiOperation({ summary: 'A dossier with what was done, its candidates and its ledger.' })
  @ApiResponse({ status: 200, standardSchema: dossierFileSchema })
  async file(
    @Param('dossierId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.dossiers.file(visitOf(request), id));
  }
}
