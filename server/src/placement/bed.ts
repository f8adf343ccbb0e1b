import type pg from 'pg';
import type { StandingRow } from '../capacity/standing.service.js';

type Db = Pick<pg.ClientBase, 'query'>;

/**
 * Beds of wards, moved in the transaction of what moves them. A report locks the figure first and then ends holds that no longer fit, so that here too the
 * figure is locked before a hold ends; only a new hold comes before it, because nobody else can see that yet.
 */
export async function lockBeds(tx: Db, unitIds: readonly string[]): Promise<Map<string, StandingRow>> {
  const { rows } = await tx.query<StandingRow>(
    'select c.* from capacity.capacity c where c.unit_id = any ($1) order by c.unit_id for update',
    [[...new Set(unitIds)]],
  );
  return new Map(rows.map((row) => [row.unit_id, row]));
}

export async function readBed(tx: Db, unitId: string): Promise<StandingRow | undefined> {
  const { rows } = await tx.query<StandingRow>('select c.* from capacity.capacity c where c.unit_id = $1', [unitId]);
  return rows[0];
}

/** The hold must be there already. No row: there is no free, fresh, open bed. */
export const takeBed = (tx: Db, unitId: string, until: Date, at: Date): Promise<StandingRow | undefined> =>
  one(tx, 'select * from placement.take_bed($1, $2, $3)', [unitId, until, at]);

/** The hold must have ended already. No row: a report took the bed back before. */
export const giveBed = (tx: Db, unitId: string, until: Date): Promise<StandingRow | undefined> =>
  one(tx, 'select * from placement.give_bed($1, $2)', [unitId, until]);

export const moveHoldEnd = (
  tx: Db,
  unitId: string,
  { from, until, promised }: { from: Date; until: Date; promised: boolean },
): Promise<StandingRow | undefined> =>
  one(tx, 'select * from placement.move_hold_end($1, $2, $3, $4)', [unitId, from, until, promised]);

/** Somebody is there: one more occupied, and the held bed (which ended at `heldUntil`) is theirs. No row: no bed that is free for it. */
export const occupyBed = (
  tx: Db,
  unitId: string,
  { heldUntil, observedAt, at }: { heldUntil: Date | null; observedAt: Date; at: Date },
): Promise<StandingRow | undefined> => one(tx, occupy, [unitId, heldUntil, observedAt, at]);

/** Somebody has gone: one less occupied. No row: the ward counts nobody. */
export const vacateBed = (
  tx: Db,
  unitId: string,
  { observedAt, at }: { observedAt: Date; at: Date },
): Promise<StandingRow | undefined> =>
  one(
    tx,
    `update capacity.capacity c set occupied = c.occupied - 1, ${seen('$2', '$3')} where c.unit_id = $1 and c.occupied > 0 returning c.*`,
    [unitId, observedAt, at],
  );

/** Never before what was observed already: the newest observation is what stands. */
const seen = (observedAt: string, at: string) =>
  `observed_at = greatest(c.observed_at, ${observedAt}::timestamptz), recorded_at = ${at}, source = 'person', version = c.version + 1`;

const occupy = `
  update capacity.capacity c set
    occupied = c.occupied + 1,
    held = c.held - ($2::timestamptz is not null)::int,
    hold_ends = case when $2::timestamptz is null then c.hold_ends
      else c.hold_ends[:array_position(c.hold_ends, $2) - 1] || c.hold_ends[array_position(c.hold_ends, $2) + 1:] end,
    ${seen('$3', '$4')}
  where c.unit_id = $1 and c.operational - c.occupied - c.held + ($2::timestamptz is not null)::int > 0
  returning c.*`;

async function one(tx: Db, sql: string, values: unknown[]): Promise<StandingRow | undefined> {
  const { rows } = await tx.query<StandingRow>(sql, values);
  return rows[0];
}
