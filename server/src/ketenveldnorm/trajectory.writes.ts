import { randomBytes, randomUUID } from 'node:crypto';
import { referenceFrom } from '@ketenzicht/shared/person';
import type { TrajectoryAct } from './trajectory.act.js';
import type { Db } from './trajectory.queries.js';
import type { TrajectoryRow } from './trajectory.rows.js';

export interface NewTrajectory {
  id: string;
  organisationId: string;
  personId: string;
  directoryId: string;
  regionId: string;
  ownerId: string;
  reportedBy: string;
  reportedAt: Date;
}

/** False when this person is followed already, begun while we looked. */
export async function insertTrajectory(tx: Db, one: NewTrajectory): Promise<boolean> {
  for (let tries = 0; tries < 4; tries++) {
    const reference = referenceFrom(randomBytes(7), 'LL');
    const { rowCount } = await tx.query(
      `insert into ketenveldnorm.trajectory (organisation_id, id, person_id, directory_id, reference, region_id, phase, owner_id, party_ids, reported_at, reported_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, 'reported', $7, array[$8::uuid], $9, $8, $9) on conflict do nothing`,
      [
        one.organisationId,
        one.id,
        one.personId,
        one.directoryId,
        reference,
        one.regionId,
        one.ownerId,
        one.reportedBy,
        one.reportedAt,
      ],
    );
    if (rowCount === 1) return true;
    const taken = await tx.query('select from ketenveldnorm.trajectory where reference = $1', [reference]);
    if (taken.rowCount === 0) return false;
  }
  throw new Error('no free reference');
}

/** A contact on this day, and with it the first day on which one is planned. What was planned for an earlier day stays the next. */
export async function planContact({ tx, at, visit }: TrajectoryAct, row: TrajectoryRow, on: string): Promise<string> {
  await tx.query(
    `insert into ketenveldnorm.contact (organisation_id, trajectory_id, id, kind, state, on_day, made_at, made_by)
     select $1, $2, $3, 'other', 'planned', $4, $5, $6
     where not exists (select from ketenveldnorm.contact where trajectory_id = $2 and state = 'planned' and on_day = $4)`,
    [row.organisationId, row.id, randomUUID(), on, at, visit?.actor.id ?? row.ownerId],
  );
  const { rows } = await tx.query<{ first: string }>(
    `select min(on_day)::text as first from ketenveldnorm.contact where trajectory_id = $1 and state = 'planned'`,
    [row.id],
  );
  return rows[0]?.first ?? on;
}

/** Nothing stays planned or promised for somebody who is not followed any more. */
export async function closeOpenEnds(act: TrajectoryAct, row: TrajectoryRow): Promise<void> {
  const { tx, at, visit } = act;
  await tx.query(
    `update ketenveldnorm.contact set state = 'cancelled', closed_at = $2, closed_by = $3 where trajectory_id = $1 and state = 'planned'`,
    [row.id, at, visit?.actor.id ?? row.ownerId],
  );
  await withdrawHandover(act, row);
}

/** The one that waits for an answer. */
export const withdrawHandover = ({ tx, at }: TrajectoryAct, { id }: TrajectoryRow) =>
  tx.query(
    `update ketenveldnorm.handover set state = 'withdrawn', answered_at = $2 where trajectory_id = $1 and state = 'proposed'`,
    [id, at],
  );

export const noHandover = { handoverId: null, toOwnerId: null, toRegionId: null, handoverDue: null } as const;
/** What an ended or declined trajectory leaves behind in its own row. */
export const nothingAhead = { nextContactOn: null, ...noHandover } as const;
