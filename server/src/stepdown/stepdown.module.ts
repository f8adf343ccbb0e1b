import { Module } from '@nestjs/common';
import { CapacityModule } from '../capacity/capacity.module.js';
import { ReadyController } from './ready.controller.js';
import { ReadyService } from './ready.service.js';

@Module({
  imports: [CapacityModule],
  controllers: [ReadyController],
  providers: [ReadyService],
})
export class StepdownModule {}
