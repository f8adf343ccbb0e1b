import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdministrationModule } from './administration/administration.module.js';
import { BedbaseModule } from './bedbase/bedbase.module.js';
import { ArticleModule } from './coordination/article.module.js';
import { CapacityModule } from './capacity/capacity.module.js';
import { CaseloadModule } from './ketenveldnorm/caseload.module.js';
import { CaseModule } from './coordination/case.module.js';
import { SignalModule } from './coordination/signal.module.js';
import { CoordinationFiguresModule } from './coordination/figures.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import {
  DirectoryEntity,
  LocationEntity,
  LocationRegionEntity,
  ProviderEntity,
  RegionEntity,
} from './directory/directory.entity.js';
import { DemoFollowingModule } from './ketenveldnorm/demo/demo-following.module.js';
import { FollowingFiguresModule } from './ketenveldnorm/following-figures.module.js';
import { ToldModule } from './coordination/told.module.js';
import { HandoverModule } from './ketenveldnorm/handover.module.js';
import { TimelineModule } from './ketenveldnorm/timeline.module.js';
import { TrajectoryModule } from './ketenveldnorm/trajectory.module.js';
import { InterestModule } from './interest/interest.module.js';
import { LiveModule } from './live/live.module.js';
import { MatchModule } from './placement/match.module.js';
import type { Config } from './platform/config/config.js';
import { applicationName } from './platform/database/pool.js';
import { roomUrl, type DatabaseAddress } from './platform/database/rooms.js';
import type { Keyring } from './platform/keys/keyring.js';
import { OversightModule } from './oversight/oversight.module.js';
import { PersonModule } from './person/person.module.js';
import { PlacementModule } from './placement/placement.module.js';
import { TruthModule } from './placement/truth.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { SafetynetModule } from './safetynet/safetynet.module.js';
import { DeliveryModule } from './stepdown/delivery/delivery.module.js';
import { ChainModule } from './stepdown/chain/chain.module.js';
import { ChainProposalModule } from './stepdown/chain/proposal.module.js';
import { HomesModule } from './stepdown/homes/homes.module.js';
import { StepdownModule } from './stepdown/stepdown.module.js';
import { VptMonitorModule } from './stepdown/vpt/vpt-monitor.module.js';
import { ArrangementModule } from './stepdown/arrangement/arrangement.module.js';
import { WaitingModule } from './stepdown/waiting/waiting.module.js';
import type { Clock } from './platform/tokens.js';

/** The only place that knows every feature. */
@Module({})
export class AppModule {
  static with(config: Config, database: DatabaseAddress, keys: Keyring, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: roomUrl(database, 'board'),
          synchronize: false,
          retryAttempts: 0,
          applicationName,
          poolSize: 4,
          entities: [DirectoryEntity, RegionEntity, ProviderEntity, LocationEntity, LocationRegionEntity],
        }),
        PlatformModule.with(config, database, keys, clock),
        DirectoryModule,
        CapacityModule,
        CaseModule,
        BedbaseModule,
        AdministrationModule,
        LiveModule,
        MatchModule,
        OversightModule,
        PrivacyModule,
        PersonModule,
        PlacementModule,
        SignalModule,
        ToldModule,
        TruthModule,
        ArticleModule,
        CoordinationFiguresModule,
        StepdownModule,
        VptMonitorModule,
        DeliveryModule,
        WaitingModule,
        ArrangementModule,
        HomesModule,
        ChainModule,
        ChainProposalModule,
        HandoverModule,
        TimelineModule,
        SafetynetModule,
        TrajectoryModule,
        CaseloadModule,
        DemoFollowingModule,
        FollowingFiguresModule,
        InterestModule,
      ],
    };
  }
}
