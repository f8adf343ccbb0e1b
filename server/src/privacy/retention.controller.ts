import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  changeTermSchema,
  decideSchema,
  placeHoldSchema,
  placedSchema,
  retentionClassSchema,
  retentionRunSchema,
  retentionSchema,
  termChangedSchema,
  type RetentionClass,
} from '@ketenzicht/shared/privacy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { RetentionService } from './retention.service.js';

@ApiTags('Privacy')
@Controller('api/v1/privacy/retention')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  @Get()
  @Does('retention.read')
  @ApiOperation({ summary: 'How long what is kept, what is held back from that, and what the last round did.' })
  @ApiResponse({ status: 200, standardSchema: retentionSchema })
  read(@Req() request: FastifyRequest) {
    return this.retention.read(visitOf(request));
  }

  @Post('_dry-run')
  @HttpCode(200)
  @Does('retention.try')
  @ApiOperation({ summary: 'What a round would take away now. Changes nothing.' })
  @ApiResponse({ status: 200, standardSchema: retentionRunSchema })
  try(@Req() request: FastifyRequest) {
    return this.retention.try(visitOf(request));
  }

  @Post(':class/_change')
  @Does('retention.change')
  @ApiOperation({ summary: 'Changes a term. Longer counts at once (200); shorter waits for a second person (202).' })
  @ApiResponse({ status: 200, standardSchema: termChangedSchema })
  @ApiResponse({ status: 202, standardSchema: termChangedSchema })
  async change(
    @Param('class', { schema: retentionClassSchema }) name: RetentionClass,
    @Body({ schema: changeTermSchema }) body: z.infer<typeof changeTermSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const changed = await this.retention.change(visitOf(request), name, body);
    void reply.status(changed.outcome === 'awaitingSecond' ? 202 : 200);
    return changed;
  }

  @Post(':class/_decide')
  @HttpCode(200)
  @Does('retention.decide')
  @ApiOperation({ summary: 'The second pair of eyes on a shorter term.' })
  @ApiResponse({ status: 200, standardSchema: termChangedSchema })
  decide(
    @Param('class', { schema: retentionClassSchema }) name: RetentionClass,
    @Body({ schema: decideSchema }) { approve }: z.infer<typeof decideSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.retention.decide(visitOf(request), name, approve);
  }

  @Post('holds')
  @Does('hold.place')
  @ApiOperation({ summary: 'Keeps a class, or one person, from being cleared: for a legal claim.' })
  @ApiResponse({ status: 201, standardSchema: placedSchema })
  placeHold(@Body({ schema: placeHoldSchema }) body: z.infer<typeof placeHoldSchema>, @Req() request: FastifyRequest) {
    return this.retention.placeHold(visitOf(request), body);
  }

  @Delete('holds/:id')
  @HttpCode(204)
  @Does('hold.lift')
  @ApiOperation({ summary: 'Lifts a hold.' })
  async liftHold(@Param('id', { schema: idSchema }) id: string, @Req() request: FastifyRequest): Promise<void> {
    await this.retention.liftHold(visitOf(request), id);
  }
}
