import { randomBytes, randomUUID } from 'node:crypto';
import { must } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import type { AgreeInput, ArrangementContent, ArrangementInput, EndArrangement } from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import type { Db } from './arrangement.queries.js';
import type { ArrangementRow } from './arrangement.rows.js';

/** False when there is one about this person already. */
export async function insertArrangement(
  tx: Db,
  { actor, at }: Visit,
  { id, fingerprint }: { id: string; fingerprint: string },
  input: ArrangementInput,
): Promise<boolean> {
  for (let tries = 0; tries < 4; tries++) {
    const reference = referenceFrom(randomBytes(7), 'AR');
    const { rowCount } = await tx.query(
      `insert into stepdown.arrangement (provider_id, id, directory_id, reference, about, person_id, content, made_at, made_by, fingerprint, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $8) on conflict do nothing`,
      [
        must(actor.organisationId, 'the organisation of a provider'),
        id,
        actor.directoryId,
        reference,
        input.about,
        input.personId,
        JSON.stringify(input.content),
        at,
        actor.id,
        fingerprint,
      ],
    );
    if (rowCount === 1) return true;
    const taken = await tx.query('select from stepdown.arrangement where reference = $1', [reference]);
    if (taken.rowCount === 0) return false;
  }
  throw new Error('no free reference');
}

interface Drafted {
  content: ArrangementContent;
  isDrafted: boolean;
}
export const changeContent = (tx: Db, id: string, { content, isDrafted }: Drafted, at: Date) =>
  tx.query(
    'update stepdown.arrangement set content = $2, is_drafted = $3, changed_at = $4, version = version + 1 where id = $1',
    [id, JSON.stringify(content), isDrafted, at],
  );

/** The next version, and the arrangement that now holds it. Throws the database's `one_answers_for` where somebody else answers for this person. */
export async function addVersion(tx: Db, { actor, at }: Visit, row: ArrangementRow, input: AgreeInput): Promise<void> {
  const number = (row.number ?? 0) + 1;
  await tx.query(
    `insert into stepdown.arrangement_version (provider_id, arrangement_id, number, content, agreed_on, agreed_with, starts_on, at, actor_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [row.providerId, row.id, number, JSON.stringify(row.content), input.on, input.with, input.startsOn, at, actor.id],
  );
  await tx.query(
    `update stepdown.arrangement set state = 'agreed', is_drafted = false, number = $2, starts_on = $3, changed_at = $4, version = version + 1 where id = $1`,
    [row.id, number, input.startsOn, at],
  );
}

export const endArrangement = (tx: Db, id: string, { how, on }: EndArrangement, at: Date) =>
  tx.query(
    `update stepdown.arrangement set state = 'ended', ended_how = $2, ended_on = $3, ended_at = $4, changed_at = $4, version = version + 1 where id = $1`,
    [id, how, on, at],
  );

export const reopenArrangement = (tx: Db, { id, number }: ArrangementRow, at: Date) =>
  tx.query(
    `update stepdown.arrangement set state = $2, ended_how = null, ended_on = null, ended_at = null, changed_at = $3, version = version + 1 where id = $1`,
    [id, number === null ? 'concept' : 'agreed', at],
  );

/** Nights are part of it: whoever looked before they were booked looks again. */
const touch = (tx: Db, id: string, at: Date) =>
  tx.query('update stepdown.arrangement set changed_at = $2, version = version + 1 where id = $1', [id, at]);

export async function addNights(
  tx: Db,
  { actor, at }: Visit,
  { id, providerId }: Pick<ArrangementRow, 'id' | 'providerId'>,
  nights: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into stepdown.respite_night (provider_id, arrangement_id, id, on_day, at, actor_id)
     select $1, $2, n.id, n.on_day, $5, $6 from unnest($3::uuid[], $4::date[]) n (id, on_day)`,
    [providerId, id, nights.map(() => randomUUID()), nights, at, actor.id],
  );
  await touch(tx, id, at);
}

/** False when there is no such night, or it was taken back before. */
export async function takeNightBack(tx: Db, { actor, at }: Visit, id: string, nightId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update stepdown.respite_night set cancelled_at = $3, cancelled_by = $4 where arrangement_id = $1 and id = $2 and cancelled_at is null',
    [id, nightId, at, actor.id],
  );
  await touch(tx, id, at);
  return rowCount === 1;
}
