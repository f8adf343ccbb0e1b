import { randomUUID } from 'node:crypto';
import { ensure } from '@ketenzicht/shared/kernel';
import type { HandoverAnswer, HandoverInput } from '@ketenzicht/shared/ketenveldnorm';
import type { HandoverRow } from './handover.queries.js';
import type { TrajectoryAct } from './trajectory.act.js';
import type { TrajectoryRow } from './trajectory.rows.js';

export interface Ending extends HandoverAnswer {
  state: 'accepted' | 'declined' | 'withdrawn';
}

export async function insertHandover(
  act: TrajectoryAct,
  row: TrajectoryRow,
  id: string,
  input: HandoverInput,
): Promise<void> {
  const words = await act.seal(row, 'ketenveldnorm.handover.words', input.words);
  await act.tx.query(
    `insert into ketenveldnorm.handover (organisation_id, trajectory_id, id, state, reason, from_owner_id, to_owner_id, from_region_id, to_region_id, to_provider_id,
       proposed_at, due_on, spoken_on, words, was_party)
     values ($1, $2, $3, 'proposed', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      row.organisationId,
      row.id,
      id,
      input.reason,
      row.ownerId,
      input.toOwnerId,
      row.regionId,
      input.toRegionId,
      input.toProviderId,
      act.at,
      input.dueOn,
      input.spokenOn,
      words,
      row.partyIds.includes(input.toOwnerId),
    ],
  );
}

export async function closeHandover(
  act: TrajectoryAct,
  row: TrajectoryRow,
  { id }: HandoverRow,
  { state, spokenOn, words }: Ending,
): Promise<void> {
  const answer = words === null ? null : await act.seal(row, 'ketenveldnorm.handover.answer', words);
  await act.tx.query(
    `update ketenveldnorm.handover set state = $2, answered_at = $3, spoken_on = coalesce($4, spoken_on), answer = $5 where id = $1 and state = 'proposed'`,
    [id, state, act.at, spokenOn, answer],
  );
}

/** The first contact of whoever takes over; an earlier one that was planned stays the next. */
export async function planContact(act: TrajectoryAct, row: TrajectoryRow, on: string | null): Promise<string | null> {
  if (on === null) return row.nextContactOn;
  const id = randomUUID();
  await act.tx.query(
    `insert into ketenveldnorm.contact (organisation_id, trajectory_id, id, kind, state, on_day, made_at, made_by) values ($1, $2, $3, 'other', 'planned', $4, $5, $6)`,
    [row.organisationId, row.id, id, on, act.at, act.visit?.actor.id],
  );
  await act.step(row, 'contactPlanned', { contact: id, on });
  return row.nextContactOn !== null && row.nextContactOn < on ? row.nextContactOn : on;
}

/** Who is looked for by region is found in the new one from the same moment on. */
export async function movePerson(
  act: TrajectoryAct,
  { organisationId, personId }: TrajectoryRow,
  regionId: string,
  by: string,
): Promise<void> {
  const { rowCount } = await act.tx.query(
    `update care.person set region_id = $3, version = version + 1, changed_at = $4, changed_by = $5 where organisation_id = $1 and id = $2`,
    [organisationId, personId, regionId, act.at, by],
  );
  ensure(rowCount === 1, 'person.restricted', 'This file may not be changed now. Ask the privacy officer.');
}
