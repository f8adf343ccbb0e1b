import type pg from 'pg';
import { erasePerson } from './erasure.queries.js';
import { readTombstones, type Tombstone, type Withdrawn } from '../platform/audit/tombstone-file.js';

/** Erases again whoever the file says was erased. Each on its own: what was done stays done when a later one fails. Harmless when done twice. */
export async function reapplyErasures(pool: pg.Pool, file: string): Promise<{ known: number; again: number }> {
  const tombstones = await readTombstones(file);
  let again = 0;
  for (const tombstone of tombstones) {
    const client = await pool.connect();
    try {
      await client.query('begin');
      if (await eraseAgain(client, tombstone)) again++;
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }
  return { known: tombstones.length, again };
}

async function eraseAgain(db: pg.PoolClient, one: Tombstone | Withdrawn): Promise<boolean> {
  if (!('interestId' in one)) return erasePerson(db, one);
  const { rowCount } = await db.query(
    `with gone as (delete from interest.letter where registration_id = $1)
     delete from interest.registration where id = $1 and withdrawn_at is null`,
    [one.interestId],
  );
  return rowCount === 1;
}
