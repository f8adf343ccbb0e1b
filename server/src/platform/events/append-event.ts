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
  const { type, directoryId, subject, payload, providerId, at } = event;
  const { rows } = await tx.query<{ revision: number }>({
    name: 'event.append',
    text: append,
    values: [providerId, type, directoryId, subject, at, payload],
  });
  const revision = rows[0]?.revision ?? 0;
  return { revision, type, directoryId, subject, payload };
}

/** One statement, because everyone waits while the head is ours. */
const append = `
  with head as (update log_head set revision = revision + 1 returning revision),
  letter as (
    insert into event_log (revision, provider_id, type, directory_id, subject, recorded_at, payload)
    select head.revision, $1, $2, $3, $4, $5, $6 from head)
  select revision from head`;
