import { randomBytes } from 'node:crypto';
import { referenceFrom } from '@ketenzicht/shared/person';
import { liveStates, type EndRequest, type RequestInput } from '@ketenzicht/shared/placement';
import type { Visit } from '../platform/auth/visit.js';
import type { Tx } from '../platform/database/work.js';
import type { Act } from './act.js';
import { attemptColumns, attemptSource, type AttemptRow, type RequestRow } from './rows.js';

type Db = Pick<Tx, 'query'>;
export interface Fingerprint {
  index: Buffer | null;
  keyId: string | null;
}

/** False when another open request bears this fingerprint, made while we looked. */
export async function insertRequest(
  tx: Db,
  { actor, at }: Visit,
  id: string,
  input: RequestInput,
  { index, keyId }: Fingerprint,
): Promise<boolean> {
  for (let tries = 0; tries < 4; tries++) {
    const reference = referenceFrom(randomBytes(7), 'AV');
    const { rowCount } = await tx.query(
      `insert into placement.request (id, directory_id, organisation_id, asked_by, reference, region_id, need, title_from, title_until, title_extended, tried, note, own_index, own_key_id, opened_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing`,
      [
        id,
        actor.directoryId,
        actor.organisationId,
        actor.id,
        reference,
        input.need.regionId,
        JSON.stringify(input.need),
        input.titleFrom,
        input.titleUntil,
        input.titleExtended,
        JSON.stringify(input.tried),
        input.note,
        index,
        keyId,
        at,
      ],
    );
    if (rowCount === 1) return true;
    const taken = await tx.query('select from placement.request where reference = $1', [reference]);
    if (taken.rowCount === 0) return false;
  }
  throw new Error('no free reference');
}

/** The region goes along with what hangs on it, or the chain director of the new one would see half of it. */
export async function updateRequest(tx: Db, row: RequestRow, input: RequestInput, own: Fingerprint | null) {
  await tx.query(
    `update placement.request set region_id = $2, need = $3, title_from = $4, title_until = $5, title_extended = $6, tried = $7, note = $8,
       own_index = case when $9 then $10 else own_index end, own_key_id = case when $9 then $11 else own_key_id end, version = version + 1
     where id = $1`,
    [
      row.id,
      input.need.regionId,
      JSON.stringify(input.need),
      input.titleFrom,
      input.titleUntil,
      input.titleExtended,
      JSON.stringify(input.tried),
      input.note,
      own !== null,
      own?.index ?? null,
      own?.keyId ?? null,
    ],
  );
  if (row.regionId === input.need.regionId) return;
  await tx.query('update placement.hold set region_id = $2 where request_id = $1', [row.id, input.need.regionId]);
  await tx.query('update placement.attempt set region_id = $2 where request_id = $1', [row.id, input.need.regionId]);
}

/** Nobody looks for it by its file number any more: the fingerprint goes. */
export const endRequest = (tx: Db, id: string, { reason, note }: EndRequest, at: Date) =>
  tx.query(
    `update placement.request set state = 'ended', ended_at = $2, end_reason = $3, end_note = $4, own_index = null, own_key_id = null, version = version + 1 where id = $1`,
    [id, at, reason, note],
  );

/** The days that a search takes count from here: the first placement is kept in the steps. */
export const openAgain = (tx: Db, id: string, at: Date) =>
  tx.query(
    `update placement.request set state = 'open', opened_at = $2, placed_at = null, version = version + 1 where id = $1`,
    [id, at],
  );

/** What still was asked ends with the request; each ward reads why, and one whose turn had not come reads nothing. */
export async function lapseAttempts(act: Act, request: RequestRow): Promise<void> {
  const { rows } = await act.tx.query<AttemptRow>(
    `select ${attemptColumns} from ${attemptSource} where a.request_id = $1 and a.state = any ($2) order by a.id for update of a`,
    [request.id, liveStates],
  );
  for (const attempt of rows) {
    await act.tx.query(
      `update placement.attempt set state = 'lapsed', lapse = 'requestEnded', ended_at = $2, due_at = null, version = version + 1 where id = $1`,
      [attempt.id, act.at],
    );
    await act.step(request, { kind: 'lapsed', attempt });
  }
}
