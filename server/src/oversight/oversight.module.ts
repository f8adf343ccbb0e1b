import { Module } from '@nestjs/common';
import { CaseController } from './case.controller.js';
import { CaseService } from './case.service.js';
import { HoldController } from './hold.controller.js';
import { HoldService } from './hold.service.js';
import { LogController } from './log.controller.js';
import { LogService } from './log.service.js';
import { OversightJobs } from './oversight.jobs.js';
import { ReportController } from './report.controller.js';
import { ReportService } from './report.service.js';
import { ReviewService } from './review.service.js';

@Module({
  controllers: [CaseController, LogController, ReportController, HoldController],
  providers: [CaseService, LogService, ReportService, HoldService, ReviewService, OversightJobs],
})
export class OversightModule {}
