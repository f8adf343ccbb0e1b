import { Module } from '@nestjs/common';
import { InterestController } from './interest.controller.js';
import { InterestDoor } from './interest.door.js';
import { InterestSender } from './interest.sender.js';
import { InterestService } from './interest.service.js';
import { OwnInterestService } from './own-interest.service.js';
import { RoundController } from './round.controller.js';
import { RoundService } from './round.service.js';

@Module({
  controllers: [InterestController, RoundController],
  providers: [InterestDoor, InterestSender, InterestService, OwnInterestService, RoundService],
})
export class InterestModule {}
