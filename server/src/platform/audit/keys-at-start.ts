import type { Keyring } from '../keys/keyring.js';
import { createPool } from '../database/pool.js';
import { roomUrl, type DatabaseAddress } from '../database/rooms.js';
import { headOf } from './chain.queries.js';

/** A server with other keys would seal lines that nobody can verify against what was there, and could read no person. Better not to start at all. */
export async function refuseForeignKeys(database: DatabaseAddress, keys: Keyring, keysFile: string): Promise<void> {
  const pool = createPool(roomUrl(database, 'audit'), 1);
  try {
    const head = await headOf(pool);
    if (head && !keys.find('log', head.key_id))
      throw new Error(
        `KEYS_FILE: ${keysFile} does not hold the key "${head.key_id}" that the access log of this database is sealed with. Put back the key file that belongs to this database.`,
      );
  } finally {
    await pool.end();
  }
}
