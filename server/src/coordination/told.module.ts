import { Module } from '@nestjs/common';
import { ToldClock } from './told.clock.js';
import { ToldController } from './told.controller.js';
import { ToldMail } from './told.mail.js';
import { ToldPush } from './told.push.js';
import { ToldSender } from './told.sender.js';
import { ToldService } from './told.service.js';
import { WebhookController } from './webhook.controller.js';
import { WebhookSender } from './webhook.sender.js';
import { WebhookService } from './webhook.service.js';

/** Whoever has something to tell calls `tell` in their own transaction; here it is brought to people and systems. */
@Module({
  controllers: [ToldController, WebhookController],
  providers: [ToldClock, ToldMail, ToldPush, ToldSender, ToldService, WebhookSender, WebhookService],
})
export class ToldModule {}
