import {
  maySeeCase,
  mayMoveCase,
  type CaseCard,
  type CaseConference,
  type CaseInput,
  type CaseLink,
  type CaseParties,
  type CaseStep,
  type CaseTask,
  type CoordinationCase,
  type Standing,
} from '@ketenzicht/shared/coordination';
import type { Actor } from '@ketenzicht/shared/kernel';

export interface Person {
  id: string;
  name: string;
  role: string;
  organisationName: string | null;
}

/** Rows as PostgreSQL gives them: instants as Date, days as text. */
export interface CaseRow extends Standing {
  id: string;
  directoryId: string;
  reference: string;
  title: string;
  summary: string | null;
  cause: CaseInput['cause'];
  regionId: string;
  securityLevel: CaseInput['securityLevel'];
  targetGroup: CaseInput['targetGroup'];
  ownerId: string;
  openedBy: string | null;
  organisationId: string | null;
  openedAt: Date;
  partyIds: string[];
  facts: Record<string, unknown>;
  links: CaseLink[];
  closedAt: Date | null;
  outcome: CoordinationCase['outcome'];
  tookMinutes: number | null;
  nextStep: CoordinationCase['nextStep'];
  signalSubject: string | null;
  version: number;
  owner: Person;
  opener: Person | null;
}

/** Of `identity.account a`. */
export const personJson = (id: string): string =>
  `(select jsonb_build_object('id', a.id, 'name', a.name, 'role', a.role, 'organisationName', (select p.name from reference.provider p where p.id = a.organisation_id))
    from identity.account a where a.id = ${id})`;

/** Of `coordination.case_file c`, without the people in it. */
export const bareColumns = `c.id, c.directory_id as "directoryId", c.reference, c.kind, c.title, c.summary, c.urgency, c.cause, c.region_id as "regionId",
  c.security_level as "securityLevel", c.target_group as "targetGroup", c.state, c.rung, c.rung_since as "rungSince", c.deadline,
  c.paused_until as "pausedUntil", c.pause_reason as "pauseReason", c.paused_at as "pausedAt", c.left_minutes as "leftMinutes", c.paused_minutes as "pausedMinutes",
  c.owner_id as "ownerId", c.opened_by as "openedBy", c.organisation_id as "organisationId", c.opened_at as "openedAt", c.party_ids as "partyIds",
  c.facts, c.links, c.closed_at as "closedAt", c.outcome, c.took_minutes as "tookMinutes", c.next_step as "nextStep", c.signal_subject as "signalSubject", c.version`;
/** Of `coordination.case_file c`. */
export const caseColumns = `${bareColumns},
  ${personJson('c.owner_id')} as owner, ${personJson('c.opened_by')} as opener`;

const text = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** Whom a case concerns. */
export type PartiesRow = Pick<
  CaseRow,
  'directoryId' | 'regionId' | 'rung' | 'ownerId' | 'openedBy' | 'organisationId' | 'partyIds'
>;
/** Of `coordination.case_file c`. */
export const partyColumns = `c.directory_id as "directoryId", c.region_id as "regionId", c.rung, c.owner_id as "ownerId", c.opened_by as "openedBy",
  c.organisation_id as "organisationId", c.party_ids as "partyIds"`;

export const partiesOf = ({
  directoryId,
  regionId,
  rung,
  ownerId,
  openedBy,
  organisationId,
  partyIds,
}: PartiesRow): CaseParties => ({
  directoryId,
  regionId,
  rung,
  ownerId,
  openedBy,
  organisationId,
  participantIds: partyIds,
});

export const maySee = (actor: Actor, row: PartiesRow): boolean => maySeeCase(actor, partiesOf(row));
export const mayMove = (actor: Actor, row: CaseRow): boolean => mayMoveCase(actor, partiesOf(row));

export const toCase = (row: CaseRow, actor: Actor): CoordinationCase => ({
  id: row.id,
  reference: row.reference,
  version: row.version,
  kind: row.kind,
  title: row.title,
  summary: row.summary,
  urgency: row.urgency,
  cause: row.cause,
  regionId: row.regionId,
  securityLevel: row.securityLevel,
  targetGroup: row.targetGroup,
  state: row.state,
  rung: row.rung,
  rungSince: row.rungSince.toISOString(),
  deadline: text(row.deadline),
  pausedUntil: text(row.pausedUntil),
  pauseReason: row.pauseReason,
  owner: row.owner,
  openedBy: row.opener,
  openedAt: row.openedAt.toISOString(),
  closedAt: text(row.closedAt),
  outcome: row.outcome,
  tookMinutes: row.tookMinutes,
  nextStep: row.nextStep,
  facts: row.facts,
  links: row.links,
  mayAct: mayMove(actor, row),
});

export interface CardRow extends CaseRow {
  openTasks: number;
  lastStepAt: Date;
}

export function toCard(row: CardRow, actor: Actor, watching: string[]): CaseCard {
  const { summary: _summary, facts: _facts, nextStep: _next, ...shown } = toCase(row, actor);
  return { ...shown, openTasks: row.openTasks, lastStepAt: row.lastStepAt.toISOString(), watching };
}

export interface StepRow extends Omit<CaseStep, 'at' | 'id'> {
  id: string;
  at: Date;
}
export const toStep = (row: StepRow): CaseStep => ({ ...row, id: Number(row.id), at: row.at.toISOString() });

export interface TaskRow extends Omit<CaseTask, 'doneAt'> {
  doneAt: Date | null;
}
export const toTask = (row: TaskRow): CaseTask => ({ ...row, doneAt: text(row.doneAt) });

export interface ConferenceRow extends Omit<CaseConference, 'at' | 'heldAt'> {
  at: Date;
  heldAt: Date | null;
}
export const toConference = (row: ConferenceRow): CaseConference => ({
  ...row,
  at: row.at.toISOString(),
  heldAt: text(row.heldAt),
});
