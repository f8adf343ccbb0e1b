import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  heldTitleSchema,
  titleChangeSchema,
  titleInputSchema,
  type TitleChange,
  type TitleInput,
} from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { following } from './timeline.reply.js';
import { TitleService } from './title.service.js';

@ApiTags(following)
@Controller('api/v1')
export class TitleController {
  constructor(private readonly titles: TitleService) {}

  @Post('trajectories/:trajectoryId/titles')
  @Does('title.set')
  @ApiOperation({ summary: 'A legal title. Its end is reckoned by the law; a court may have set an earlier day.' })
  @ApiResponse({ status: 201, standardSchema: heldTitleSchema })
  set(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: titleInputSchema }) input: TitleInput,
    @Req() request: FastifyRequest,
  ) {
    return this.titles.set(visitOf(request), id, input);
  }

  @Post('titles/:titleId/_change')
  @Does('title.change')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What comes after it, an earlier last day, or six weeks because a zorgmachtiging was asked in time.',
  })
  @ApiResponse({ status: 200, standardSchema: heldTitleSchema })
  change(
    @Param('titleId', { schema: idSchema }) id: string,
    @Body({ schema: titleChangeSchema }) change: TitleChange,
    @Req() request: FastifyRequest,
  ) {
    return this.titles.change(visitOf(request), id, change);
  }
}
