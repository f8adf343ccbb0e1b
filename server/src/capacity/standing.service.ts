import { Injectable } from '@nestjs/common';
import type { Capacity } from '@ketenzicht/shared/capacity';
import { must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { appendEvent } from '../platform/events/append-event.js';
import { EventFeed, type LoggedEvent } from '../platform/events/event-feed.js';
import { toCapacity, type FigureRow } from './capacity.figures.js';
import { UnitStates, type UnitState } from './unit-states.js';

/** A row of `capacity` as a transaction left it. */
export type StandingRow = FigureRow & { unit_id: string; hold_ends: Date[] };
/** What a transaction did to a ward, for after its commit. */
export interface Moved {
  unitId: string;
  capacity: Capacity;
  event: LoggedEvent;
}
type Db = Pick<pg.ClientBase, 'query'>;

export const capacityOf = (row: StandingRow, at: Date): Capacity => toCapacity(row, at);

/** For features that move a bed in a transaction of their own: every screen hears of it the way it hears of a report. */
@Injectable()
export class StandingService {
  constructor(
    private readonly units: UnitStates,
    private readonly feed: EventFeed,
  ) {}

  ward(unitId: string): UnitState {
    return must(this.units.get(unitId), `ward ${unitId}`);
  }

  /** The letter of a moved figure, and its line in the history when people were counted. Takes the order lock: last in the transaction. */
  async append(tx: Db, row: StandingRow, at: Date, countedBy?: string): Promise<Moved> {
    const { ward, directoryId } = this.ward(row.unit_id);
    const capacity = capacityOf(row, at);
    const event = await appendEvent(tx, {
      type: 'capacity.reported',
      directoryId,
      subject: ward.id,
      providerId: ward.providerId,
      at,
      payload: `{"unitId":"${ward.id}","capacity":${JSON.stringify(capacity)}}`,
    });
    if (countedBy !== undefined) await tx.query(keepReport, [event.revision, ward.id, countedBy, at]);
    return { unitId: ward.id, capacity, event };
  }

  /** After the commit: this process first, then everyone. */
  tell(moved: readonly Moved[]): void {
    for (const { unitId, capacity } of moved) this.units.apply(unitId, capacity);
    if (moved.length > 0) this.feed.committed(moved.map(({ event }) => event));
  }
}

const keepReport = `
  insert into capacity.capacity_report
    (revision, provider_id, unit_id, version, operational, occupied, held, details, observed_at, recorded_at, valid_until, source, reported_by)
  select $1, provider_id, unit_id, version, operational, occupied, held, details, observed_at, $4, valid_until, source, $3
  from capacity.capacity where unit_id = $2`;
