import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { casePersonSchema, findPeopleInputSchema } from '@ketenzicht/shared/coordination';
import { idSchema } from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { CasePeople } from './case-people.service.js';

@ApiTags('The coordination point')
@Controller('api/v1/cases')
export class CasePeopleController {
  constructor(private readonly people: CasePeople) {}

  @Post(':caseId/participants/_find')
  @Does('knelpunt.find')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Whom you could ask to take part, by a part of a name or of an organisation. Twenty at most.',
  })
  @ApiResponse({ status: 200, standardSchema: z.array(casePersonSchema) })
  find(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: findPeopleInputSchema }) { text }: z.infer<typeof findPeopleInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.people.find(visitOf(request), id, text);
  }
}
