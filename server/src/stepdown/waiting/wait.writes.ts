import { randomBytes } from 'node:crypto';
import { localDate } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import type { EndWait, ExpectedMove, WaitChange, WaitInput } from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import type { Db } from './wait.queries.js';
import type { WaitRow } from './wait.rows.js';

export interface Place {
  id: string;
  providerId: string;
  directoryId: string;
  regionId: string;
}

/** False when this person waits under another number already. */
export async function insertWait(tx: Db, { actor, at }: Visit, place: Place, input: WaitInput): Promise<boolean> {
  for (let tries = 0; tries < 4; tries++) {
    const reference = referenceFrom(randomBytes(7), 'DS');
    const { rowCount } = await tx.query(
      `insert into stepdown.wait (provider_id, id, directory_id, region_id, reference, unit_id, admitted_on, ready_since, waits_for, acts_by, payer, municipality, toward, expected_on, person_id, made_at, made_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $16) on conflict do nothing`,
      [
        place.providerId,
        place.id,
        place.directoryId,
        place.regionId,
        reference,
        input.unitId,
        input.admittedOn,
        input.readySince,
        input.waitsFor,
        input.actsBy,
        input.payer,
        input.municipality,
        JSON.stringify(input.toward),
        input.expectedOn,
        input.personId,
        at,
        actor.id,
      ],
    );
    if (rowCount === 1) return true;
    const taken = await tx.query('select from stepdown.wait where reference = $1', [reference]);
    if (taken.rowCount === 0) return false;
  }
  throw new Error('no free reference');
}

type Said = Pick<WaitInput, 'waitsFor' | 'actsBy' | 'payer' | 'municipality'>;
type Whose = Pick<WaitRow, 'id' | 'providerId'>;

/**
 * From today on; what was said before keeps its days. Said again on the same day it takes the place of what was said then: a slip of the finger is
 * nobody's cause for a night.
 */
export async function addSaid(tx: Db, { actor, at }: Visit, { id, providerId }: Whose, said: Said): Promise<void> {
  const { rows } = await tx.query<{ at: Date; from: string | null }>(
    'select at, from_on::text as "from" from stepdown.wait_said where wait_id = $1 order by id desc limit 1',
    [id],
  );
  const [last] = rows;
  const from = !last ? null : localDate(last.at) === localDate(at) ? last.from : localDate(at);
  await tx.query(
    `insert into stepdown.wait_said (provider_id, wait_id, at, actor_id, from_on, waits_for, acts_by, payer, municipality)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [providerId, id, at, actor.id, from, said.waitsFor, said.actsBy, said.payer, said.municipality],
  );
}

export const addExpected = (
  tx: Db,
  { actor, at }: Visit,
  { id, providerId }: Whose,
  { from, to, reason }: ExpectedMove,
) =>
  tx.query(
    `insert into stepdown.wait_expected (provider_id, wait_id, at, actor_id, role, from_on, to_on, reason) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [providerId, id, at, actor.id, actor.role, from, to, reason],
  );

export const changeWait = (tx: Db, id: string, change: WaitChange, at: Date) =>
  tx.query(
    `update stepdown.wait set admitted_on = $2, ready_since = $3, waits_for = $4, acts_by = $5, payer = $6, municipality = $7, toward = $8, person_id = $9,
       changed_at = $10, version = version + 1 where id = $1`,
    [
      id,
      change.admittedOn,
      change.readySince,
      change.waitsFor,
      change.actsBy,
      change.payer,
      change.municipality,
      JSON.stringify(change.toward),
      change.personId,
      at,
    ],
  );

export const moveWait = (tx: Db, id: string, to: { expectedOn: string | null; actsBy: string }, at: Date) =>
  tx.query(
    'update stepdown.wait set expected_on = $2, acts_by = $3, changed_at = $4, version = version + 1 where id = $1',
    [id, to.expectedOn, to.actsBy, at],
  );

export const endWait = (tx: Db, id: string, { how, on, leftTo, toUnitId }: EndWait, at: Date) =>
  tx.query(
    `update stepdown.wait set state = $2, ended_on = $3, left_to = $4, to_unit_id = $5, ended_at = $6, changed_at = $6, version = version + 1 where id = $1`,
    [id, how, on, leftTo, toUnitId, at],
  );

export const reopenWait = (tx: Db, id: string, at: Date) =>
  tx.query(
    `update stepdown.wait set state = 'waiting', ended_on = null, left_to = null, to_unit_id = null, ended_at = null, changed_at = $2, version = version + 1 where id = $1`,
    [id, at],
  );
