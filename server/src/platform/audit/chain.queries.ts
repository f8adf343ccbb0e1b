import type pg from 'pg';
import { columns } from './access-log.js';

type Db = Pick<pg.ClientBase, 'query'>;

export interface SealedRow extends Record<string, unknown> {
  seq: number;
  event: string;
  subjects: string[];
  objects: { type: string; id: string }[];
  key_id: string;
  prev_hash: Buffer;
  hash: Buffer;
}

/** The end of the chain, without taking a place in it. */
export async function headOf(db: Db): Promise<{ seq: number; hash: Buffer; key_id: string } | undefined> {
  const { rows } = await db.query<{ seq: number; hash: Buffer; key_id: string }>(
    'select seq, hash, key_id from audit.access_line order by seq desc limit 1',
  );
  return rows[0];
}

export async function streamOf(db: Db): Promise<{ id: string; genesis: Buffer }> {
  const { rows } = await db.query<{ id: string; genesis: Buffer }>('select id, genesis from audit.stream');
  return rows[0] ?? { id: 'missing', genesis: Buffer.alloc(0) };
}

export async function pageAfter(db: Db, seq: number, size: number): Promise<SealedRow[]> {
  const { rows } = await db.query<SealedRow>(
    `select ${columns} from audit.access_line where seq > $1 order by seq limit $2`,
    [seq, size],
  );
  return rows;
}
