import type pg from 'pg';
import type { LoggedEvent } from './event-feed.js';

/**
 * One letter in the ordered log, within the transaction of what it tells of. Takes the order lock, which every report in the country needs as well:
 * call it last, and give the event to `EventFeed.committed` after the commit.
 */
export async function appendEvent(
  tx: Pick<pg.ClientBase, 'query'>,
  event: Omit<LoggedEvent, 'revision'> & { providerId: string; at: Date },
): Promise<LoggedEvent> {
  await tx.query(`set local lock_timeout = '5s'`);
  const { rows } = await tx.query<{ revision: number }>(
    'update log_head set revision = revision + 1 returning revision',
  );
  const revision = rows[0]?.revision ?? 0;
  const { type, directoryId, subject, payload, providerId, at } = event;
  await tx.query(
    'insert into event_log (revision, provider_id, type, directory_id, subject, recorded_at, payload) values ($1, $2, $3, $4, $5, $6, $7)',
    [revision, providerId, type, directoryId, subject, at, payload],
  );
  return { revision, type, directoryId, subject, payload };
}
