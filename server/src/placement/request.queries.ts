import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import {
  mayAnswerFor,
  mayKeepRequest,
  waitingStates,
  type RequestFile,
  type RequestState,
} from '@ketenzicht/shared/placement';
import type { Visit } from '../platform/auth/visit.js';
import type { Tx } from '../platform/database/work.js';
import {
  attemptColumns,
  attemptSource,
  holdColumns,
  requestColumns,
  toAttempt,
  toHold,
  toRequest,
  toStep,
  type AttemptRow,
  type HoldRow,
  type RequestRow,
  type StepRow,
} from './rows.js';

type Db = Pick<Tx, 'query'>;
export const mostListed = 500;

/** Same answer for "not yours" and "not there". */
export const unknownRequest = () => new RuleError('placement.unknown', 'There is no such request that you may see.');

/** The request, held until the transaction ends: always the first lock of whatever touches a request. Throws `placement.unknown` for whoever is on neither side. */
export async function lockRequest(tx: Db, actor: Actor, id: string): Promise<RequestRow> {
  const { rows } = await tx.query<RequestRow>({
    name: 'request.lock',
    text: `select ${requestColumns} from placement.request r where r.id = $1 for update of r`,
    values: [id],
  });
  return ofEitherSide(tx, actor, rows[0]);
}

export async function readRequest(tx: Db, actor: Actor, id: string): Promise<RequestRow> {
  const { rows } = await tx.query<RequestRow>(`select ${requestColumns} from placement.request r where r.id = $1`, [
    id,
  ]);
  return ofEitherSide(tx, actor, rows[0]);
}

/** As `lockRequest`, for what only those who ask may do. */
export async function lockOwnRequest(tx: Db, actor: Actor, id: string): Promise<RequestRow> {
  const row = await lockRequest(tx, actor, id);
  if (!mayKeepRequest(actor, row)) throw unknownRequest();
  return row;
}

/** The database shows a ward only what it was asked for; our own policy says the same, once more. */
async function ofEitherSide(tx: Db, actor: Actor, row: RequestRow | undefined): Promise<RequestRow> {
  if (!row) throw unknownRequest();
  if (mayKeepRequest(actor, row) || (await isAsked(tx, actor, row))) return row;
  throw unknownRequest();
}

async function isAsked(tx: Db, actor: Actor, row: RequestRow): Promise<boolean> {
  const { rows } = await tx.query<{ providerId: string }>(
    `select provider_id as "providerId" from placement.attempt where request_id = $1 and asked_at is not null
     union select provider_id from placement.hold where request_id = $1 union select current_provider_id from placement.request where id = $1`,
    [row.id],
  );
  return rows.some(({ providerId }) => mayAnswerFor(actor, { providerId, directoryId: row.directoryId }));
}

/** Of several requests, in the order in which they are to be asked; those that the database shows to who asks. */
export async function attemptsOf(tx: Db, requestIds: readonly string[]): Promise<AttemptRow[]> {
  const { rows } = await tx.query<AttemptRow>(
    `select ${attemptColumns} from ${attemptSource} where a.request_id = any ($1) order by a.place, a.made_at, a.id`,
    [requestIds],
  );
  return rows;
}

export async function holdsOf(tx: Db, requestIds: readonly string[]): Promise<HoldRow[]> {
  const { rows } = await tx.query<HoldRow>(
    `select ${holdColumns} from placement.hold h where h.request_id = any ($1) order by h.placed_at desc, h.id`,
    [requestIds],
  );
  return rows;
}

async function stepsOf(tx: Db, requestId: string): Promise<StepRow[]> {
  const { rows } = await tx.query<StepRow>(
    `select s.at, s.kind, s.attempt_id as "attemptId", s.unit_id as "unitId", s.channel,
       coalesce((select p.name from reference.provider p where p.id = s.actor_organisation_id), '') as by
     from placement.step s where s.request_id = $1 order by s.id`,
    [requestId],
  );
  return rows;
}

export const sideOf = (actor: Actor, row: RequestRow): 'asker' | 'ward' =>
  mayKeepRequest(actor, row) ? 'asker' : 'ward';

