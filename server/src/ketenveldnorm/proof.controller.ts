import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { dateSchema } from '@ketenzicht/shared/kernel';
import { breachSchema, proofSchema } from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { ProofService } from './proof.service.js';

const askedSchema = z.strictObject({ on: dateSchema.optional() });

@ApiTags('Following people')
@Controller('api/v1')
export class ProofController {
  constructor(private readonly proofs: ProofService) {}

  @Get('following-proof')
  @Does('proof.read')
  @ApiOperation({
    summary: 'How it stood at the end of one day: how many were followed, and what was not as it must be.',
  })
  @ApiResponse({ status: 200, standardSchema: proofSchema })
  read(@Query({ schema: askedSchema }) { on }: z.infer<typeof askedSchema>, @Req() request: FastifyRequest) {
    return this.proofs.read(visitOf(request), on ?? null);
  }

  @Get('breaches')
  @Does('breach.list')
  @ApiOperation({ summary: 'What is not as it must be now, of those whom you may see.' })
  @ApiResponse({ status: 200, standardSchema: z.array(breachSchema) })
  list(@Req() request: FastifyRequest) {
    return this.proofs.breaches(visitOf(request));
  }
}
