import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { RuleError } from '@ketenzicht/shared/kernel';
import { EventFeed } from '../platform/events/event-feed.js';
import { roomUrl, type DatabaseAddress } from '../platform/database/rooms.js';
import { DATABASE } from '../platform/tokens.js';
import type { WriteOrder, WriteOutcome } from './write-order.js';
import { WriterLane } from './writer-lane.js';

/** Two lanes keep both the database and this process busy; more only made each batch smaller. */
const laneCount = 2;

/**
 * The way of every report into the database. Reports that arrive while a commit is running go together into the next one (a batch of one when idle,
 * no timer), so that the order lock and the flush are paid once per batch. A ward always takes the same lane.
 */
@Injectable()
export class CapacityWriter implements OnApplicationShutdown {
  private readonly lanes: WriterLane[];

  constructor(
    @Inject(DATABASE) database: DatabaseAddress,
    private readonly feed: EventFeed,
  ) {
    const url = roomUrl(database, 'capacity');
    this.lanes = Array.from({ length: laneCount }, () => new WriterLane(url, (events) => this.feed.committed(events)));
  }

  write(order: WriteOrder): Promise<WriteOutcome> {
    const lane = this.lanes[Number.parseInt(order.unitId.slice(-4), 16) % laneCount];
    if (!lane) throw new RuleError('service.unavailable', 'The server is stopping.');
    return lane.write(order);
  }

  /** Lets what was accepted finish; nothing that was answered is lost, and nothing unanswered is half done. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }
}
