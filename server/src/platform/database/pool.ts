import pg from 'pg';

export const applicationName = 'ketenzicht';

// bigint (revisions) as numbers: they stay far below 2^53, and strings would leak into JSON.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const options = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: applicationName,
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
});

/** `pg` waits for ever by default, and an idle client's error would end the process. */
export function createPool(url: string, max = 10): pg.Pool {
  const pool = new pg.Pool({
    ...options(url),
    max,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    query_timeout: 35_000,
  });
  // Lent out it may be cut off between two statements, when no query is there to hear of it; whoever holds it finds out with the next one.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => console.error(`database: an idle connection was lost (${error.message})`));
  return pool;
}

/** One connection of its own, for work that must not queue behind others. */
export function createClient(url: string, timeout = 10_000): pg.Client {
  return new pg.Client({ ...options(url), statement_timeout: timeout, query_timeout: timeout + 2_000 });
}
