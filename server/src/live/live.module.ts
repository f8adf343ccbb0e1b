import { Module } from '@nestjs/common';
import { LiveController } from './live.controller.js';
import { LiveDocumentController } from './live-document.controller.js';
import { LiveGateway } from './live.gateway.js';
import { RecentChanges } from './recent-changes.js';

@Module({ controllers: [LiveController, LiveDocumentController], providers: [LiveGateway, RecentChanges] })
export class LiveModule {}
