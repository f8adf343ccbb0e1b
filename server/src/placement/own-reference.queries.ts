import type pg from 'pg';

/** Open requests that are found by a file number under this key. The numbers are not kept, so that nothing can bring them under another one. */
export async function openUnderKey(db: pg.Pool, keyId: string): Promise<number> {
  const { rows } = await db.query<{ many: number }>(
    `select count(*)::int as many from placement.request where own_key_id = $1 and state = 'open'`,
    [keyId],
  );
  return rows[0]?.many ?? 0;
}
