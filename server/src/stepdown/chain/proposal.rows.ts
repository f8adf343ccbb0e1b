import type { ChainNoReason, ChainState, ChainStepKind, ChainWithdrawReason } from '@ketenzicht/shared/stepdown';
import type { Criterion } from '@ketenzicht/shared/placement';

export interface ChainRow {
  id: string;
  directoryId: string;
  reference: string;
  kind: 'path' | 'swap';
  state: ChainState;
  proposedBy: string;
  proposedAt: Date;
  fingerprint: string;
  agreedAt: Date | null;
  endedAt: Date | null;
  reason: ChainNoReason | ChainWithdrawReason | null;
  regionIds: string[];
  partyIds: string[];
  askerIds: string[];
  caseId: string | null;
  version: number;
}

/** Of `stepdown.chain c`. */
export const chainColumns = `c.id, c.directory_id as "directoryId", c.reference, c.kind, c.state, c.proposed_by as "proposedBy", c.proposed_at as "proposedAt", c.fingerprint,
  c.agreed_at as "agreedAt", c.ended_at as "endedAt", c.reason, c.region_ids as "regionIds", c.party_ids as "partyIds", c.asker_ids as "askerIds", c.case_id as "caseId", c.version`;

export interface MoveRow {
  chainId: string;
  place: number;
  who: 'wait' | 'request';
  whoId: string;
  whoReference: string;
  fromUnitId: string | null;
  toUnitId: string | null;
  dwellingId: string | null;
  regionId: string;
  on: string;
  savedDays: number;
  isReckoned: boolean;
  ask: Criterion[];
  senderId: string | null;
  askerId: string | null;
  receiverId: string | null;
  teamId: string | null;
  dueAt: Date;
  senderSaid: boolean | null;
  senderAt: Date | null;
  senderBy: string | null;
  senderReason: ChainNoReason | null;
  receiverSaid: boolean | null;
  receiverAt: Date | null;
  receiverReason: ChainNoReason | null;
  teamSaid: boolean | null;
  teamAt: Date | null;
  teamReason: ChainNoReason | null;
  doneAt: Date | null;
  countedFrom: boolean | null;
  countedTo: boolean | null;
}

/** Of `stepdown.chain_move m`. */
export const moveColumns = `m.chain_id as "chainId", m.place, m.who, m.who_id as "whoId", m.who_reference as "whoReference", m.from_unit_id as "fromUnitId", m.to_unit_id as "toUnitId",
  m.dwelling_id as "dwellingId", m.region_id as "regionId", m.on_day::text as on, m.saved_days as "savedDays", m.is_reckoned as "isReckoned", m.ask, m.sender_id as "senderId",
  m.asker_id as "askerId", m.receiver_id as "receiverId", m.team_id as "teamId", m.due_at as "dueAt", m.sender_said as "senderSaid", m.sender_at as "senderAt", m.sender_by as "senderBy",
  m.sender_reason as "senderReason", m.receiver_said as "receiverSaid", m.receiver_at as "receiverAt", m.receiver_reason as "receiverReason", m.done_at as "doneAt",
  m.team_said as "teamSaid", m.team_at as "teamAt", m.team_reason as "teamReason", m.counted_from as "countedFrom", m.counted_to as "countedTo"`;

/** With the names that are shown, and what a dwelling is. */
export interface ShownMove extends MoveRow {
  senderName: string | null;
  receiverName: string | null;
  teamName: string | null;
  municipality: string | null;
}

export interface StepRow {
  at: Date;
  kind: ChainStepKind;
  place: number | null;
  by: string;
  byClock: boolean;
}

export const unitsOf = (moves: readonly Pick<MoveRow, 'fromUnitId' | 'toUnitId'>[]): string[] => [
  ...new Set(moves.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId ?? [], toUnitId ?? []].flat())),
];

/** What each side said, as the rules want it. */
export const saidOf = ({ senderSaid, receiverSaid, teamId, teamSaid }: MoveRow) => ({
  sender: senderSaid,
  receiver: receiverSaid,
  team: teamId === null ? undefined : teamSaid,
});
