import { Module } from '@nestjs/common';
import { FollowingFiguresController } from './following-figures.controller.js';
import { FollowingCount } from './following-figures.count.js';
import { FollowingFiguresService } from './following-figures.service.js';
import { ProgrammeController } from './programme.controller.js';
import { ProgrammeService } from './programme.service.js';

/** What is told about everybody who is followed together, and how the regions build it up. */
@Module({
  controllers: [FollowingFiguresController, ProgrammeController],
  providers: [FollowingCount, FollowingFiguresService, ProgrammeService],
})
export class FollowingFiguresModule {}
