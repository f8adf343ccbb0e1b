import type { JobRun } from '@ketenzicht/shared/jobs';
import type pg from 'pg';

type Db = Pick<pg.Pool, 'query'>;
const longest = 2_000;

export async function beginRun(db: Db, name: string, at: Date): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    'insert into jobs.run (name, started_at) values ($1, $2) returning id',
    [name, at],
  );
  return rows[0]?.id ?? 0;
}

export async function endRun(
  db: Db,
  id: number,
  { at, outcome, said }: { at: Date; outcome: 'done' | 'failed'; said: string },
): Promise<void> {
  await db.query('update jobs.run set ended_at = greatest($2, started_at), outcome = $3, said = $4 where id = $1', [
    id,
    at,
    outcome,
    said.slice(0, longest),
  ]);
}

/** The last run of each job; one that has no end yet is still going, or its server died. */
export async function lastRuns(db: Db): Promise<Map<string, JobRun>> {
  const { rows } = await db.query<{
    name: string;
    started_at: Date;
    ended_at: Date | null;
    outcome: JobRun['outcome'];
    said: string | null;
  }>(
    'select distinct on (name) name, started_at, ended_at, outcome, said from jobs.run order by name, started_at desc, id desc',
  );
  return new Map(
    rows.map(({ name, started_at, ended_at, outcome, said }) => [
      name,
      { startedAt: started_at.toISOString(), endedAt: ended_at?.toISOString() ?? null, outcome, said },
    ]),
  );
}
