import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  accountChangeSchema,
  accountSchema,
  endInputSchema,
  inviteInputSchema,
  invitedSchema,
  type AccountChange,
  type InviteInput,
} from '@ketenzicht/shared/administration';
import { idSchema } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { RoomPools } from '../platform/database/room-pools.js';
import { seenVersion } from '../platform/http/version-header.js';
import { accountsCsv } from './accounts-csv.js';
import { AccountsService } from './accounts.service.js';

const IfMatch = () => ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "3".' });

@ApiTags('Administration')
@Controller('api/v1/accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly pools: RoomPools,
  ) {}

  @Get()
  @Does('accounts.list')
  @ApiOperation({ summary: 'Who has what. Search and filter on your own side: a name does not belong in an address.' })
  @ApiResponse({ status: 200, standardSchema: z.array(accountSchema) })
  list(@Req() request: FastifyRequest) {
    return this.accounts.list(visitOf(request));
  }

  @Get('_export')
  @Does('accounts.export')
  @ApiOperation({ summary: 'The same as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, description: 'CSV, UTF-8, semicolons.' })
  async export(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const [accounts, { rows }] = await Promise.all([
      this.accounts.list(visitOf(request)),
      this.pools.of('board').query<{ id: string; name: string }>('select id, name from provider'),
    ]);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="wie-heeft-wat.csv"')
      .header('cache-control', 'no-store')
      .send(accountsCsv(accounts, new Map(rows.map(({ id, name }) => [id, name]))));
  }

  @Post()
  @Does('account.invite')
  @ApiOperation({
    summary: 'Invite somebody. The token is told once; hand the link over yourself, it works for 72 hours.',
  })
  @ApiResponse({ status: 201, standardSchema: invitedSchema })
  invite(@Body({ schema: inviteInputSchema }) input: InviteInput, @Req() request: FastifyRequest) {
    return this.accounts.invite(visitOf(request), input);
  }

  @Put(':accountId')
  @Does('account.change')
  @IfMatch()
  @ApiOperation({ summary: 'Change somebody’s name, role and regions. Counts from their next request.' })
  @ApiResponse({ status: 200, standardSchema: accountSchema })
  change(
    @Param('accountId', { schema: idSchema }) id: string,
    @Body({ schema: accountChangeSchema }) change: AccountChange,
    @Req() request: FastifyRequest,
  ) {
    return this.accounts.change(visitOf(request), id, seenVersion(request.headers), change);
  }

  @Post(':accountId/_end')
  @Does('account.end')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({
    summary: 'End somebody’s access, with every session. The account stays, so that what was done stays named.',
  })
  @ApiResponse({ status: 200, standardSchema: accountSchema })
  end(
    @Param('accountId', { schema: idSchema }) id: string,
    @Body({ schema: endInputSchema }) { reason }: z.infer<typeof endInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.accounts.end(visitOf(request), id, seenVersion(request.headers), reason);
  }

  @Post(':accountId/_end-sessions')
  @Does('account.end_sessions')
  @HttpCode(200)
  @ApiOperation({ summary: 'End all sessions of somebody; they may log in again.' })
  @ApiResponse({ status: 200, standardSchema: z.object({ ended: z.int() }) })
  async endSessions(@Param('accountId', { schema: idSchema }) id: string, @Req() request: FastifyRequest) {
    return { ended: await this.accounts.endSessions(visitOf(request), id) };
  }

  @Post(':accountId/_invite-again')
  @Does('account.invite_again')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'A new link for somebody who was invited, or who comes back; older links work no more.' })
  @ApiResponse({ status: 200, standardSchema: invitedSchema })
  inviteAgain(@Param('accountId', { schema: idSchema }) id: string, @Req() request: FastifyRequest) {
    return this.accounts.inviteAgain(visitOf(request), id, seenVersion(request.headers));
  }
}
