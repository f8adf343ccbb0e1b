import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  articleInputSchema,
  articleSchema,
  articleSearchSchema,
  foundSchema,
  helpfulInputSchema,
  type Article,
  type ArticleInput,
  type ArticleSearch,
} from '@ketenzicht/shared/coordination';
import { ensure, idSchema } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { ArticleService } from './article.service.js';

const nothingSchema = z.strictObject({});
const IfMatch = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The version of the article that you saw, as "3".' });

@ApiTags('Vraagbaak')
@Controller('api/v1/articles')
export class ArticleController {
  constructor(private readonly articles: ArticleService) {}

  @Post('_search')
  @Does('article.search')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Articles on law and practice, the best first; at most 20. Without `q` the newest. `like`: what resembles a question that is being typed, at most 5. In the body, because people type names into a search and addresses are kept.',
  })
  @ApiResponse({ status: 200, standardSchema: z.array(foundSchema) })
  search(@Body({ schema: articleSearchSchema }) search: ArticleSearch, @Req() request: FastifyRequest) {
    return this.articles.search(visitOf(request), search);
  }

  @Get(':articleId')
  @Does('article.read')
  @ApiOperation({ summary: 'One article, with what colleagues thought of it and what you said yourself.' })
  @ApiResponse({ status: 200, standardSchema: articleSchema })
  async read(
    @Param('articleId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.articles.read(visitOf(request), id));
  }

  @Post()
  @Does('article.publish')
  @ApiOperation({ summary: 'Publish an article for everyone who is logged in. About nobody, with a day of review.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'A UUID, so that a retry publishes only once.' })
  @ApiResponse({ status: 201, standardSchema: articleSchema })
  async publish(
    @Body({ schema: articleInputSchema }) input: ArticleInput,
    @Headers() headers: Record<string, string | undefined>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = headers['idempotency-key'] ?? randomUUID();
    ensure(idSchema.safeParse(id).success, 'idempotency.invalid', 'The Idempotency-Key must be a lower-case UUID.');
    return tagged(reply, await this.articles.publish(visitOf(request), id, input));
  }

  @Put(':articleId')
  @Does('article.change')
  @IfMatch()
  @ApiOperation({ summary: 'Change an article. The day of review is yet to come.' })
  @ApiResponse({ status: 200, standardSchema: articleSchema })
  async change(
    @Param('articleId', { schema: idSchema }) id: string,
    @Body({ schema: articleInputSchema }) input: ArticleInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.articles.change(visitOf(request), id, input, seenVersion(request.headers)));
  }

  @Post(':articleId/_withdraw')
  @Does('article.withdraw')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Take an article out of the vraagbaak. Its address keeps saying that it was withdrawn.' })
  @ApiResponse({ status: 200, standardSchema: articleSchema })
  async withdraw(
    @Param('articleId', { schema: idSchema }) id: string,
    @Body({ schema: nothingSchema }) _: z.infer<typeof nothingSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.articles.withdraw(visitOf(request), id, seenVersion(request.headers)));
  }

  @Post(':articleId/_judge')
  @Does('article.judge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say whether it helped; once per account, the last answer counts.' })
  @ApiResponse({ status: 200, standardSchema: articleSchema })
  async judge(
    @Param('articleId', { schema: idSchema }) id: string,
    @Body({ schema: helpfulInputSchema }) { helpful }: z.infer<typeof helpfulInputSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.articles.judge(visitOf(request), id, helpful));
  }
}

function tagged(reply: FastifyReply, article: Article): Article {
  void reply.header('etag', `"${article.version}"`);
  return article;
}
