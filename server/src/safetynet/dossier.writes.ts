import { randomBytes, randomUUID } from 'node:crypto';
import { RuleError, ensure, localDate, type Actor } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import {
  advanceFrom,
  stateOf,
  balancesOf,
  type BookingKind,
  type DossierInput,
  type DossierState,
  type DossierStepKind,
  type Entry,
  type WriteOffReason,
} from '@ketenzicht/shared/safetynet';
import type { Db } from './dossier.queries.js';
import type { DossierRow } from './dossier.rows.js';

export interface NewDossier extends Pick<Actor, 'directoryId'> {
  id: string;
  organisationId: string;
  windowId: string;
  ownerId: string;
}

/** Who did it, and when. */
type Done = { actor: Pick<Actor, 'id'>; at: Date };

/** False when there is a dossier with this id already, made while we looked. Throws `vangnet.overlap`. */
export async function insertDossier(
  tx: Db,
  { actor, at }: Done,
  one: NewDossier,
  input: Omit<DossierInput, 'noPersonalData'>,
): Promise<boolean> {
  const claimedOn = localDate(at);
  const { rowCount } = await tx
    .query(
      `insert into safetynet.dossier (organisation_id, id, directory_id, reference, region_id, window_id, trajectory_reference, pseudonym, summary, from_on, until_on,
         day_cents, total_cents, lines, owner_id, opened_by, claimed_on, claimed_at, advance_from)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) on conflict (id) do nothing`,
      [
        one.organisationId,
        one.id,
        one.directoryId,
        referenceFrom(randomBytes(7), 'NR'),
        input.regionId,
        one.windowId,
        input.trajectoryReference,
        input.pseudonym,
        input.summary,
        input.fromOn,
        input.untilOn,
        input.dayCents,
        input.totalCents,
        JSON.stringify(input.lines),
        one.ownerId,
        actor.id,
        claimedOn,
        at,
        advanceFrom(claimedOn),
      ],
    )
    .catch(refuseOverlap);
  if (rowCount === 0) return false;
  await insertPayers(tx, one, input);
  return true;
}

const insertPayers = (tx: Db, { organisationId, id }: NewDossier, { payers }: Pick<DossierInput, 'payers'>) =>
  tx.query(
    `insert into safetynet.payer (organisation_id, dossier_id, place, kind, name)
     select $1, $2, p.place, p.kind, p.name from jsonb_to_recordset($3::jsonb) p (place int, kind text, name text)`,
    [organisationId, id, JSON.stringify(payers.map((payer, place) => ({ ...payer, place })))],
  );

/** Whose the other claim is may be somebody else's business: it is not named. */
function refuseOverlap(error: { code?: string }): never {
  if (error.code !== '23P01') throw error;
  const detail = 'These care days, or some of them, have been claimed already. Claim only the days that were not.';
  throw new RuleError('vangnet.overlap', detail, [{ pointer: '/fromOn', code: 'vangnet.overlap', detail }]);
}

export interface NewBooking {
  kind: BookingKind;
  entries: readonly Entry[];
  on?: string;
  reason?: WriteOffReason;
  corrects?: string;
}

export async function insertBooking(
  tx: Db,
  { actor, at }: Done,
  row: Pick<DossierRow, 'id' | 'organisationId'>,
  booking: NewBooking,
) {
  const { kind, entries, on = localDate(at), reason = null, corrects = null } = booking;
  const id = randomUUID();
  await tx.query(
    `insert into safetynet.booking (organisation_id, dossier_id, id, kind, at, on_day, actor_id, reason, corrects) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [row.organisationId, row.id, id, kind, at, on, actor.id, reason, corrects],
  );
  await tx.query(
    `insert into safetynet.entry (organisation_id, dossier_id, booking_id, place, account, payer, cents)
     select $1, $2, $3, e.place, e.account, e.payer, e.cents from jsonb_to_recordset($4::jsonb) e (place int, account text, payer int, cents bigint)`,
    [row.organisationId, row.id, id, JSON.stringify(entries.map((entry, place) => ({ ...entry, place })))],
  );
}

/** One line of what happened. Never changed afterwards; no visit: the clock did it. */
export async function insertStep(
  tx: Db,
  row: Pick<DossierRow, 'id' | 'organisationId'>,
  step: { kind: DossierStepKind; at: Date; actorId: string | null; text?: string | null; detail?: object },
): Promise<void> {
  const { kind, at, actorId, text = null, detail = {} } = step;
  await tx.query(
    `insert into safetynet.step (organisation_id, dossier_id, at, kind, actor_id, by_clock, text, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.organisationId, row.id, at, kind, actorId, actorId === null, text, JSON.stringify(detail)],
  );
}

/** A newer version, in the state that its ledger says; `withdrawn` is said by whoever withdraws it. */
export async function saveDossier(
  tx: Db,
  row: DossierRow,
  at: Date,
  added: readonly Entry[],
  withdrawn = false,
): Promise<void> {
  const state: DossierState = withdrawn ? 'withdrawn' : stateOf(balancesOf([...row.entries, ...added]));
  const endedAt = state === 'settled' || state === 'withdrawn' ? (row.endedAt ?? at) : null;
  const { rowCount } = await tx.query(
    'update safetynet.dossier set state = $3, ended_at = $4, version = version + 1 where id = $1 and version = $2',
    [row.id, row.version, state, endedAt],
  );
  ensure(rowCount === 1, 'version.stale', 'Somebody changed this meanwhile. Look at it again, then decide.');
}
