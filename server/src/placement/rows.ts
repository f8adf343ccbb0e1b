import type {
  Contradiction,
  BedsThen,
  Hold,
  Need,
  PlacementAttempt,
  PlacementRequest,
  PlacementStep,
  Tried,
  Weighing,
} from '@ketenzicht/shared/placement';
import { titleEnds } from '@ketenzicht/shared/placement';

/** Rows as PostgreSQL gives them: instants as Date, days as text. */
export interface RequestRow {
  id: string;
  directoryId: string;
  organisationId: string | null;
  askedBy: string;
  reference: string;
  regionId: string;
  need: Need;
  titleFrom: string | null;
  titleUntil: string | null;
  titleExtended: boolean;
  tried: Tried[];
  note: string | null;
  state: PlacementRequest['state'];
  openedAt: Date;
  placedAt: Date | null;
  currentUnitId: string | null;
  currentProviderId: string | null;
  endedAt: Date | null;
  endReason: PlacementRequest['endReason'];
  endNote: string | null;
  version: number;
  organisationName: string;
}

/** Of `placement.request r`. Somebody of no organisation asks by their own name, so that the ward can phone back. */
export const requestColumns = `r.id, r.directory_id as "directoryId", r.organisation_id as "organisationId", r.asked_by as "askedBy", r.reference, r.region_id as "regionId",
  r.need, r.title_from::text as "titleFrom", r.title_until::text as "titleUntil", r.title_extended as "titleExtended", r.tried, r.note, r.state,
  r.opened_at as "openedAt", r.placed_at as "placedAt", r.current_unit_id as "currentUnitId", r.current_provider_id as "currentProviderId",
  r.ended_at as "endedAt", r.end_reason as "endReason", r.end_note as "endNote", r.version,
  coalesce((select p.name from reference.provider p where p.id = r.organisation_id), (select a.name from identity.account a where a.id = r.asked_by), '') as "organisationName"`;

