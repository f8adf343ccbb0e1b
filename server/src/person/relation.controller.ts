import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  candidatesSchema,
  newRelationSchema,
  relationEndSchema,
  type NewRelation,
  type RelationEnd,
} from '@ketenzicht/shared/person';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { RelationService } from './relation.service.js';

const addedSchema = z.object({ id: z.string() }).meta({ id: 'AddedCareRelation' });

@ApiTags('Persons')
@Controller('api/v1/persons/:personId')
export class RelationController {
  constructor(private readonly relations: RelationService) {}

  @Get('relation-candidates')
  @Does('relation.candidates')
  @ApiOperation({ summary: 'Who may be let in: colleagues, and the chain directors of the region.' })
  @ApiResponse({ status: 200, standardSchema: candidatesSchema })
  async candidates(@Param('personId', { schema: idSchema }) personId: string, @Req() request: FastifyRequest) {
    return { accounts: await this.relations.candidates(visitOf(request), personId) };
  }

  @Post('relations')
  @Does('relation.add')
  @ApiOperation({ summary: 'Let somebody follow this person.' })
  @ApiResponse({ status: 201, standardSchema: addedSchema })
  add(
    @Param('personId', { schema: idSchema }) personId: string,
    @Body({ schema: newRelationSchema }) relation: NewRelation,
    @Req() request: FastifyRequest,
  ) {
    return this.relations.add(visitOf(request), personId, relation);
  }

  @Post('relations/:relationId/_end')
  @Does('relation.end')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a relation; the file no longer opens for that account.' })
  @ApiResponse({ status: 204, description: 'Ended.' })
  async end(
    @Param('personId', { schema: idSchema }) personId: string,
    @Param('relationId', { schema: idSchema }) relationId: string,
    @Body({ schema: relationEndSchema }) end: RelationEnd,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.relations.end(visitOf(request), personId, relationId, end);
  }
}
