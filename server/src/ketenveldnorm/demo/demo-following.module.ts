import { Module } from '@nestjs/common';
import { PersonModule } from '../../person/person.module.js';
import { DemoFollowing } from './demo-following.js';

/** Only so that the start of a demo finds it. */
@Module({ imports: [PersonModule], providers: [DemoFollowing], exports: [DemoFollowing] })
export class DemoFollowingModule {}
