import { moveMonths, type DifferenceReason, type VptLine, type VptMonth } from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';

type Db = Pick<Tx, 'query'>;
const line = `form, profile, clients, inflow, died, stay, home_without_vpt as "homeWithoutVpt", other`;

interface Said {
  version: number;
  difference: DifferenceReason | null;
  clients: number;
  reportedAt: Date;
}

/** What was said of a month, newest first. */
export async function saidOf(tx: Db, organisationId: string, month: string): Promise<Said[]> {
  const { rows } = await tx.query<Said>(
    `select version, difference, clients, reported_at as "reportedAt" from stepdown.vpt_month
     where organisation_id = $1 and month = $2 order by version desc`,
    [organisationId, month],
  );
  return rows;
}

async function linesOf(tx: Db, organisationId: string, month: string, version: number): Promise<VptLine[]> {
  const { rows } = await tx.query<VptLine>(
    `select ${line} from stepdown.vpt_line where organisation_id = $1 and month = $2 and version = $3
     order by array_position('{unclustered,unclusteredNear,dispersed,linked,clustered}', form), array_position('{vv4,vv5,vv6,vv7,vv8,vv9,vv10,forensic,other}', profile)`,
    [organisationId, month, version],
  );
  return rows;
}

/** Null: nothing was said of it. */
export async function newestLines(tx: Db, organisationId: string, month: string): Promise<VptLine[] | null> {
  const [newest] = await saidOf(tx, organisationId, month);
  return newest ? linesOf(tx, organisationId, month, newest.version) : null;
}

/** `last`: the newest month that is over. */
export async function readMonth(tx: Db, organisationId: string, month: string, last: string): Promise<VptMonth> {
  const said = await saidOf(tx, organisationId, month);
  const [newest] = said;
  const { rows } = await tx.query<{ month: string; version: number; clients: number }>(
    `select distinct on (month) month, version, clients from stepdown.vpt_month
     where organisation_id = $1 and month > $2 order by month desc, version desc`,
    [organisationId, moveMonths(last, -24)],
  );
  return {
    month,
    version: newest?.version ?? 0,
    lines: newest ? await linesOf(tx, organisationId, month, newest.version) : [],
    difference: newest?.difference ?? null,
    reportedAt: newest?.reportedAt.toISOString() ?? null,
    previous: await newestLines(tx, organisationId, moveMonths(month, -1)),
    history: said.map(({ reportedAt, ...one }) => ({ ...one, reportedAt: reportedAt.toISOString() })),
    recent: Array.from({ length: 24 }, (_, back) => {
      const one = moveMonths(last, -back);
      return rows.find((row) => row.month === one) ?? { month: one, version: 0, clients: null };
    }),
  };
}

/** What this key was used for before. */
export async function earlierMonth(
  tx: Db,
  made: { organisationId: string; actorId: string; key: string },
): Promise<{ fingerprint: string } | undefined> {
  const { rows } = await tx.query<{ fingerprint: string }>(
    'select fingerprint from stepdown.vpt_month where organisation_id = $1 and reported_by = $2 and key = $3',
    [made.organisationId, made.actorId, made.key],
  );
  return rows[0];
}

interface NewMonth {
  organisationId: string;
  directoryId: string;
  month: string;
  /** The version that was seen. */
  seen: number;
  lines: readonly VptLine[];
  difference: DifferenceReason | null;
  clients: number;
  at: Date;
  actorId: string;
  key: string;
  fingerprint: string;
}
/** The next version, if the month still stands at the one that was seen; false if somebody was earlier. */
export async function writeMonth(tx: Db, one: NewMonth): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into stepdown.vpt_month (organisation_id, month, version, directory_id, difference, clients, reported_at, reported_by, key, fingerprint)
     select $1, $2, $3::int + 1, $4, $5, $6, $7, $8, $9, $10
     where $3 = (select coalesce(max(version), 0) from stepdown.vpt_month where organisation_id = $1 and month = $2)
     on conflict do nothing`,
    [
      one.organisationId,
      one.month,
      one.seen,
      one.directoryId,
      one.difference,
      one.clients,
      one.at,
      one.actorId,
      one.key,
      one.fingerprint,
    ],
  );
  if (rowCount !== 1) return false;
  await tx.query(
    `insert into stepdown.vpt_line (organisation_id, month, version, form, profile, clients, inflow, died, stay, home_without_vpt, other)
     select $1, $2, $3::int + 1, n.form, n.profile, n.clients, n.inflow, n.died, n.stay, n."homeWithoutVpt", n.other
     from jsonb_to_recordset($4) as n (form text, profile text, clients int, inflow int, died int, stay int, "homeWithoutVpt" int, other int)`,
    [one.organisationId, one.month, one.seen, JSON.stringify(one.lines)],
  );
  return true;
}
