import { Module } from '@nestjs/common';
import { CaseloadController } from './caseload.controller.js';
import { CaseloadService } from './caseload.service.js';
import { TrajectoryActsModule } from './trajectory-acts.module.js';

@Module({ imports: [TrajectoryActsModule], controllers: [CaseloadController], providers: [CaseloadService] })
export class CaseloadModule {}
