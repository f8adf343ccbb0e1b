import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { middleOf, neighbourCodes, type Coordinates } from '@ketenzicht/shared/directory';
import type pg from 'pg';
import { EventFeed } from '../platform/events/event-feed.js';
import { POOL } from '../platform/tokens.js';
import { readPlaces, readRegions } from './places.queries.js';

export interface RegionPlace {
  directoryId: string;
  /** Ids of the regions that border on it. */
  neighbours: ReadonlySet<string>;
  middle: Coordinates | null;
}

/** Where regions and locations are, in memory. They seldom change, and a place that is some seconds old puts nobody anywhere. */
@Injectable()
export class Places implements OnModuleInit {
  private readonly log = new Logger(Places.name);
  /** By id, of those that the register knows the place of; another map each time that they are read. */
  locations: ReadonlyMap<string, Coordinates> = new Map();
  private regions: ReadonlyMap<string, RegionPlace> = new Map();

  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly feed: EventFeed,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.load();
    this.feed.listen((events) => {
      // A new ward may stand on a new location. Until it is read, its distance is not known, and the next one tries again.
      if (events.some(({ type }) => type === 'ward.changed'))
        this.load().catch((error: Error) => this.log.warn(`places were not read again: ${error.message}`));
    });
  }

  /** A region of the register's own scheme. */
  region(directoryId: string, id: string): RegionPlace | undefined {
    const region = this.regions.get(id);
    return region?.directoryId === directoryId ? region : undefined;
  }

  private async load(): Promise<void> {
    const [places, regions] = await Promise.all([readPlaces(this.pool), readRegions(this.pool)]);
    const idOf = new Map(regions.map((region) => [keyOf(region, region.code), region.id]));
    this.locations = new Map(places.map(({ id, latitude, longitude }) => [id, { latitude, longitude }]));
    this.regions = new Map(
      regions.map((region) => [
        region.id,
        {
          directoryId: region.directory_id,
          neighbours: new Set(neighbourCodes(region).flatMap((code) => idOf.get(keyOf(region, code)) ?? [])),
          middle: middleOf(region),
        },
      ]),
    );
  }
}

const keyOf = (region: { directory_id: string }, code: string): string => `${region.directory_id} ${code}`;
