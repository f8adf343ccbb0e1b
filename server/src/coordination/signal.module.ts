import { Module } from '@nestjs/common';
import { CapacityModule } from '../capacity/capacity.module.js';
import { MatchModule } from '../placement/match.module.js';
import { CaseModule } from './case.module.js';
import { ReadyCounts } from './ready-counts.js';
import { SignalController } from './signal.controller.js';
import { SignalEngine } from './signal.engine.js';
import { SignalHistory } from './signal.history.js';
import { SignalLease } from './signal.lease.js';
import { SignalService } from './signal.service.js';
import { SignalWatch } from './signal.watch.js';
import { SignalWriter } from './signal.writer.js';

/** The rules that look at the live board, and what they found. */
@Module({
  imports: [CapacityModule, CaseModule, MatchModule],
  controllers: [SignalController],
  providers: [ReadyCounts, SignalEngine, SignalHistory, SignalLease, SignalService, SignalWatch, SignalWriter],
})
export class SignalModule {}
