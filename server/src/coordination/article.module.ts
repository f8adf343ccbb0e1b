import { Module } from '@nestjs/common';
import { AnsweredController } from './answered.controller.js';
import { AnsweredService } from './answered.service.js';
import { ArticleController } from './article.controller.js';
import { ArticleService } from './article.service.js';
import { CaseModule } from './case.module.js';
import { QuestionController } from './question.controller.js';
import { QuestionService } from './question.service.js';

@Module({
  imports: [CaseModule],
  controllers: [AnsweredController, ArticleController, QuestionController],
  providers: [AnsweredService, ArticleService, QuestionService],
})
export class ArticleModule {}
