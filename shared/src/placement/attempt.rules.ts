import type { Capacity } from '../capacity/capacity.contract.js';
import type { Ward } from '../directory/directory.contract.js';
import { ensure } from '../kernel/rule-error.js';
import { addLocalDays, day, startOfLocalDay } from '../kernel/time.js';
import { afterWorkingDays } from '../kernel/working-days.rules.js';
import type { BedsThen, Contradiction } from './attempt.contract.js';
import { judges, type Neighbourhood } from './criteria.rules.js';
import {
  waitingStates,
  type AskMode,
  type AttemptState,
  type BedObstacle,
  type Criterion,
  type RefusalReason,
  type Urgency,
} from './placement.terms.js';
import type { Need } from './request.contract.js';

/** What can be done with an attempt, and from where. */
const steps = {
  see: ['asked'],
  consider: ['asked', 'seen'],
  await: ['asked', 'seen', 'considering'],
  accept: ['asked', 'seen', 'considering', 'proposed'],
  propose: ['asked', 'seen', 'considering', 'proposed'],
  refuse: ['asked', 'seen', 'considering', 'proposed'],
  agree: ['proposed'],
  withdraw: ['queued', 'asked', 'seen', 'considering', 'proposed'],
  admit: ['accepted'],
  miss: ['accepted'],
  cancel: ['accepted'],
  undo: ['admitted'],
} as const satisfies Record<string, readonly AttemptState[]>;
export type AttemptAct = keyof typeof steps;

export const canDo = (act: AttemptAct, state: AttemptState): boolean =>
  (steps[act] as readonly AttemptState[]).includes(state);

const ended: Partial<Record<AttemptState, string>> = {
  refused: 'This ward said no already.',
  withdrawn: 'The referrer took this request back.',
  lapsed: 'Another ward has accepted, or the request has ended.',
  cancelled: 'This placement was cancelled.',
  noShow: 'This person did not come.',
  admitted: 'This person was admitted already.',
  left: 'This person has gone on to another ward.',
  accepted: 'This ward said yes already.',
};

/** Throws `attempt.over` (409) with what happened meanwhile, in words. */
export function ensureCan(act: AttemptAct, state: AttemptState): void {
  ensure(canDo(act, state), 'attempt.over', ended[state] ?? 'This cannot be done now. Look at the request again.', {
    state,
  });
}

/** Dutch working days for an answer: crisis 1, otherwise 5, and at most 10 while material is missing (forensischezorg.nl, clinical placement). */
export const answerDays = (urgency: Urgency, isMissing: boolean): number => {
  if (isMissing) return 10;
  return urgency === 'crisis' ? 1 : 5;
};

/** The answer is due at the end of that working day, Dutch time. Counted from the asking, also when it is said later that something is missing. */
export const answerDue = (askedAt: Date, urgency: Urgency, isMissing: boolean): Date =>
  afterWorkingDays(askedAt, answerDays(urgency, isMissing));

/** Why no bed of this ward can be given at `at`. Assignable: staffed, open, unheld and fresh. `until`: its `validUntil` in ms, for who read it before. */
export function obstaclesOf(capacity: Capacity, at: Date, until?: number): BedObstacle[] {
  if (capacity.operational === null || capacity.occupied === null || capacity.validUntil === null) return ['never'];
  const obstacles: BedObstacle[] = [];
  if (at.getTime() >= (until ?? Date.parse(capacity.validUntil))) obstacles.push('stale');
  if (capacity.admissionStop) obstacles.push('admissionStop');
  if (capacity.operational <= capacity.occupied) obstacles.push('full');
  else if (capacity.operational - capacity.occupied <= capacity.held) obstacles.push('held');
  return obstacles;
}

/** `own`: a hold of the same request on this ward, which does not stand in its own way. */
export function bedsThen(capacity: Capacity, at: Date, own = 0): BedsThen {
  const { free, operational, occupied, held, admissionStop } = capacity;
  const obstacles = obstaclesOf({ ...capacity, held: Math.max(0, held - own) }, at);
  return {
    at: at.toISOString(),
    free,
    operational,
    occupied,
    held,
    admissionStop: admissionStop !== null,
    freshness: capacity.validUntil === null ? 'never' : at < new Date(capacity.validUntil) ? 'fresh' : 'expired',
    shownFree: obstacles.length === 0,
  };
}

const comparable: Partial<Record<RefusalReason, Criterion>> = {
  securityLevel: 'securityLevel',
  careIntensity: 'careIntensity',
  targetGroup: 'targetGroup',
  legalTitle: 'legalTitle',
  sex: 'sex',
  age: 'age',
};

