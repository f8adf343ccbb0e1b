import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { describeSocket } from './asyncapi.js';

@Controller('api/v1')
export class LiveDocumentController {
  private readonly document = describeSocket();

  /** Open data about an interface: any site may read it. */
  @Get('asyncapi.json')
  @Does('asyncapi.read')
  @ApiExcludeEndpoint()
  asyncapi(@Res({ passthrough: true }) reply: FastifyReply): object {
    void reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=60');
    return this.document;
  }
}
