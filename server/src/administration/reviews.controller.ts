import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { reviewSchema, signInputSchema } from '@ketenzicht/shared/administration';
import { idSchema } from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { ReviewsService } from './reviews.service.js';

@ApiTags('Administration')
@Controller('api/v1/rights-reviews')
export class ReviewsController {
  constructor(private readonly reviews: ReviewsService) {}

  @Get()
  @Does('reviews.list')
  @ApiOperation({ summary: 'Whose rights are to be looked at again, and what was signed.' })
  @ApiResponse({ status: 200, standardSchema: z.array(reviewSchema) })
  list(@Req() request: FastifyRequest) {
    return this.reviews.list(visitOf(request));
  }

  @Post(':reviewId/lines/:accountId/_sign')
  @Does('review.sign')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign one line: these rights stay, or they end now.' })
  @ApiResponse({ status: 204, description: 'Signed.' })
  sign(
    @Param('reviewId', { schema: idSchema }) reviewId: string,
    @Param('accountId', { schema: idSchema }) accountId: string,
    @Body({ schema: signInputSchema }) { decision }: z.infer<typeof signInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.reviews.sign(visitOf(request), reviewId, accountId, decision);
  }
}
