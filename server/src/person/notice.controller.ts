import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import { noticesSchema } from '@ketenzicht/shared/person';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { NoticeService } from './notice.service.js';

const countSchema = z.object({ unseen: z.int() }).meta({ id: 'NoticeCount' });

@ApiTags('Notices')
@Controller('api/v1')
export class NoticeController {
  constructor(private readonly notices: NoticeService) {}

  @Get('notices')
  @Does('notice.list')
  @ApiOperation({ summary: 'What happened that you have to know: files that were opened in an emergency.' })
  @ApiResponse({ status: 200, standardSchema: noticesSchema })
  list(@Req() request: FastifyRequest) {
    return this.notices.list(visitOf(request));
  }

  @Get('notice-count')
  @Does('notice.count')
  @ApiOperation({ summary: 'How many notices you have not seen.' })
  @ApiResponse({ status: 200, standardSchema: countSchema })
  async count(@Req() request: FastifyRequest) {
    return { unseen: await this.notices.count(visitOf(request)) };
  }

  @Post('notices/:noticeId/_seen')
  @Does('notice.seen')
  @HttpCode(204)
  @ApiOperation({ summary: 'You have seen it.' })
  @ApiResponse({ status: 204, description: 'Noted.' })
  async seen(@Param('noticeId', { schema: idSchema }) noticeId: string, @Req() request: FastifyRequest): Promise<void> {
    await this.notices.seen(visitOf(request), noticeId);
  }
}
