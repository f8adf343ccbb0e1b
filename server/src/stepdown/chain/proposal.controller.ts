import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  carryInputSchema,
  chainFileSchema,
  mineListSchema,
  mineQuerySchema,
  nothingOfChainSchema,
  proposeInputSchema,
  sayInputSchema,
  withdrawChainSchema,
  type CarryInput,
  type ChainFile,
  type MineQuery,
  type ProposeInput,
  type SayInput,
  type WithdrawChain,
} from '@ketenzicht/shared/stepdown';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { sentKey } from '../../platform/http/idempotency-key.js';
import { ChainCarrying } from './carry.service.js';
import { Consents } from './consent.service.js';
import { ProposalService } from './proposal.service.js';
import { ChainProposing } from './propose.service.js';

/** What is no step of the chain is answered as any other step that is not one's own. */
const placeSchema = z.string().max(40);

@ApiTags('The way out')
@Controller('api/v1/chains')
export class ChainProposalController {
  constructor(
    private readonly chains: ProposalService,
    private readonly proposing: ChainProposing,
    private readonly consents: Consents,
    private readonly carrying: ChainCarrying,
  ) {}

  @Get()
  @Does('chain.mine')
  @ApiOperation({ summary: 'Chains that were proposed, as far as you may see; what asks something of you on top.' })
  @ApiResponse({ status: 200, standardSchema: mineListSchema })
  mine(@Query({ schema: mineQuerySchema }) query: MineQuery, @Req() request: FastifyRequest) {
    return this.chains.mine(visitOf(request), query);
  }

  @Post()
  @Does('chain.propose')
  @ApiOperation({ summary: 'Propose a chain. Checked anew against who waits and what is free now; it becomes a case.' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'A UUID, so that a retry proposes only once.' })
  @ApiResponse({ status: 201, standardSchema: chainFileSchema })
  async propose(
    @Body({ schema: proposeInputSchema }) input: ProposeInput,
    @Headers() headers: Record<string, string | undefined>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.proposing.propose(visitOf(request), input, sentKey(headers)));
  }

  @Get(':chainId')
  @Does('chain.read')
  @ApiOperation({ summary: 'A chain with its steps, what each side said, and what stands in the way.' })
  @ApiResponse({ status: 200, standardSchema: chainFileSchema })
  async file(
    @Param('chainId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.chains.file(visitOf(request), id));
  }

  @Post(':chainId/moves/:place/_say')
  @Does('chain.say')
  @HttpCode(200)
  @ApiOperation({ summary: 'Yes or no, for your side of a step. A no ends the chain; the last yes begins it.' })
  @ApiResponse({ status: 200, standardSchema: chainFileSchema })
  async say(
    @Param('chainId', { schema: idSchema }) id: string,
    @Param('place', { schema: placeSchema }) place: string,
    @Body({ schema: sayInputSchema }) input: SayInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.consents.say(visitOf(request), id, Number(place), input));
  }

  @Post(':chainId/moves/:place/_done')
  @Does('chain.carry')
  @HttpCode(200)
  @ApiOperation({ summary: 'This person has moved: the wait ends, the bed is free, the next place is taken.' })
  @ApiResponse({ status: 200, standardSchema: chainFileSchema })
  async done(
    @Param('chainId', { schema: idSchema }) id: string,
    @Param('place', { schema: placeSchema }) place: string,
    @Body({ schema: carryInputSchema }) input: CarryInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.carrying.done(visitOf(request), id, Number(place), input));
  }

  @Post(':chainId/_undo')
  @Does('chain.undo')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the last step back, within a day.' })
  @ApiResponse({ status: 200, standardSchema: chainFileSchema })
  async undo(
    @Param('chainId', { schema: idSchema }) id: string,
    @Body({ schema: nothingOfChainSchema }) _: z.infer<typeof nothingOfChainSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.carrying.undo(visitOf(request), id));
  }

  @Post(':chainId/_withdraw')
  @Does('chain.withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a proposal back: everybody and everything in it is free again.' })
  @ApiResponse({ status: 200, standardSchema: chainFileSchema })
  async withdraw(
    @Param('chainId', { schema: idSchema }) id: string,
    @Body({ schema: withdrawChainSchema }) { reason }: WithdrawChain,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.consents.withdraw(visitOf(request), id, reason));
  }
}

function tagged(reply: FastifyReply, file: ChainFile): ChainFile {
  void reply.header('etag', `"${file.chain.version}"`);
  return file;
}
