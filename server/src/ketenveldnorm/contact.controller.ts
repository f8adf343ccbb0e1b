import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  contactDoneSchema,
  contactInputSchema,
  contactSchema,
  type ContactInput,
  type ContactNote,
} from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { sentKey } from '../platform/http/idempotency-key.js';
import { ContactService } from './contact.service.js';
import { following } from './timeline.reply.js';

const emptySchema = z.strictObject({});

@ApiTags(following)
@Controller('api/v1')
export class ContactController {
  constructor(private readonly contacts: ContactService) {}

  @Post('trajectories/:trajectoryId/contacts')
  @Does('contact.plan')
  @ApiOperation({ summary: 'Plan a contact, today or later.' })
  @ApiResponse({ status: 201, standardSchema: contactSchema })
  plan(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: contactInputSchema }) input: ContactInput,
    @Req() request: FastifyRequest,
  ) {
    return this.contacts.plan(visitOf(request), id, input);
  }

  @Post('trajectories/:trajectoryId/contact-notes')
  @Does('contact.note')
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'A UUID; the same key is answered the same.' })
  @ApiOperation({ summary: 'How a contact went, and when the next one is. A phone may send it twice.' })
  @ApiResponse({ status: 201, standardSchema: contactSchema })
  note(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: contactDoneSchema }) noted: ContactNote,
    @Req() request: FastifyRequest,
  ) {
    return this.contacts.note(visitOf(request), id, noted, sentKey(request.headers));
  }

  @Post('contacts/:contactId/_cancel')
  @Does('contact.cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'It will not be. Not the only one that is planned in time.' })
  @ApiResponse({ status: 200, standardSchema: contactSchema })
  cancel(
    @Param('contactId', { schema: idSchema }) id: string,
    @Body({ schema: emptySchema }) _: z.infer<typeof emptySchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.contacts.cancel(visitOf(request), id);
  }
}