export interface HoldRow {
  id: string;
  requestId: string;
  organisationId: string | null;
  askedBy: string;
  providerId: string;
  unitId: string;
  state: Hold['state'];
  placedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

/** Of `placement.hold h`. */
export const holdColumns = `h.id, h.request_id as "requestId", h.organisation_id as "organisationId", h.asked_by as "askedBy", h.provider_id as "providerId", h.unit_id as "unitId",
  h.state, h.placed_at as "placedAt", h.expires_at as "expiresAt", h.ended_at as "endedAt"`;

export interface AttemptRow {
  id: string;
  requestId: string;
  organisationId: string | null;
  askedBy: string;
  providerId: string;
  unitId: string;
  regionId: string | null;
  state: PlacementAttempt['state'];
  mode: PlacementAttempt['mode'];
  channel: PlacementAttempt['channel'];
  place: number;
  madeAt: Date;
  askedAt: Date | null;
  seenAt: Date | null;
  consideringAt: Date | null;
  answeredAt: Date | null;
  answerChannel: PlacementAttempt['channel'] | null;
  dueAt: Date | null;
  overdueAt: Date | null;
  missing: PlacementAttempt['missing'];
  refusalReason: NonNullable<PlacementAttempt['refusal']>['reason'] | null;
  refusalNote: string | null;
  contradictions: Contradiction[];
  proposedFrom: string | null;
  expectedOn: string | null;
  lapse: PlacementAttempt['lapse'];
  bedsWhenAsked: BedsThen | null;
  bedsWhenAnswered: BedsThen | null;
  shownFree: boolean | null;
  offered: boolean | null;
  weighing: Pick<Weighing, 'reasons' | 'note'> | null;
  chosenOn: PlacementAttempt['chosenOn'];
  holdId: string | null;
  admittedAt: Date | null;
  alreadyCounted: boolean | null;
  endedAt: Date | null;
  version: number;
  unitName: string;
  providerName: string;
  phone: string;
}

/** Of `placement.attempt a join reference.ward w join reference.provider p`: see `attemptSource`. */
export const attemptColumns = `a.id, a.request_id as "requestId", a.organisation_id as "organisationId", a.asked_by as "askedBy", a.provider_id as "providerId", a.unit_id as "unitId",
  a.region_id as "regionId", a.state, a.mode, a.channel, a.place, a.made_at as "madeAt", a.asked_at as "askedAt", a.seen_at as "seenAt", a.considering_at as "consideringAt",
  a.answered_at as "answeredAt", a.answer_channel as "answerChannel", a.due_at as "dueAt", a.overdue_at as "overdueAt", a.missing, a.refusal_reason as "refusalReason",
  a.refusal_note as "refusalNote", a.contradictions, a.proposed_from::text as "proposedFrom", a.expected_on::text as "expectedOn", a.lapse,
  a.beds_when_asked as "bedsWhenAsked", a.beds_when_answered as "bedsWhenAnswered", a.shown_free as "shownFree", a.offered, a.weighing, a.chosen_on as "chosenOn",
  a.hold_id as "holdId", a.admitted_at as "admittedAt", a.already_counted as "alreadyCounted", a.ended_at as "endedAt", a.version,
  w.name as "unitName", p.name as "providerName", w.phone`;
export const attemptSource = `placement.attempt a join reference.ward w on w.provider_id = a.provider_id and w.id = a.unit_id join reference.provider p on p.id = a.provider_id`;

const text = (instant: Date | null): string | null => instant?.toISOString() ?? null;

export const toRequest = (row: RequestRow, mayChange: boolean): PlacementRequest => ({
  id: row.id,
  reference: row.reference,
  version: row.version,
  state: row.state,
  need: row.need,
  titleFrom: row.titleFrom,
  titleUntil: row.titleUntil,
  titleExtended: row.titleExtended,
  titleEnds: titleEnds({ ...row, title: row.need.title }),
  tried: row.tried,
  note: row.note,
  organisationId: row.organisationId,
  organisationName: row.organisationName,
  openedAt: row.openedAt.toISOString(),
  currentUnitId: row.currentUnitId,
  endedAt: text(row.endedAt),
  endReason: row.endReason,
  mayChange,
});

export const toHold = (row: HoldRow): Hold => ({
  id: row.id,
  requestId: row.requestId,
  unitId: row.unitId,
  state: row.state,
  placedAt: row.placedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  endedAt: text(row.endedAt),
});

/** `side`: why this ward and not another one is between those who look for a place; the ward itself is not told. */
export const toAttempt = (row: AttemptRow, hold: HoldRow | undefined, side: 'asker' | 'ward'): PlacementAttempt => ({
  id: row.id,
  requestId: row.requestId,
  unitId: row.unitId,
  unitName: row.unitName,
  providerId: row.providerId,
  providerName: row.providerName,
  phone: row.phone,
  version: row.version,
  state: row.state,
  channel: row.channel,
  place: row.place,
  mode: row.mode,
  askedAt: text(row.askedAt),
  seenAt: text(row.seenAt),
  consideringAt: text(row.consideringAt),
  answeredAt: text(row.answeredAt),
  endedAt: text(row.endedAt),
  dueAt: text(row.dueAt),
  missing: row.missing,
  refusal: row.refusalReason && { reason: row.refusalReason, note: row.refusalNote },
  contradictions: row.contradictions,
  proposedFrom: row.proposedFrom,
  expectedOn: row.expectedOn,
  lapse: row.lapse,
  hold: hold ? toHold(hold) : null,
  bedsWhenAsked: row.bedsWhenAsked,
  bedsWhenAnswered: row.bedsWhenAnswered,
  weighing: side === 'asker' && row.weighing ? { reasons: row.weighing.reasons, note: row.weighing.note } : null,
  chosenOn: side === 'asker' ? row.chosenOn : null,
  alreadyCounted: row.alreadyCounted,
  admittedAt: text(row.admittedAt),
});

export interface StepRow {
  at: Date;
  kind: string;
  attemptId: string | null;
  unitId: string | null;
  by: string;
  channel: PlacementStep['channel'];
}

export const toStep = (row: StepRow): PlacementStep => ({ ...row, at: row.at.toISOString() });