/** Where a refusal does not agree with what the ward itself publishes, or with its beds at that second. Nothing is decided by it: it is shown. */
export function contradictionsOf(
  reason: RefusalReason,
  need: Need,
  ward: Ward,
  beds: BedsThen,
  around: Neighbourhood,
): Contradiction[] {
  if ((reason === 'full' || reason === 'staff') && beds.shownFree)
    return [{ kind: 'bed', reason, published: String(beds.free) }];
  if (reason === 'admissionStop' && !beds.admissionStop) return [{ kind: 'stop', reason, published: 'none' }];
  // Covenant of 6 November 2020: who pays is no reason to refuse somebody who is a danger.
  if (reason === 'payer') return [{ kind: 'criterion', reason, published: ward.payers.join(' ') || 'covenant' }];
  const criterion = comparable[reason];
  if (!criterion || judges[criterion](need, ward, around) !== 'fits') return [];
  return [{ kind: 'criterion', reason, published: publishedOf(criterion, ward) }];
}

/** What a ward says of itself on a criterion, as codes. */
export function publishedOf(criterion: Criterion, ward: Ward): string {
  switch (criterion) {
    case 'securityLevel':
      return ward.securityLevel ?? '';
    case 'careIntensity':
      return ward.careIntensity ?? '';
    case 'targetGroup':
      return ward.targetGroups.join(' ');
    case 'legalTitle':
      return ward.titles.join(' ');
    case 'sex':
      return ward.sex;
    case 'age':
      return `${ward.ageMin}-${ward.ageMax ?? ''}`;
    case 'reach':
    case 'avoidedRegion':
      return ward.regionId;
  }
}

/** The reverse of it: what was asked, as codes. */
export function askedOf(criterion: Criterion, need: Need): string {
  switch (criterion) {
    case 'securityLevel':
      return need.securityLevel;
    case 'careIntensity':
      return need.careIntensity ?? '';
    case 'targetGroup':
      return need.targetGroups.join(' ');
    case 'legalTitle':
      return need.title;
    case 'sex':
      return need.sex ?? '';
    case 'age':
      return need.ageBand;
    case 'reach':
      return need.regionId;
    case 'avoidedRegion':
      return need.avoidRegionIds.join(' ');
  }
}

/**
 * Whether the figure of a ward holds somebody who came in at `admittedAt` already: a feed that looked afterwards has counted them. A person who typed the
 * figure before has not. Somebody who knows better may say so.
 */
export const isCounted = (capacity: Pick<Capacity, 'observedAt' | 'source'>, admittedAt: Date): boolean =>
  capacity.source !== 'person' &&
  capacity.observedAt !== null &&
  Date.parse(capacity.observedAt) > admittedAt.getTime();

/** A bed that was said yes to is kept until the end of the day after the one on which somebody is expected, Dutch time: a late car is no reason to lose it. */
export const keptUntil = (expectedOn: string): Date => startOfLocalDay(addLocalDays(expectedOn, 2));

/** How long after the day that was asked for still counts as the bed that was shown. */
const soon = 7;

/** Whether an answer really offered the bed: a yes, or another day within a week of the one that was needed. What the truth score counts. */
export function isOffered(
  answer: { accepted: true } | { proposedFrom: string } | { refused: true },
  neededFrom: string,
): boolean {
  if ('accepted' in answer) return true;
  return 'proposedFrom' in answer && answer.proposedFrom <= addLocalDays(neededFrom, soon);
}

/** Given more time by the ward: later than now and than it was, and at most two weeks ahead. */
export function ensureLonger(until: Date, { expiresAt, at }: { expiresAt: Date; at: Date }): void {
  ensure(until > at && until > expiresAt, 'hold.not_longer', 'Choose a moment after the one at which it ends now.');
  ensure(until.getTime() <= at.getTime() + 14 * day, 'hold.too_long', 'A bed is held for two weeks at most.');
}

interface InLine {
  id: string;
  state: AttemptState;
  mode: AskMode;
  place: number;
  overdueAt: Date | null;
}

/**
 * Whose turn it is, when wards are asked one after the other: nobody's while one of them still has time to answer, has offered another day, or has said yes.
 * A ward whose clock ran out holds up nobody, and may still answer.
 */
export function nextInLine<A extends InLine>(attempts: readonly A[]): A | undefined {
  const isBusy = ({ state, mode, overdueAt }: A) =>
    state === 'accepted' ||
    (mode === 'inTurn' &&
      (state === 'proposed' || (overdueAt === null && (waitingStates as readonly AttemptState[]).includes(state))));
  if (attempts.some(isBusy)) return undefined;
  return attempts.filter(({ state }) => state === 'queued').sort((a, b) => a.place - b.place)[0];
}
