import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { keyInputSchema } from '@ketenzicht/shared/administration';
import {
  idSchema,
  machineClientSchema,
  machineKeySchema,
  newMachineClientSchema,
  type NewMachineClient,
} from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MachineClientService } from '../platform/auth/machines/machine-client.service.js';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';

const kidSchema = z.string().regex(/^[A-Za-z0-9._~-]{1,100}$/, 'the name of a key');

@ApiTags('Administration')
@Controller('api/v1/machine-clients')
export class MachinesController {
  constructor(private readonly machines: MachineClientService) {}

  @Get()
  @Does('machines.list')
  @ApiOperation({
    summary: 'The machines of your organisation: for what, who answers for them, until when, last used.',
  })
  @ApiResponse({ status: 200, standardSchema: z.array(machineClientSchema) })
  list(@Req() request: FastifyRequest) {
    return this.machines.list(visitOf(request));
  }

  @Post()
  @Does('machine.make')
  @ApiOperation({
    summary: 'Make a client for one organisation and one purpose; at most a year. It needs a key to log in.',
  })
  @ApiResponse({ status: 201, standardSchema: machineClientSchema })
  make(@Body({ schema: newMachineClientSchema }) client: NewMachineClient, @Req() request: FastifyRequest) {
    return this.machines.make(visitOf(request), client);
  }

  @Post(':clientId/keys')
  @Does('machine.add_key')
  @ApiOperation({ summary: 'Add a public key, PEM or JWK, beside those in use. A private key is refused.' })
  @ApiResponse({ status: 201, standardSchema: machineKeySchema })
  addKey(
    @Param('clientId', { schema: idSchema }) id: string,
    @Body({ schema: keyInputSchema }) { key, validUntil }: z.infer<typeof keyInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.machines.addKey(visitOf(request), id, key, new Date(validUntil));
  }

  @Post(':clientId/keys/:kid/_retire')
  @Does('machine.retire_key')
  @HttpCode(204)
  @ApiOperation({ summary: 'From now on this key opens nothing.' })
  @ApiResponse({ status: 204, description: 'Retired.' })
  retireKey(
    @Param('clientId', { schema: idSchema }) id: string,
    @Param('kid', { schema: kidSchema }) kid: string,
    @Req() request: FastifyRequest,
  ) {
    return this.machines.retireKey(visitOf(request), id, kid);
  }

  @Post(':clientId/_disable')
  @Does('machine.disable')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a client with its tokens, for good.' })
  @ApiResponse({ status: 204, description: 'Disabled.' })
  disable(@Param('clientId', { schema: idSchema }) id: string, @Req() request: FastifyRequest) {
    return this.machines.disable(visitOf(request), id);
  }
}
