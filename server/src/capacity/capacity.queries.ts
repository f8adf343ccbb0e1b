import type { Capacity, CapacityHistory, HistoryStep, Unit } from '@ketenzicht/shared/capacity';
import type pg from 'pg';
import { figureColumns, toCapacity, type FigureRow } from './capacity.figures.js';
import { toWard, wardColumns, type WardRow } from './ward.queries.js';

type Row = FigureRow & { revision: number };

/** The report that a key was used for. */
export async function acceptedReport(
  pool: pg.Pool,
  actorId: string,
  key: string,
): Promise<(Row & { fingerprint: string }) | undefined> {
  const { rows } = await pool.query<Row & { fingerprint: string }>(
    `select i.fingerprint, r.revision, ${figureColumns.replaceAll(/(\w+)/g, 'r.$1')}
     from idempotency i join capacity_report r on r.revision = i.revision where i.actor_id = $1 and i.key = $2`,
    [actorId, key],
  );
  return rows[0];
}

/** What a ward stood at when it had `version`: what was the newest observation among its reports up to then. */
export async function figureAtVersion(pool: pg.Pool, unitId: string, version: number): Promise<Row | undefined> {
  const { rows } = await pool.query<Row>(
    `select revision, ${figureColumns} from capacity_report where unit_id = $1 and version <= $2 order by observed_at desc, revision desc limit 1`,
    [unitId, version],
  );
  return rows[0];
}

/**
 * The wards of a register as they stood at `asOf`, by what was known at `knownAt`: the newest observation not after the one,
 * among reports recorded not after the other. One step down an index per ward, however long the history is.
 */
export async function unitsAsOf(pool: pg.Pool, directoryId: string, asOf: Date, knownAt: Date): Promise<Unit[]> {
  const { rows } = await pool.query<WardRow & { [K in keyof FigureRow]: FigureRow[K] | null } & { was: object | null }>(
    `select ${wardColumns}, r.*, later.before as was,
       (select count(*)::int from placement.hold h where h.unit_id = w.id and h.placed_at <= $2 and (h.ended_at is null or h.ended_at > $2)) as held
     from ward_in_region w
     left join lateral (
       select c.before from reference.ward_change c where c.ward_id = w.id and c.at > $2 and c.kind in ('change', 'phone') order by c.at, c.id limit 1
     ) later on true
     left join lateral (
       select ${figureColumns} from capacity_report r
       where r.unit_id = w.id and r.observed_at <= $2 and r.recorded_at <= $3
       order by r.observed_at desc, r.revision desc limit 1
     ) r on true
     where w.directory_id = $1 and w.valid_from <= $2 and (w.valid_to is null or w.valid_to > $2)
     order by w.name, w.id`,
    [directoryId, asOf, knownAt],
  );
  return rows.map((row) => ({
    ...toWard(row),
    // What the first change after that moment found.
    ...row.was,
    capacity: toCapacity({ ...row, version: row.version ?? 0, held: row.held ?? 0 }, asOf),
  }));
}

export interface HistoryWindow {
  from: Date;
  to: Date;
  knownAt: Date;
}

const reports = `
  select r.*, account.name as reported_by_name,
    lead(r.recorded_at) over (partition by r.unit_id, r.observed_at order by r.revision) as superseded_at
  from capacity_report r left join account on account.id = r.reported_by
  where r.unit_id = $1 and r.recorded_at <= $2`;

/** Every report about the window, in the order of what was observed; a corrected one says when it was replaced. */
export async function historySteps(
  pool: pg.Pool,
  unitId: string,
  { from, to, knownAt }: HistoryWindow,
): Promise<HistoryStep[]> {
  const { rows } = await pool.query<Row & { reported_by_name: string | null; superseded_at: Date | null }>(
    `${reports} and r.observed_at > $3 and r.observed_at <= $4 order by r.observed_at, r.revision limit 20000`,
    [unitId, knownAt, from, to],
  );
  return rows.map((row) => ({
    revision: row.revision,
    reportedBy: row.reported_by_name,
    supersededAt: row.superseded_at?.toISOString() ?? null,
    capacity: toCapacity(row, to),
  }));
}

/** The figure that stood at the moment a window opens. */
export async function figureBefore(pool: pg.Pool, unitId: string, from: Date, knownAt: Date): Promise<Capacity | null> {
  const { rows } = await pool.query<Row>(
    `select revision, ${figureColumns} from capacity_report
     where unit_id = $1 and observed_at <= $2 and recorded_at <= $3 order by observed_at desc, revision desc limit 1`,
    [unitId, from, knownAt],
  );
  return rows[0] ? toCapacity(rows[0], from) : null;
}

export type { CapacityHistory };
