import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  decideSchema,
  eraseSchema,
  openRequestSchema,
  placedSchema,
  recipientNoticeListSchema,
  refuseSchema,
  registerSchema,
  restrictSchema,
  subjectRequestListSchema,
} from '@ketenzicht/shared/privacy';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { ErasureService } from './erasure.service.js';
import { RegisterService } from './register.service.js';
import { RequestService } from './request.service.js';

@ApiTags('Privacy')
@Controller('api/v1/privacy')
export class RequestController {
  constructor(
    private readonly requests: RequestService,
    private readonly erasure: ErasureService,
    private readonly register: RegisterService,
  ) {}

  @Get('register')
  @Does('register.read')
  @ApiOperation({
    summary: 'The register of processing (GDPR article 30), with the operations that each activity serves.',
  })
  @ApiResponse({ status: 200, standardSchema: registerSchema })
  readRegister(@Req() request: FastifyRequest) {
    return this.register.read(visitOf(request));
  }

  @Get('requests')
  @Does('subjectRequest.list')
  @ApiOperation({ summary: 'What persons asked about their data, those with the shortest time left first.' })
  @ApiResponse({ status: 200, standardSchema: subjectRequestListSchema })
  async list(@Req() request: FastifyRequest) {
    return { requests: await this.requests.list(visitOf(request)) };
  }

  @Post('requests')
  @Does('subjectRequest.open')
  @ApiOperation({ summary: 'Takes in a request, by the reference of whom it is about.' })
  @ApiResponse({ status: 201, standardSchema: placedSchema })
  open(@Body({ schema: openRequestSchema }) body: z.infer<typeof openRequestSchema>, @Req() request: FastifyRequest) {
    return this.requests.open(visitOf(request), body);
  }

  @Post('requests/:id/_refuse')
  @HttpCode(204)
  @Does('subjectRequest.refuse')
  @ApiOperation({ summary: 'Refuses a request on a ground of the law, of which the person is told.' })
  async refuse(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: refuseSchema }) { ground }: z.infer<typeof refuseSchema>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.requests.refuse(visitOf(request), id, ground);
  }

  @Post('requests/:id/_close')
  @HttpCode(204)
  @Does('subjectRequest.close')
  @ApiOperation({ summary: 'Closes a request for correction, once the file was corrected.' })
  async close(@Param('id', { schema: idSchema }) id: string, @Req() request: FastifyRequest): Promise<void> {
    await this.requests.close(visitOf(request), id);
  }

  @Post('requests/:id/_restrict')
  @HttpCode(204)
  @Does('person.restrict')
  @ApiOperation({ summary: 'Restricts a file: from now on only the privacy officer sees it.' })
  async restrict(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: restrictSchema }) { ground }: z.infer<typeof restrictSchema>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.requests.restrict(visitOf(request), id, ground);
  }

  @Post('requests/:id/_release')
  @HttpCode(204)
  @Does('person.release')
  @ApiOperation({ summary: 'Ends the restriction of a file.' })
  async release(@Param('id', { schema: idSchema }) id: string, @Req() request: FastifyRequest): Promise<void> {
    await this.requests.release(visitOf(request), id);
  }

  @Post('requests/:id/_erase')
  @HttpCode(202)
  @Does('person.erase')
  @ApiOperation({ summary: 'Proposes to erase a person, on a ground that the law allows. Somebody else decides.' })
  async erase(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: eraseSchema }) { ground }: z.infer<typeof eraseSchema>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.erasure.propose(visitOf(request), id, ground);
  }

  @Post('requests/:id/_erase-decide')
  @HttpCode(204)
  @Does('person.eraseSecond')
  @ApiOperation({ summary: 'The second pair of eyes on an erasure. Approved, the person is gone for good.' })
  async decide(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: decideSchema }) { approve }: z.infer<typeof decideSchema>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.erasure.decide(visitOf(request), id, approve);
  }

  @Get('recipient-notices')
  @Does('recipientNotice.list')
  @ApiOperation({ summary: 'What was corrected, restricted or erased of persons whom you follow.' })
  @ApiResponse({ status: 200, standardSchema: recipientNoticeListSchema })
  async notices(@Req() request: FastifyRequest) {
    return { notices: await this.requests.notices(visitOf(request)) };
  }
}
