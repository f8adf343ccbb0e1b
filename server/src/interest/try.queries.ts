import { hour } from '@ketenzicht/shared/kernel';
import type { Tx } from '../platform/database/work.js';

interface Try {
  place: Buffer;
  /** By which the hour of this place may have begun to be counted: of yesterday, or under an older key. */
  others: readonly Buffer[];
  at: Date;
  most: number;
}

/** Counts one, in one statement, so that two processes never both take the last; undefined when it was taken, and else until when no more are. */
export async function countTry(tx: Tx, { place, others, at, most }: Try): Promise<Date | undefined> {
  const hourAgo = new Date(at.getTime() - hour);
  const { rowCount } = await tx.query(
    `insert into interest.try as t (place, since, count)
     values (coalesce((select place from interest.try where place = any ($2) and since > $4 order by count desc limit 1), $1), $3, 1)
     on conflict (place) do update set count = case when t.since > $4 then t.count + 1 else 1 end, since = case when t.since > $4 then t.since else $3 end
     where t.since <= $4 or t.count < $5`,
    [place, others, at, hourAgo, most],
  );
  // Those of others of whom nothing counts any more; what somebody else is counting just now is theirs.
  await tx.query(
    'delete from interest.try where place in (select place from interest.try where since <= $1 limit 100 for update skip locked)',
    [hourAgo],
  );
  if (rowCount === 1) return undefined;
  const { rows } = await tx.query<{ since: Date }>(
    'select max(since) as since from interest.try where place = any ($1) and since > $2',
    [[place, ...others], hourAgo],
  );
  return new Date((rows[0]?.since ?? at).getTime() + hour);
}
