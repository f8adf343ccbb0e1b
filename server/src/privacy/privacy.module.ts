import { Module } from '@nestjs/common';
import { ErasureService } from './erasure.service.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';
import { PrivacyJobs } from './privacy.jobs.js';
import { RegisterService } from './register.service.js';
import { RequestController } from './request.controller.js';
import { RequestService } from './request.service.js';
import { RetentionController } from './retention.controller.js';
import { RetentionEngine } from './retention.engine.js';
import { RetentionService } from './retention.service.js';

@Module({
  controllers: [RequestController, RetentionController, FiguresController],
  providers: [
    RequestService,
    ErasureService,
    RetentionService,
    RetentionEngine,
    RegisterService,
    FiguresService,
    PrivacyJobs,
  ],
  exports: [PrivacyJobs],
})
export class PrivacyModule {}
