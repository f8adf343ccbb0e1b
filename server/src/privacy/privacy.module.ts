import { Module } from '@nestjs/common';
import { PersonModule } from '../person/person.module.js';
import { ErasureService } from './erasure.service.js';
import { ExportController } from './export.controller.js';
import { ExportJobs } from './export.jobs.js';
import { ExportService } from './export.service.js';
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
  imports: [PersonModule],
  controllers: [RequestController, ExportController, RetentionController, FiguresController],
  providers: [
    RequestService,
    ErasureService,
    ExportService,
    ExportJobs,
    RetentionService,
    RetentionEngine,
    RegisterService,
    FiguresService,
    PrivacyJobs,
  ],
  exports: [PrivacyJobs],
})
export class PrivacyModule {}
