import { Module } from '@nestjs/common';
import { CardService } from './card.service.js';
import { ContactController } from './contact.controller.js';
import { ContactService } from './contact.service.js';
import { GoalController } from './goal.controller.js';
import { GoalService } from './goal.service.js';
import { OpenFile } from './open-file.js';
import { PeriodService } from './period.service.js';
import { ScoreService } from './score.service.js';
import { TimelineController } from './timeline.controller.js';
import { TimelineService } from './timeline.service.js';
import { TitleClock } from './title.clock.js';
import { TitleController } from './title.controller.js';
import { TitleService } from './title.service.js';
import { TrajectoryActsModule } from './trajectory-acts.module.js';

/** What happens to somebody over years: contacts, titles, payers, care, goals, scores and the crisis card. */
@Module({
  imports: [TrajectoryActsModule],
  controllers: [TimelineController, ContactController, TitleController, GoalController],
  providers: [
    CardService,
    ContactService,
    GoalService,
    OpenFile,
    PeriodService,
    ScoreService,
    TimelineService,
    TitleClock,
    TitleService,
  ],
})
export class TimelineModule {}
