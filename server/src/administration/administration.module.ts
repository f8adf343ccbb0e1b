import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { MachinesModule } from '../platform/auth/machines/machines.module.js';
import { MachinesController } from './machines.controller.js';
import { OwnPasswordController } from './own-password.controller.js';
import { OwnPassword } from './own-password.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsService } from './reviews.service.js';

@Module({
  imports: [MachinesModule],
  controllers: [
    AccountsController,
    InvitationsController,
    MachinesController,
    OwnPasswordController,
    ReviewsController,
  ],
  providers: [AccountsService, InvitationsService, OwnPassword, ReviewsService],
})
export class AdministrationModule {}
