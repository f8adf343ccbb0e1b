import type { Capacity } from '@ketenzicht/shared/capacity';
import type { LoggedEvent } from '../platform/events/event-feed.js';
import { detailsOf } from './capacity.figures.js';

/** One judged report on its way to the database. */
export interface WriteOrder {
  unitId: string;
  /** The organisation that this was judged for; the database holds the row to it. */
  providerId: string;
  directoryId: string;
  actorId: string;
  /** The version the reporter saw (If-Match). */
  expected: number;
  /** What goes into the history, and what the ward stands at afterwards. */
  reported: Capacity;
  standing: Capacity;
  current: boolean;
  key: string;
  fingerprint: string;
  recordedAt: Date;
}

export type WriteOutcome =
  | { outcome: 'written'; revision: number }
  | { outcome: 'repeated'; revision: number }
  | { outcome: 'stale' }
  | { outcome: 'reused' };

/** The event of a report, as the log keeps it: everything but the revision, which only the commit gives. */
export const payloadOf = ({ unitId, standing }: WriteOrder): string =>
  `{"unitId":"${unitId}","capacity":${JSON.stringify(standing)}}`;

export const eventOf = (order: WriteOrder, payload: string, revision: number): LoggedEvent => ({
  revision,
  directoryId: order.directoryId,
  subject: order.unitId,
  type: 'capacity.reported',
  payload,
});

export const detailsText = (capacity: Capacity): string | null => {
  const details = detailsOf(capacity);
  return details && JSON.stringify(details);
};
