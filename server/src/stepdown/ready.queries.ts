import { neverSaid, type ReadyCount, type ReadyReport } from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import type { Tx } from '../platform/database/work.js';

type Db = Pick<pg.Pool | Tx, 'query'>;

interface ReadyRow extends Pick<ReadyCount, 'unitId' | 'version' | 'ready' | 'readyLong' | 'causes'> {
  observedAt: Date;
  validUntil: Date;
}
const columns = `unit_id as "unitId", version, ready, ready_long as "readyLong", causes, observed_at as "observedAt", valid_until as "validUntil"`;
const toCount = ({ observedAt, validUntil, ...row }: ReadyRow): ReadyCount => ({
  ...row,
  observedAt: observedAt.toISOString(),
  validUntil: validUntil.toISOString(),
});

/** What a ward said last. */
export async function newestCount(db: Db, unitId: string): Promise<ReadyCount> {
  const { rows } = await db.query<ReadyRow>(
    `select ${columns} from capacity.ready_count where unit_id = $1 order by version desc limit 1`,
    [unitId],
  );
  return rows[0] ? toCount(rows[0]) : neverSaid(unitId);
}

interface Earlier {
  fingerprint: string;
  count: ReadyCount;
}
/** What this key was used for before. */
export async function earlierCount(
  tx: Db,
  { providerId, actorId, key }: { providerId: string; actorId: string; key: string },
): Promise<Earlier | undefined> {
  const { rows } = await tx.query<ReadyRow & { fingerprint: string }>(
    `select ${columns}, fingerprint from capacity.ready_count where provider_id = $1 and reported_by = $2 and key = $3`,
    [providerId, actorId, key],
  );
  if (!rows[0]) return undefined;
  const { fingerprint, ...row } = rows[0];
  return { fingerprint, count: toCount(row) };
}

interface NewCount extends ReadyReport {
  providerId: string;
  unitId: string;
  /** The version that was seen. */
  seen: number;
  at: Date;
  until: Date;
  actorId: string;
  key: string;
  fingerprint: string;
}
/** The next version, if the ward still stands at the one that was seen; undefined if somebody was earlier. */
export async function writeCount(tx: Db, count: NewCount): Promise<ReadyCount | undefined> {
  const { providerId, unitId, seen, ready, readyLong, causes, at, until, actorId, key, fingerprint } = count;
  const { rows } = await tx.query<ReadyRow>(
    `insert into capacity.ready_count (provider_id, unit_id, version, ready, ready_long, causes, observed_at, valid_until, reported_by, key, fingerprint)
     select $1, $2, $3::int + 1, $4, $5, $6, $7, $8, $9, $10, $11
     where $3 = (select coalesce(max(version), 0) from capacity.ready_count where provider_id = $1 and unit_id = $2)
     on conflict do nothing returning ${columns}`,
    [providerId, unitId, seen, ready, readyLong, JSON.stringify(causes), at, until, actorId, key, fingerprint],
  );
  return rows[0] && toCount(rows[0]);
}
