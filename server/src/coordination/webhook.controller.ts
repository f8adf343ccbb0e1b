import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  deliverySchema,
  madeWebhookSchema,
  webhookInputSchema,
  webhookSchema,
  type WebhookInput,
} from '@ketenzicht/shared/coordination';
import { idSchema } from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { WebhookService } from './webhook.service.js';

const Id = () => Param('webhookId', { schema: idSchema });

@ApiTags('Webhooks')
@Controller('api/v1/webhooks')
export class WebhookController {
  constructor(private readonly webhooks: WebhookService) {}

  @Get()
  @Does('webhook.list')
  @ApiOperation({ summary: 'Which systems of your organisation are told, and whether that works.' })
  @ApiResponse({ status: 200, standardSchema: z.array(webhookSchema) })
  list(@Req() request: FastifyRequest) {
    return this.webhooks.list(visitOf(request));
  }

  @Post()
  @Does('webhook.make')
  @ApiOperation({
    summary: 'Tell a system of yours. The secret that verifies the signature (Standard Webhooks) is shown this once.',
  })
  @ApiResponse({ status: 201, standardSchema: madeWebhookSchema })
  make(@Body({ schema: webhookInputSchema }) input: WebhookInput, @Req() request: FastifyRequest) {
    return this.webhooks.make(visitOf(request), input);
  }

  @Delete(':webhookId')
  @Does('webhook.remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tell it nothing any more; what waited for it goes too.' })
  @ApiResponse({ status: 204, description: 'Removed.' })
  remove(@Id() id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.webhooks.remove(visitOf(request), id);
  }

  @Get(':webhookId/deliveries')
  @Does('webhook.deliveries')
  @ApiOperation({ summary: 'The hundred newest messages to it, first those that were laid aside.' })
  @ApiResponse({ status: 200, standardSchema: z.array(deliverySchema) })
  deliveries(@Id() id: string, @Req() request: FastifyRequest) {
    return this.webhooks.deliveries(visitOf(request), id);
  }

  @Post(':webhookId/deliveries/:deliveryId/_retry')
  @Does('webhook.retry')
  @HttpCode(204)
  @ApiOperation({ summary: 'Try what was laid aside again, from the first wait.' })
  @ApiResponse({ status: 204, description: 'It is tried at once.' })
  retry(
    @Id() id: string,
    @Param('deliveryId', { schema: idSchema }) deliveryId: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.webhooks.retry(visitOf(request), id, deliveryId);
  }
}