/** A ward is shown its own tries and its own hold only, also when the two sides are one organisation. Throws `placement.unknown`. */
export async function fileOf(tx: Db, { actor }: Visit, id: string): Promise<RequestFile> {
  const row = await readRequest(tx, actor, id);
  const side = sideOf(actor, row);
  const isMine = ({ providerId }: { providerId: string }) => side === 'asker' || providerId === actor.organisationId;
  const attempts = (await attemptsOf(tx, [id])).filter(
    (one) => isMine(one) && (side === 'asker' || one.askedAt !== null),
  );
  const holds = (await holdsOf(tx, [id])).filter(isMine);
  const loose = holds.find((hold) => hold.state === 'active' && !attempts.some(({ holdId }) => holdId === hold.id));
  return {
    request: toRequest(row, side === 'asker'),
    attempts: attempts.map((one) =>
      toAttempt(
        one,
        holds.find((hold) => hold.id === one.holdId),
        side,
      ),
    ),
    steps: (await stepsOf(tx, id)).map(toStep),
    hold: loose ? toHold(loose) : null,
  };
}

export interface Page {
  state: RequestState;
  /** Only what was opened before this moment. */
  before: Date | null;
}

/** The worklist: one's own and one's colleagues', and for those who help, all that they help with. The newest first. */
export async function listRequests(tx: Db, actor: Actor, { state, before }: Page): Promise<RequestRow[]> {
  const { rows } = await tx.query<RequestRow>(
    `select ${requestColumns} from placement.request r
     where r.directory_id = $1 and r.state = $2 and ($3::timestamptz is null or r.opened_at < $3)
       and (r.asked_by = $4 or r.organisation_id = $5 or $6 = 'nationalCoordinator' or ($6 = 'chainDirector' and r.region_id = any ($7)))
     order by r.opened_at desc, r.id limit ${mostListed}`,
    [actor.directoryId, state, before, actor.id, actor.organisationId, actor.role, actor.regionIds],
  );
  return rows;
}

export async function requestsById(tx: Db, ids: readonly string[]): Promise<RequestRow[]> {
  const { rows } = await tx.query<RequestRow>(
    `select ${requestColumns} from placement.request r where r.id = any ($1)`,
    [ids],
  );
  return rows;
}

/** By the fingerprints of one file number: of one's own organisation, or one's own. */
export async function openByOwnReference(
  tx: Db,
  actor: Pick<Actor, 'id' | 'organisationId'>,
  fingerprints: readonly Buffer[],
): Promise<RequestRow[]> {
  const { rows } = await tx.query<RequestRow>(
    `select ${requestColumns} from placement.request r
     where r.state = 'open' and r.own_index = any ($1) and (r.organisation_id = $2 or (r.organisation_id is null and r.asked_by = $3))
     order by r.opened_at desc, r.id limit 10`,
    [fingerprints, actor.organisationId, actor.id],
  );
  return rows;
}

const inboxStates = {
  waiting: ['asked', 'seen', 'considering', 'proposed'],
  accepted: ['accepted'],
  ended: ['admitted', 'refused', 'withdrawn', 'noShow', 'cancelled', 'lapsed', 'left'],
} as const;
export type InboxState = keyof typeof inboxStates;
export interface InboxPage {
  state: InboxState;
  before: Date | null;
}

/** How many tries wait for an answer of one organisation. */
export async function waitingFor(tx: Db, organisationId: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    'select count(*)::int as count from placement.attempt where provider_id = $1 and asked_at is not null and state = any ($2)',
    [organisationId, waitingStates],
  );
  return rows[0]?.count ?? 0;
}

/** What the wards of one organisation are asked, the newest first. */
export async function inboxOf(tx: Db, organisationId: string, { state, before }: InboxPage): Promise<AttemptRow[]> {
  const { rows } = await tx.query<AttemptRow>(
    `select ${attemptColumns} from ${attemptSource}
     where a.provider_id = $1 and a.asked_at is not null and a.state = any ($2) and ($3::timestamptz is null or a.asked_at < $3)
     order by a.asked_at desc, a.id limit ${mostListed}`,
    [organisationId, inboxStates[state], before],
  );
  return rows;
}
