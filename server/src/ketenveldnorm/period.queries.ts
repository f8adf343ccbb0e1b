import type { CareInput, CarePeriod, PayerPeriod } from '@ketenzicht/shared/ketenveldnorm';
import { byName } from './contact.queries.js';
import type { TrajectoryAct } from './trajectory.act.js';
import type { Db } from './trajectory.queries.js';
import type { TrajectoryRow } from './trajectory.rows.js';

const days = 'x.from_on::text as "from", x.until_on::text as "until"';
export const payerColumns = `x.id, x.payer, ${days}, ${byName()}, x.words`;
export const careColumns = `x.id, x.kind, x.intensity, ${days}, x.unit_id as "unitId", x.request_id as "requestId", x.gap_reason as "gapReason", ${byName()}, x.words`;

/** Words still sealed. */
export async function payersOf(tx: Db, trajectoryId: string): Promise<PayerPeriod[]> {
  const { rows } = await tx.query<PayerPeriod>(
    `select ${payerColumns} from ketenveldnorm.payer_period x where x.trajectory_id = $1 order by x.from_on`,
    [trajectoryId],
  );
  return rows;
}

/** Words still sealed. */
export async function careOf(tx: Db, trajectoryId: string): Promise<CarePeriod[]> {
  const { rows } = await tx.query<CarePeriod>(
    `select ${careColumns} from ketenveldnorm.care_period x where x.trajectory_id = $1 order by x.from_on`,
    [trajectoryId],
  );
  return rows;
}

export const closePeriod = (tx: Db, table: 'payer_period' | 'care_period', id: string, until: string) =>
  tx.query(`update ketenveldnorm.${table} set until_on = $2 where id = $1`, [id, until]);

type NewPayer = Omit<PayerPeriod, 'by'>;
export const addPayer = ({ tx, at, visit }: TrajectoryAct, row: TrajectoryRow, period: NewPayer) =>
  tx.query(
    `insert into ketenveldnorm.payer_period (organisation_id, trajectory_id, id, payer, from_on, until_on, words, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [row.organisationId, row.id, period.id, period.payer, period.from, period.until, period.words, at, visit?.actor.id],
  );

export const addCare = (
  { tx, at, visit }: TrajectoryAct,
  row: TrajectoryRow,
  period: CareInput & { id: string; until: string | null },
) =>
  tx.query(
    `insert into ketenveldnorm.care_period (organisation_id, trajectory_id, id, kind, intensity, unit_id, request_id, gap_reason, from_on, until_on, words, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      row.organisationId,
      row.id,
      period.id,
      period.kind,
      period.intensity,
      period.unitId,
      period.requestId,
      period.gapReason,
      period.from,
      period.until,
      period.words,
      at,
      visit?.actor.id,
    ],
  );

export async function isWard(tx: Db, directoryId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query('select from reference.ward where id = $1 and directory_id = $2', [
    id,
    directoryId,
  ]);
  return rowCount === 1;
}
