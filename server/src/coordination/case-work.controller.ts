import { Body, Controller, Delete, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  caseFileSchema,
  conferenceInputSchema,
  heldInputSchema,
  linkInputSchema,
  noteInputSchema,
  participantInputSchema,
  taskInputSchema,
} from '@ketenzicht/shared/coordination';
import { idSchema } from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { CaseWork } from './case-work.service.js';

/** Any word: one that is no kind points at nothing, and says so only to who may see the case. */
const kindSchema = z.string().max(40);
const emptySchema = z.strictObject({});
const watchingSchema = z.object({ watching: z.array(z.string()) }).meta({ id: 'CaseWatching' });

@ApiTags('The coordination point')
@Controller('api/v1')
export class CaseWorkController {
  constructor(private readonly work: CaseWork) {}

  @Post('cases/:caseId/_note')
  @Does('knelpunt.note')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say something on its timeline. Names nobody.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  note(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: noteInputSchema }) { text }: z.infer<typeof noteInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.work.noted(visitOf(request), id, text);
  }

  @Post('cases/:caseId/_watch')
  @Does('knelpunt.watch')
  @HttpCode(200)
  @ApiOperation({ summary: 'You have it open: ask every 20 s. Who else has.' })
  @ApiResponse({ status: 200, standardSchema: watchingSchema })
  async watch(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: emptySchema }) _: z.infer<typeof emptySchema>,
    @Req() request: FastifyRequest,
  ) {
    return { watching: await this.work.watch(visitOf(request), id) };
  }

  @Post('cases/:caseId/tasks')
  @Does('knelpunt.task')
  @ApiOperation({ summary: 'Something to do, by somebody, on a day.' })
  @ApiResponse({ status: 201, standardSchema: caseFileSchema })
  task(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: taskInputSchema }) input: z.infer<typeof taskInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.work.addTask(visitOf(request), id, input);
  }

  @Post('case-tasks/:taskId/_done')
  @Does('knelpunt.done')
  @HttpCode(200)
  @ApiOperation({ summary: 'A task is done.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  done(
    @Param('taskId', { schema: idSchema }) id: string,
    @Body({ schema: emptySchema }) _: z.infer<typeof emptySchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.work.taskDone(visitOf(request), id);
  }

  @Post('cases/:caseId/participants')
  @Does('knelpunt.invite')
  @ApiOperation({ summary: 'Let a colleague of the register take part: from now on they see all of it.' })
  @ApiResponse({ status: 201, standardSchema: caseFileSchema })
  invite(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: participantInputSchema }) { accountId }: z.infer<typeof participantInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.work.invite(visitOf(request), id, accountId);
  }

  @Delete('cases/:caseId/participants/:accountId')
  @Does('knelpunt.dismiss')
  @ApiOperation({ summary: 'Somebody takes part no more.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  dismiss(
    @Param('caseId', { schema: idSchema }) id: string,
    @Param('accountId', { schema: idSchema }) accountId: string,
    @Req() request: FastifyRequest,
  ) {
    return this.work.dismiss(visitOf(request), id, accountId);
  }

  @Post('cases/:caseId/conferences')
  @Does('knelpunt.confer')
  @ApiOperation({ summary: 'Plan a case conference.' })
  @ApiResponse({ status: 201, standardSchema: caseFileSchema })
  confer(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: conferenceInputSchema }) input: z.infer<typeof conferenceInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.work.confer(visitOf(request), id, input);
  }

  @Post('case-conferences/:conferenceId/_held')
  @Does('knelpunt.decide')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a case conference decided. Names nobody.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  held(
    @Param('conferenceId', { schema: idSchema }) id: string,
    @Body({ schema: heldInputSchema }) input: z.infer<typeof heldInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.work.held(visitOf(request), id, input);
  }

  @Post('cases/:caseId/links')
  @Does('knelpunt.link')
  @ApiOperation({ summary: 'Point at a ward, a request, a person or another case that you may see.' })
  @ApiResponse({ status: 201, standardSchema: caseFileSchema })
  link(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: linkInputSchema }) input: z.infer<typeof linkInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.work.link(visitOf(request), id, input);
  }

  @Delete('cases/:caseId/links/:kind/:linkId')
  @Does('knelpunt.unlink')
  @ApiOperation({ summary: 'Point at it no more. What a rule linked stays.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  unlink(
    @Param('caseId', { schema: idSchema }) id: string,
    @Param('kind', { schema: kindSchema }) kind: string,
    @Param('linkId', { schema: idSchema }) linkId: string,
    @Req() request: FastifyRequest,
  ) {
    return this.work.unlink(visitOf(request), id, { kind, id: linkId });
  }
}
