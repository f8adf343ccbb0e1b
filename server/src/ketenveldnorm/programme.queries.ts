import type { ProgrammeInput } from '@ketenzicht/shared/ketenveldnorm';
import type { Db } from './trajectory.queries.js';

/** As PostgreSQL gives it: days as text. */
export interface ProgrammeRow {
  regionId: string;
  name: string;
  assumed: boolean;
  pilot: boolean;
  covers: string[];
  leadProvider: string | null;
  partners: string[];
  startedOn: string | null;
  target: number | null;
  steps: ProgrammeInput['steps'];
  version: number;
  changedAt: Date | null;
}

/** Every region of the ketenveldnorm, also those of which nothing is said yet. */
export async function programmeRows(tx: Db, directoryId: string, regionId?: string): Promise<ProgrammeRow[]> {
  const { rows } = await tx.query<ProgrammeRow>(
    `select r.id as "regionId", r.name, r.assumed, coalesce(p.pilot, false) as pilot, coalesce(p.covers, '{}') as covers, p.lead_provider as "leadProvider",
       coalesce(p.partners, '{}') as partners, p.started_on::text as "startedOn", p.target, coalesce(p.steps, '[]') as steps, coalesce(p.version, 0) as version,
       p.changed_at as "changedAt"
     from reference.region r left join ketenveldnorm.programme_region p on p.region_id = r.id
     where r.directory_id = $1 and r.scheme = 'ketenveldnorm' and r.valid_to is null and ($2::text is null or r.id = $2) order by r.code`,
    [directoryId, regionId ?? null],
  );
  return rows;
}

export async function namesOfRegions(tx: Db, directoryId: string): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select id, name from reference.region where directory_id = $1',
    [directoryId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** False when somebody else was first. */
export async function writeProgramme(
  tx: Db,
  { regionId, covers, version }: ProgrammeRow,
  input: ProgrammeInput,
  by: { id: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into ketenveldnorm.programme_region as p (region_id, covers, lead_provider, partners, started_on, target, steps, version, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8::int + 1, $9, $10)
     on conflict (region_id) do update set covers = excluded.covers, lead_provider = excluded.lead_provider, partners = excluded.partners,
       started_on = excluded.started_on, target = excluded.target, steps = excluded.steps, version = excluded.version,
       changed_at = excluded.changed_at, changed_by = excluded.changed_by
     where p.version = $8`,
    [
      regionId,
      input.covers ?? covers,
      input.leadProvider,
      input.partners,
      input.startedOn,
      input.target,
      JSON.stringify(input.steps),
      version,
      by.at,
      by.id,
    ],
  );
  return rowCount === 1;
}
