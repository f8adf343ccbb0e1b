import type { Ward } from '@ketenzicht/shared/directory';
import type pg from 'pg';
import { toWard, wardColumns, type WardRow } from './ward.queries.js';

/** A ward as the register has it, with its validity `[validFrom, validTo)`. */
export interface RegisteredWard {
  ward: Ward;
  directoryId: string;
  validFrom: Date;
  validTo: Date | null;
}

/** For other features, in their own transaction. */
export async function readWard(tx: Pick<pg.ClientBase, 'query'>, id: string): Promise<RegisteredWard | undefined> {
  const { rows } = await tx.query<WardRow>(`select ${wardColumns} from ward_in_region w where w.id = $1`, [id]);
  const [row] = rows;
  return row && { ward: toWard(row), directoryId: row.directory_id, validFrom: row.valid_from, validTo: row.valid_to };
}
