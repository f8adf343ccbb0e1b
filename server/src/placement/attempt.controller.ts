import { Body, Controller, HttpCode, Param, Post, Req, applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import type { OperationId } from '@ketenzicht/shared/operations';
import {
  admitInputSchema,
  answerInputSchema,
  askInputSchema,
  attemptSchema,
  missingInputSchema,
  requestFileSchema,
  stepInputSchema,
  type AnswerInput,
  type AskInput,
  type Channel,
} from '@ketenzicht/shared/placement';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { AskService } from './ask.service.js';
import { AttemptService, type Seen } from './attempt.service.js';

type Step = z.infer<typeof stepInputSchema>;

/** `POST /placement-attempts/:attemptId/_…`, with the version of the attempt that was seen. */
const Act = (name: string, operation: OperationId, summary: string) =>
  applyDecorators(
    Post(`placement-attempts/:attemptId/_${name}`),
    Does(operation),
    HttpCode(200),
    ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "3".' }),
    ApiOperation({ summary }),
    ApiResponse({ status: 200, standardSchema: attemptSchema }),
  );
const Id = () => Param('attemptId', { schema: idSchema });

const seenIn = (request: FastifyRequest, id: string, channel: Channel = 'system'): Seen => ({
  id,
  version: seenVersion(request.headers),
  channel,
});

@ApiTags('Finding a place')
@Controller('api/v1')
export class AttemptController {
  constructor(
    private readonly asking: AskService,
    private readonly attempts: AttemptService,
  ) {}

  @Post('placement-requests/:requestId/attempts')
  @Does('placement.ask')
  @ApiOperation({ summary: 'Ask one ward or several, together or in turn, and say why these.' })
  @ApiResponse({ status: 201, standardSchema: requestFileSchema })
  ask(
    @Param('requestId', { schema: idSchema }) requestId: string,
    @Body({ schema: askInputSchema }) input: AskInput,
    @Req() request: FastifyRequest,
  ) {
    return this.asking.ask(visitOf(request), requestId, input);
  }

  @Act('see', 'attempt.see', 'Somebody of the ward has opened it.')
  see(@Id() id: string, @Body({ schema: stepInputSchema }) { channel }: Step, @Req() request: FastifyRequest) {
    return this.attempts.see(visitOf(request), seenIn(request, id, channel));
  }

  @Act('consider', 'attempt.consider', 'The ward is thinking about it.')
  consider(@Id() id: string, @Body({ schema: stepInputSchema }) { channel }: Step, @Req() request: FastifyRequest) {
    return this.attempts.consider(visitOf(request), seenIn(request, id, channel));
  }

  @Act('await', 'attempt.await', 'Something is missing: says what, and the clock runs to ten working days.')
  awaitMaterial(
    @Id() id: string,
    @Body({ schema: missingInputSchema }) { missing }: z.infer<typeof missingInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.attempts.await(visitOf(request), seenIn(request, id), missing);
  }

  @Act('answer', 'attempt.answer', 'Yes, yes from another day, or no with a coded reason.')
  answer(@Id() id: string, @Body({ schema: answerInputSchema }) input: AnswerInput, @Req() request: FastifyRequest) {
    return this.attempts.answer(visitOf(request), seenIn(request, id, input.channel), input);
  }

  @Act('agree', 'attempt.agree', 'The day that the ward offered is good.')
  agree(@Id() id: string, @Body({ schema: stepInputSchema }) { channel }: Step, @Req() request: FastifyRequest) {
    return this.attempts.agree(visitOf(request), seenIn(request, id, channel));
  }

  @Act('withdraw', 'attempt.withdraw', 'Take the question back before there is a yes.')
  withdraw(@Id() id: string, @Body({ schema: stepInputSchema }) { channel }: Step, @Req() request: FastifyRequest) {
    return this.attempts.withdraw(visitOf(request), seenIn(request, id, channel));
  }

  @Act('admit', 'attempt.admit', 'They are there: the held bed becomes an occupied one.')
  admit(
    @Id() id: string,
    @Body({ schema: admitInputSchema }) { admittedAt, alreadyCounted, channel }: z.infer<typeof admitInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    const visit = visitOf(request);
    return this.attempts.admit(visit, seenIn(request, id, channel), {
      admittedAt: admittedAt === undefined ? visit.at : new Date(admittedAt),
      alreadyCounted,
    });
  }

  @Act('miss', 'attempt.miss', 'They did not come.')
  miss(@Id() id: string, @Body({ schema: stepInputSchema }) { channel }: Step, @Req() request: FastifyRequest) {
    return this.attempts.miss(visitOf(request), seenIn(request, id, channel));
  }

  @Act('cancel', 'attempt.cancel', 'The placement that was agreed does not take place.')
  cancel(@Id() id: string, @Body({ schema: stepInputSchema }) { channel }: Step, @Req() request: FastifyRequest) {
    return this.attempts.cancel(visitOf(request), seenIn(request, id, channel));
  }

  @Act('undo', 'attempt.undo', 'It was a mistake: nobody came. Within 24 hours.')
  undo(@Id() id: string, @Body({ schema: stepInputSchema }) { channel }: Step, @Req() request: FastifyRequest) {
    return this.attempts.undo(visitOf(request), seenIn(request, id, channel));
  }
}
