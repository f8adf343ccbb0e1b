import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { answerCaseSchema, caseFileSchema } from '@ketenzicht/shared/coordination';
import { idSchema } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { IfMatch, tagged } from './case.reply.js';
import { QuestionService } from './question.service.js';

@ApiTags('Vraagbaak')
@Controller('api/v1/cases/:caseId')
export class QuestionController {
  constructor(private readonly questions: QuestionService) {}

  @Post('_answer')
  @Does('knelpunt.answer')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({
    summary: 'Answer a question, which closes it as answered; what others can use of it becomes an article.',
  })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  async answer(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: answerCaseSchema }) input: z.infer<typeof answerCaseSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const which = { id, seen: seenVersion(request.headers) };
    return tagged(reply, await this.questions.answer(visitOf(request), which, input));
  }
}
