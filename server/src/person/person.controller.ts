import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ensure, idSchema } from '@ketenzicht/shared/kernel';
import {
  breakGlassSchema,
  brokenGlassSchema,
  correctionSchema,
  foundSchema,
  newPersonSchema,
  personFileSchema,
  personIdentitySchema,
  personSearchSchema,
  type BreakGlass,
  type NewPerson,
  type PersonCorrection,
  type PersonSearch,
} from '@ketenzicht/shared/person';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { sentKey } from '../platform/http/idempotency-key.js';
import { EmergencyService } from './emergency.service.js';
import { PersonService } from './person.service.js';
import { RegisterService } from './register.service.js';

const registeredSchema = z
  .object({ id: z.string(), reference: z.string(), version: z.int() })
  .meta({ id: 'RegisteredPerson' });
type Sent = Record<string, string | undefined>;

@ApiTags('Persons')
@Controller('api/v1/persons')
export class PersonController {
  constructor(
    private readonly persons: PersonService,
    private readonly registering: RegisterService,
    private readonly emergencies: EmergencyService,
  ) {}

  @Post()
  @Does('person.register')
  @ApiOperation({
    summary:
      'Register a person. Somebody with the same name and date of birth in your organisation: 409, with the reference.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'A UUID, so that a retry registers nobody twice.',
  })
  @ApiResponse({ status: 201, standardSchema: registeredSchema })
  async register(
    @Body({ schema: newPersonSchema }) person: NewPerson,
    @Req() request: FastifyRequest,
    @Headers() headers: Sent,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id, reference, version } = await this.registering.register(visitOf(request), person, sentKey(headers));
    void reply.header('etag', `"${version}"`);
    return { id, reference, version };
  }

  @Post('_search')
  @Does('person.search')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Find a person by reference, or by name and date of birth together. Ten at most, under their pseudonyms.',
  })
  @ApiResponse({ status: 200, standardSchema: foundSchema })
  async search(@Body({ schema: personSearchSchema }) question: PersonSearch, @Req() request: FastifyRequest) {
    return { persons: await this.persons.search(visitOf(request), question) };
  }

  @Get(':personId')
  @Does('person.read')
  @ApiOperation({ summary: "A person's file under their pseudonym: who follows them, and why it opens for you." })
  @ApiResponse({ status: 200, standardSchema: personFileSchema })
  async file(
    @Param('personId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.persons.file(visitOf(request), id);
    void reply.header('etag', `"${file.version}"`);
    return file;
  }

  @Get(':personId/identity')
  @Does('person.reveal')
  @ApiOperation({ summary: 'Who it is. Every look is in the access log.' })
  @ApiResponse({ status: 200, standardSchema: personIdentitySchema })
  identity(@Param('personId', { schema: idSchema }) id: string, @Req() request: FastifyRequest) {
    return this.persons.identity(visitOf(request), id);
  }

  @Put(':personId')
  @Does('person.correct')
  @ApiOperation({
    summary: 'Correct what is known of a person. What stood there is kept, with who changed it and why.',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "12".' })
  @ApiResponse({ status: 200, standardSchema: registeredSchema })
  async correct(
    @Param('personId', { schema: idSchema }) personId: string,
    @Body({ schema: correctionSchema }) correction: PersonCorrection,
    @Req() request: FastifyRequest,
    @Headers() headers: Sent,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const changed = await this.persons.correct(visitOf(request), personId, correction, versionOf(headers));
    const { id, reference, version } = changed;
    void reply.header('etag', `"${version}"`);
    return { id, reference, version };
  }

  @Post(':personId/_break-glass')
  @Does('person.breakGlass')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Open a file in an emergency, for four hours. The privacy officer and the organisation know at once.',
  })
  @ApiResponse({ status: 200, standardSchema: brokenGlassSchema })
  breakGlass(
    @Param('personId', { schema: idSchema }) id: string,
    @Body({ schema: breakGlassSchema }) why: BreakGlass,
    @Req() request: FastifyRequest,
  ) {
    return this.emergencies.breakGlass(visitOf(request), id, why);
  }
}

/** Weak tags, lists and `*` do not say what was seen. */
function versionOf(headers: Sent): number {
  const tag = headers['if-match'];
  ensure(tag !== undefined, 'person.version_missing', 'Send If-Match with the version you saw.');
  return Number(/^"(\d{1,9})"$/.exec(tag)?.[1] ?? -1);
}
