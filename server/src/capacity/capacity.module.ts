import { Module, type OnModuleInit } from '@nestjs/common';
import { CapacityController } from './capacity.controller.js';
import { CapacityJobs } from './capacity.jobs.js';
import { CapacityService } from './capacity.service.js';
import { CapacityWriter } from './capacity.writer.js';
import { EffortController } from './effort.controller.js';
import { BedsPastService } from './beds-past.service.js';
import { PastService } from './past.service.js';
import { StandingService } from './standing.service.js';
import { UnitStates } from './unit-states.js';

@Module({
  controllers: [CapacityController, EffortController],
  providers: [CapacityService, CapacityWriter, CapacityJobs, BedsPastService, PastService, StandingService, UnitStates],
  exports: [BedsPastService, UnitStates, CapacityService, StandingService],
})
export class CapacityModule implements OnModuleInit {
  constructor(private readonly units: UnitStates) {}

  onModuleInit(): Promise<void> {
    return this.units.load();
  }
}
