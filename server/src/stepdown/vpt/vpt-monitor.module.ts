import { Module } from '@nestjs/common';
import { NzaImportService } from './nza-import.service.js';
import { KnownMonths } from './known-months.service.js';
import { VptMonitorController } from './vpt-monitor.controller.js';
import { VptMonitorService } from './vpt-monitor.service.js';
import { VptMonthService } from './vpt-month.service.js';

/** How many people get a VPT: published, and as providers say. */
@Module({
  controllers: [VptMonitorController],
  providers: [KnownMonths, NzaImportService, VptMonitorService, VptMonthService],
})
export class VptMonitorModule {}
