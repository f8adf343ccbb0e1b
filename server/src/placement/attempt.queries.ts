import { RuleError } from '@ketenzicht/shared/kernel';
import type { Tx } from '../platform/database/work.js';
import { attemptColumns, attemptSource, type AttemptRow } from './rows.js';

type Db = Pick<Tx, 'query'>;

export const unknownAttempt = () => new RuleError('attempt.unknown', 'There is no such question that you may see.');

export async function readAttempt(tx: Db, id: string): Promise<AttemptRow | undefined> {
  const { rows } = await tx.query<AttemptRow>(`select ${attemptColumns} from ${attemptSource} where a.id = $1`, [id]);
  return rows[0];
}

/** The request that an attempt belongs to, before anything is locked. */
export async function requestOfAttempt(tx: Db, id: string): Promise<string> {
  const { rows } = await tx.query<{ request_id: string }>('select request_id from placement.attempt where id = $1', [
    id,
  ]);
  if (!rows[0]) throw unknownAttempt();
  return rows[0].request_id;
}

export type NewAttempt = Pick<
  AttemptRow,
  | 'id'
  | 'requestId'
  | 'organisationId'
  | 'askedBy'
  | 'providerId'
  | 'unitId'
  | 'state'
  | 'mode'
  | 'channel'
  | 'place'
  | 'madeAt'
  | 'askedAt'
  | 'dueAt'
  | 'bedsWhenAsked'
  | 'shownFree'
  | 'weighing'
  | 'chosenOn'
  | 'holdId'
>;

export async function insertAttempt(tx: Db, attempt: NewAttempt): Promise<void> {
  const fields = Object.entries(attempt);
  await tx.query(
    `insert into placement.attempt (${fields.map(([name]) => column(name)).join()}) values (${fields.map((_, index) => `$${index + 1}`).join()})`,
    fields.map(([name, value]) => stored(name, value)),
  );
}

export type AttemptChange = Partial<
  Pick<
    AttemptRow,
    | 'state'
    | 'askedAt'
    | 'seenAt'
    | 'consideringAt'
    | 'answeredAt'
    | 'answerChannel'
    | 'dueAt'
    | 'missing'
    | 'refusalReason'
    | 'refusalNote'
    | 'contradictions'
    | 'proposedFrom'
    | 'expectedOn'
    | 'lapse'
    | 'bedsWhenAsked'
    | 'bedsWhenAnswered'
    | 'shownFree'
    | 'offered'
    | 'holdId'
    | 'admittedAt'
    | 'alreadyCounted'
    | 'endedAt'
  >
>;

/** The request is locked: nobody else changes its attempts meanwhile. */
export async function changeAttempt(tx: Db, id: string, change: AttemptChange): Promise<void> {
  const fields = Object.entries(change);
  const set = fields.map(([name], index) => `${column(name)} = $${index + 2}`);
  await tx.query(`update placement.attempt set ${[...set, 'version = version + 1'].join()} where id = $1`, [
    id,
    ...fields.map(([name, value]) => stored(name, value)),
  ]);
}

const column = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const json = new Set(['contradictions', 'bedsWhenAsked', 'bedsWhenAnswered', 'weighing', 'chosenOn']);
const stored = (name: string, value: unknown): unknown =>
  json.has(name) && value !== null && value !== undefined ? JSON.stringify(value) : value;

/** The newest of a request that fits. */
export async function attemptOnUnit(
  tx: Db,
  requestId: string,
  {
    unitId = null,
    state,
    endedAt = null,
  }: { unitId?: string | null; state: AttemptRow['state']; endedAt?: Date | null },
): Promise<AttemptRow | undefined> {
  const { rows } = await tx.query<AttemptRow>(
    `select ${attemptColumns} from ${attemptSource}
     where a.request_id = $1 and a.state = $3 and ($2::uuid is null or a.unit_id = $2) and ($4::timestamptz is null or a.ended_at = $4)
     order by a.made_at desc, a.id limit 1`,
    [requestId, unitId, state, endedAt],
  );
  return rows[0];
}

/** Placed on a ward, or open again: with the ward where they still are, or none. */
export async function moveRequest(
  tx: Db,
  id: string,
  to: { state: 'placed' | 'open'; at: Date; unitId: string | null; providerId: string | null },
): Promise<void> {
  await tx.query(
    `update placement.request set state = $2, placed_at = case when $2 = 'placed' then $3 else placed_at end,
       current_unit_id = $4, current_provider_id = $5, version = version + 1 where id = $1`,
    [id, to.state, to.at, to.unitId, to.providerId],
  );
}
