import { Module } from '@nestjs/common';
import { ArticleController } from './article.controller.js';
import { ArticleService } from './article.service.js';
import { CaseModule } from './case.module.js';
import { QuestionController } from './question.controller.js';
import { QuestionService } from './question.service.js';

@Module({
  imports: [CaseModule],
  controllers: [ArticleController, QuestionController],
  providers: [ArticleService, QuestionService],
})
export class ArticleModule {}
