import type pg from 'pg';

/**
 * Fills a table that has no rows yet, in one transaction: of several processes that start at once one does the work under this lock, and the others wait and find
 * it done. What fails leaves nothing.
 */
export async function fillOnce(
  setup: pg.Pool,
  { lock, table }: { lock: number; table: string },
  fill: (client: pg.PoolClient) => Promise<unknown>,
): Promise<void> {
  const client = await setup.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [lock]);
    const { rowCount } = await client.query(`select from ${table} limit 1`);
    if (rowCount === 0) await fill(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
