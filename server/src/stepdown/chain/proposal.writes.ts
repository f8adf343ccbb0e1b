import { randomBytes } from 'node:crypto';
import { referenceFrom } from '@ketenzicht/shared/person';
import type { ChainNoReason, ChainStepKind, ChainWithdrawReason } from '@ketenzicht/shared/stepdown';
import { RuleError } from '@ketenzicht/shared/kernel';
import type { Visit } from '../../platform/auth/visit.js';
import type { Db } from './proposal.queries.js';
import type { ChainRow, MoveRow } from './proposal.rows.js';

export type NewMove = Pick<
  MoveRow,
  | 'who'
  | 'whoId'
  | 'whoReference'
  | 'fromUnitId'
  | 'toUnitId'
  | 'dwellingId'
  | 'regionId'
  | 'on'
  | 'savedDays'
  | 'isReckoned'
  | 'ask'
  | 'senderId'
  | 'askerId'
  | 'receiverId'
  | 'teamId'
  | 'dueAt'
> & { personId: string | null };

export interface NewChain extends Pick<
  ChainRow,
  'id' | 'kind' | 'fingerprint' | 'regionIds' | 'partyIds' | 'askerIds'
> {
  moves: readonly NewMove[];
}

/** With a reference that says nothing. Throws `chain.person_taken` and `chain.dwelling_taken` where somebody or something stands in another chain. */
export async function insertChain(tx: Db, { actor, at }: Visit, chain: NewChain): Promise<string> {
  const reference = referenceFrom(randomBytes(7), 'KT');
  await tx.query(
    `insert into stepdown.chain (id, directory_id, reference, kind, proposed_by, proposed_role, proposed_at, fingerprint, region_ids, party_ids, asker_ids)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      chain.id,
      actor.directoryId,
      reference,
      chain.kind,
      actor.id,
      actor.role,
      at,
      chain.fingerprint,
      chain.regionIds,
      chain.partyIds,
      chain.askerIds,
    ],
  );
  for (const [index, move] of chain.moves.entries())
    await insertMove(tx, chain.id, index + 1, move).catch((error: unknown) => {
      throw takenBy(error) ?? error;
    });
  return reference;
}

const insertMove = (tx: Db, chainId: string, place: number, move: NewMove) =>
  tx.query(
    `insert into stepdown.chain_move (chain_id, place, who, who_id, who_reference, person_id, from_unit_id, to_unit_id, dwelling_id, region_id, on_day, saved_days,
       is_reckoned, ask, sender_id, asker_id, receiver_id, team_id, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      chainId,
      place,
      move.who,
      move.whoId,
      move.whoReference,
      move.personId,
      move.fromUnitId,
      move.toUnitId,
      move.dwellingId,
      move.regionId,
      move.on,
      move.savedDays,
      move.isReckoned,
      move.ask,
      move.senderId,
      move.askerId,
      move.receiverId,
      move.teamId,
      move.dueAt,
    ],
  );

/** The database says it: this person, or this dwelling, stands in another chain. */
export function takenBy(error: unknown): RuleError | undefined {
  const { constraint } = (error ?? {}) as { constraint?: string };
  if (constraint === 'one_chain_per_dwelling') return dwellingTaken();
  if (constraint === 'one_chain_per_mover' || constraint === 'one_chain_per_person')
    return new RuleError('chain.person_taken', 'Somebody of this chain stands in another one. Look for a chain again.');
  return undefined;
}

export const dwellingTaken = () =>
  new RuleError(
    'chain.dwelling_taken',
    'The dwelling of this chain is not to be had any more. Look for a chain again.',
  );

interface Happened {
  kind: ChainStepKind;
  place?: number;
  actor?: { id: string; organisationId: string | null };
  at: Date;
}
/** One line of what happened; without somebody it was brought about by what others did, or by time. */
export const addChainStep = (tx: Db, chainId: string, { kind, place, actor, at }: Happened) =>
  tx.query(
    'insert into stepdown.chain_step (chain_id, at, kind, place, actor_id, organisation_id) values ($1, $2, $3, $4, $5, $6)',
    [chainId, at, kind, place ?? null, actor?.id ?? null, actor?.organisationId ?? null],
  );

export type Side = 'sender' | 'receiver' | 'team';
/** What one side says of its own step. */
export const saySide = (
  tx: Db,
  { chainId, place }: Pick<MoveRow, 'chainId' | 'place'>,
  side: Side,
  said: { by: string; at: Date; reason: ChainNoReason | null },
) =>
  tx.query(
    `update stepdown.chain_move set ${side}_said = $3, ${side}_at = $4, ${side}_by = $5, ${side}_reason = $6 where chain_id = $1 and place = $2`,
    [chainId, place, said.reason === null, said.at, said.by, said.reason],
  );

/** What follows is written with the eyes of the clock. */
export const agreeChain = (tx: Db, id: string, at: Date) =>
  tx.query(`update stepdown.chain set state = 'agreed', agreed_at = $2, version = version + 1 where id = $1`, [id, at]);

/** Everybody and everything in it is free for another one. */
export async function closeChain(
  tx: Db,
  id: string,
  {
    state,
    reason = null,
    at,
  }: { state: 'done' | 'ended'; reason?: ChainNoReason | ChainWithdrawReason | null; at: Date },
): Promise<void> {
  await tx.query(
    'update stepdown.chain set state = $2, reason = $3, ended_at = $4, version = version + 1 where id = $1',
    [id, state, reason, at],
  );
  await tx.query('update stepdown.chain_move set stands = false where chain_id = $1', [id]);
}

/** A step was taken back: it is being carried out again. Throws as `insertChain` does. */
export async function reopenChain(tx: Db, id: string): Promise<void> {
  await tx.query(`update stepdown.chain set state = 'agreed', ended_at = null, version = version + 1 where id = $1`, [
    id,
  ]);
  await tx.query('update stepdown.chain_move set stands = true where chain_id = $1', [id]).catch((error: unknown) => {
    throw takenBy(error) ?? error;
  });
}

export const doMove = (
  tx: Db,
  { chainId, place }: Pick<MoveRow, 'chainId' | 'place'>,
  done: { at: Date; by: string | null; countedFrom: boolean | null; countedTo: boolean | null },
) =>
  tx.query(
    'update stepdown.chain_move set done_at = $3, done_by = $4, counted_from = $5, counted_to = $6 where chain_id = $1 and place = $2',
    [chainId, place, done.at, done.by, done.countedFrom, done.countedTo],
  );

export const undoMove = (tx: Db, { chainId, place }: Pick<MoveRow, 'chainId' | 'place'>) =>
  tx.query(
    'update stepdown.chain_move set done_at = null, done_by = null, counted_from = null, counted_to = null where chain_id = $1 and place = $2',
    [chainId, place],
  );
