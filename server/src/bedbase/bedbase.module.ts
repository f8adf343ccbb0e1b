import { Module } from '@nestjs/common';
import { CapacityModule } from '../capacity/capacity.module.js';
import { BedbaseController } from './bedbase.controller.js';
import { BedbaseJobs } from './bedbase.jobs.js';
import { BedbaseService } from './bedbase.service.js';

@Module({
  imports: [CapacityModule],
  controllers: [BedbaseController],
  providers: [BedbaseService, BedbaseJobs],
  exports: [BedbaseJobs],
})
export class BedbaseModule {}
