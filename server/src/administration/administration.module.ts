import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { MachinesModule } from '../platform/auth/machines/machines.module.js';
import { MachinesController } from './machines.controller.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsService } from './reviews.service.js';

@Module({
  imports: [MachinesModule],
  controllers: [AccountsController, InvitationsController, MachinesController, ReviewsController],
  providers: [AccountsService, InvitationsService, ReviewsService],
})
export class AdministrationModule {}
