import { Module } from '@nestjs/common';
import { CaseBringing } from './case-bringing.service.js';
import { CaseMovesController } from './case-moves.controller.js';
import { CaseMoves } from './case-moves.service.js';
import { CaseWorkController } from './case-work.controller.js';
import { CaseWork } from './case-work.service.js';
import { CasePeopleController } from './case-people.controller.js';
import { CasePeople } from './case-people.service.js';
import { CaseActs } from './case.act.js';
import { CoordinationCaseController } from './case.controller.js';
import { CaseLinks } from './case.links.js';
import { CaseService } from './case.service.js';
import { LadderClock } from './ladder.clock.js';
import { Watching } from './watching.js';

/** Cases and their ladder. What raises a signal opens them through `CaseService`; what answers a question moves them through `CaseActs`. */
@Module({
  controllers: [CoordinationCaseController, CaseMovesController, CaseWorkController, CasePeopleController],
  providers: [CaseActs, CaseBringing, CaseLinks, CaseMoves, CasePeople, CaseService, CaseWork, LadderClock, Watching],
  exports: [CaseActs, CaseBringing, CaseService, CaseMoves, Watching],
})
export class CaseModule {}
