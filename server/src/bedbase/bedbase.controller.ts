import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  decisionInputSchema,
  phoneInputSchema,
  proposalInputSchema,
  proposalSchema,
  wardChangeSchema,
  type ProposalInput,
} from '@ketenzicht/shared/bedbase';
import { idSchema, type Actor } from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { BedbaseService } from './bedbase.service.js';

const listQuerySchema = z.strictObject({ ended: z.enum(['true', 'false']).default('false') });
const IfMatch = () => ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "3".' });

@ApiTags('Bed base')
@Controller('api/v1')
export class BedbaseController {
  constructor(private readonly bedbase: BedbaseService) {}

  @Get('ward-proposals')
  @Does('proposals.list')
  @ApiOperation({ summary: 'Proposed changes of the bed base: those that wait, or those that ended.' })
  @ApiResponse({ status: 200, standardSchema: z.array(proposalSchema) })
  list(@Query({ schema: listQuerySchema }) { ended }: z.infer<typeof listQuerySchema>, @Req() request: FastifyRequest) {
    return this.bedbase.list(visitOf(request), ended === 'true');
  }

  @Post('ward-proposals')
  @Does('proposal.make')
  @ApiOperation({ summary: 'Propose to change, open or close a ward of your own organisation. Somebody else decides.' })
  @ApiResponse({ status: 201, standardSchema: proposalSchema })
  propose(@Body({ schema: proposalInputSchema }) input: ProposalInput, @Req() request: FastifyRequest) {
    return this.bedbase.propose(visitOf(request), input);
  }

  @Post('ward-proposals/:proposalId/_withdraw')
  @Does('proposal.withdraw')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Take back a proposal of your own organisation.' })
  @ApiResponse({ status: 200, standardSchema: proposalSchema })
  withdraw(@Param('proposalId', { schema: idSchema }) id: string, @Req() request: FastifyRequest) {
    return this.bedbase.withdraw(visitOf(request), id, seenVersion(request.headers));
  }

  @Post('ward-proposals/:proposalId/_approve')
  @Does('proposal.approve')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Approve; it takes effect on its day, or at once when that has come.' })
  @ApiResponse({ status: 200, standardSchema: proposalSchema })
  approve(@Param('proposalId', { schema: idSchema }) id: string, @Req() request: FastifyRequest) {
    return this.bedbase.approve(visitOf(request), id, seenVersion(request.headers));
  }

  @Post('ward-proposals/:proposalId/_refuse')
  @Does('proposal.refuse')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Refuse, and say why.' })
  @ApiResponse({ status: 200, standardSchema: proposalSchema })
  refuse(
    @Param('proposalId', { schema: idSchema }) id: string,
    @Body({ schema: decisionInputSchema }) { reason }: z.infer<typeof decisionInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.bedbase.refuse(visitOf(request), id, seenVersion(request.headers), reason);
  }

  @Get('units/:unitId/base-changes')
  @Does('ward.base')
  @ApiOperation({ summary: 'What a ward was, step by step, the newest first.' })
  @ApiResponse({ status: 200, standardSchema: z.array(wardChangeSchema) })
  history(@Param('unitId', { schema: idSchema }) unitId: string, @CurrentActor() actor: Actor) {
    return this.bedbase.history(actor, unitId);
  }

  @Put('units/:unitId/phone')
  @Does('ward.phone')
  @HttpCode(204)
  @ApiOperation({ summary: 'Correct the telephone number of your own ward; needs nobody’s approval and is kept.' })
  @ApiResponse({ status: 204, description: 'Corrected.' })
  phone(
    @Param('unitId', { schema: idSchema }) unitId: string,
    @Body({ schema: phoneInputSchema }) { phone }: z.infer<typeof phoneInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.bedbase.correctPhone(visitOf(request), unitId, phone);
  }
}
