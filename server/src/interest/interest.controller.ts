import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  askTicketSchema,
  changeInterestSchema,
  interestTokenSchema,
  ownInterestSchema,
  publicRoundsSchema,
  receivedSchema,
  registerSchema,
  ticketSchema,
  type ChangeInterest,
  type Register,
} from '@ketenzicht/shared/interest';
import type { FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { InterestService } from './interest.service.js';
import { OwnInterestService } from './own-interest.service.js';

/** Without login. Tokens travel in bodies and never in addresses: addresses end up in logs. */
@ApiTags('Registration of interest')
@Controller('api/v1')
export class InterestController {
  constructor(
    private readonly interest: InterestService,
    private readonly own: OwnInterestService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('open-interest-rounds')
  @Does('interest.open')
  @ApiOperation({ summary: 'The rounds that are open, and those that closed of late.' })
  @ApiResponse({ status: 200, standardSchema: publicRoundsSchema })
  open() {
    return this.interest.open(this.clock());
  }

  @Post('interest-tickets')
  @Does('interest.ticket')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'A form: taken once, not within three seconds, and with a number for which the SHA-256 of `ticket:number` begins with so many zero bits.',
  })
  @ApiResponse({ status: 200, standardSchema: ticketSchema })
  ticket(@Body({ schema: askTicketSchema }) { roundId }: { roundId: string }) {
    return this.interest.ticket(roundId, this.clock());
  }

  @Post('interests')
  @Does('interest.register')
  @HttpCode(202)
  @ApiOperation({ summary: 'Register interest. What came of it is told by mail; the same form is answered the same.' })
  @ApiResponse({ status: 202, standardSchema: receivedSchema })
  register(@Body({ schema: registerSchema }) body: Register, @Req() request: FastifyRequest) {
    return this.interest.register(request.ip, body, this.clock());
  }

  @Post('interests/_read')
  @Does('interest.own')
  @HttpCode(200)
  @ApiOperation({ summary: 'What was registered with this link.' })
  @ApiResponse({ status: 200, standardSchema: ownInterestSchema })
  read(@Body({ schema: interestTokenSchema }) { token }: { token: string }) {
    return this.own.read(token, this.clock());
  }

  @Post('interests/_confirm')
  @Does('interest.confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm it: from now on it counts. Pressing twice is pressing once.' })
  @ApiResponse({ status: 200, standardSchema: ownInterestSchema })
  confirm(@Body({ schema: interestTokenSchema }) { token }: { token: string }) {
    return this.own.confirm(token, this.clock());
  }

  @Post('interests/_change')
  @Does('interest.change')
  @HttpCode(200)
  @ApiOperation({ summary: 'Change it, until the deadline.' })
  @ApiResponse({ status: 200, standardSchema: ownInterestSchema })
  change(@Body({ schema: changeInterestSchema }) body: ChangeInterest) {
    return this.own.change(body, this.clock());
  }

  @Post('interests/_withdraw')
  @Does('interest.withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw it. What leads to a person is gone at once.' })
  @ApiResponse({ status: 200, standardSchema: ownInterestSchema })
  withdraw(@Body({ schema: interestTokenSchema }) { token }: { token: string }) {
    return this.own.withdraw(token, this.clock());
  }
}
