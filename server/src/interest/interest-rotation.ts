import type pg from 'pg';
import { keyIdOf } from '../platform/keys/field-cipher.js';
import type { Keyring } from '../platform/keys/keyring.js';
import { mailboxOf, openSaid, sealSaid } from './interest.seal.js';

const page = 200;

interface SealedRow {
  id: string;
  roundId: string;
  said: string;
  indexKeyId: string;
}
const columns = 'id, round_id as "roundId", said, index_key_id as "indexKeyId"';

/** Rows under each key. */
export async function interestKeyUse(db: pg.Pool): Promise<{ purpose: 'field' | 'index'; id: string; rows: number }[]> {
  const { rows } = await db.query<{ purpose: 'field' | 'index'; id: string; rows: number }>(
    `select 'field' as purpose, split_part(said, '|', 2) as id, count(*)::int as rows from interest.registration where said is not null group by 2
     union all select 'index', index_key_id, count(*)::int from interest.registration where index_key_id is not null group by 2`,
  );
  return rows;
}

/** Brings what was said under the newest field key. Safe beside running servers: what was changed or withdrawn meanwhile comes again, or is gone. */
export const resealInterests = (db: pg.Pool, keys: Keyring): Promise<number> =>
  each(db, `split_part(said, '|', 2) <> $1`, keys.newest('field').id, async (row) => {
    const { rowCount } = await db.query('update interest.registration set said = $3 where id = $1 and said = $2', [
      row.id,
      row.said,
      sealSaid(keys, row, openSaid(keys, row, row.said)),
    ]);
    return rowCount ?? 0;
  });

/** Hashes the mailboxes under the newest index key; until a row's turn it is found under the old one, because counting asks under all of them. */
export const rehashMailboxes = (db: pg.Pool, keys: Keyring): Promise<number> =>
  each(db, 'index_key_id <> $1', keys.newest('index').id, async (row) => {
    const { mailbox, indexKeyId } = mailboxOf(keys, openSaid(keys, row, row.said).email);
    const { rowCount } = await db.query(
      'update interest.registration set mailbox = $3, index_key_id = $4 where id = $1 and said = $2',
      [row.id, row.said, mailbox, indexKeyId],
    );
    return rowCount ?? 0;
  });

async function each(
  db: pg.Pool,
  isOld: string,
  newest: string,
  move: (row: SealedRow) => Promise<number>,
): Promise<number> {
  for (let done = 0; ;) {
    const { rows } = await db.query<SealedRow>(
      `select ${columns} from interest.registration where said is not null and ${isOld} limit $2`,
      [newest, page],
    );
    if (rows.length === 0) return done;
    for (const row of rows) done += await move(row);
  }
}

/** Opens every registration once: names those that do not open, without what they say. */
export async function checkInterests(
  db: pg.Pool,
  keys: Keyring,
): Promise<{ registrations: number; opened: number; faults: string[] }> {
  const { rows } = await db.query<SealedRow>(`select ${columns} from interest.registration where said is not null`);
  const faults = rows.flatMap((row) => {
    try {
      openSaid(keys, row, row.said);
      return [];
    } catch (error) {
      return [`registration ${row.id} (${keyIdOf(row.said)}): ${(error as Error).message}`];
    }
  });
  return { registrations: rows.length, opened: rows.length - faults.length, faults };
}
