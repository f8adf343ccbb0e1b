import { RuleError, ensure, localDate, addLocalDays, must } from '@ketenzicht/shared/kernel';
import {
  bedsThen,
  contradictionsOf,
  isOffered,
  keptUntil,
  liveStates,
  type AttemptState,
  type BedsThen,
  type Channel,
  type LapseReason,
  type RefusalReason,
} from '@ketenzicht/shared/placement';
import { StandingService, capacityOf } from '../capacity/standing.service.js';
import type { Act } from './act.js';
import { changeAttempt } from './attempt.queries.js';
import { lockBeds, readBed } from './bed.js';
import { activeHold } from './hold.queries.js';
import { noBed, prolongHold, promiseBed, releaseHold } from './holding.js';
import { askNext } from './line.js';
import { attemptsOf } from './request.queries.js';
import type { AttemptRow, HoldRow, RequestRow } from './rows.js';

/** One try, with its request locked. */
export interface Case {
  request: RequestRow;
  attempt: AttemptRow;
}

export const isLive = ({ state }: { state: AttemptState }): boolean =>
  (liveStates as readonly AttemptState[]).includes(state);

const furthest = 92;

export function ensureDay(date: string, at: Date): void {
  const today = localDate(at);
  ensure(date >= today, 'attempt.day_past', 'That day is over. Choose today or a later one.');
  ensure(date <= addLocalDays(today, furthest), 'attempt.day_far', 'Choose a day within three months.');
}

/** The bed of this very second: what the ward showed when it answered. Not from memory, which may be a report behind. */
export async function bedsNow(act: Act, unitId: string, hold: HoldRow | undefined): Promise<BedsThen> {
  const row = must(await readBed(act.tx, unitId), 'the figure of a ward');
  return bedsThen(capacityOf(row, act.at), act.at, hold?.unitId === unitId ? 1 : 0);
}

/**
 * A yes: the other tries end, a bed that was held elsewhere is given back, and the bed here is kept until this person is there. `firm`: without a bed
 * there is no yes; otherwise it is a promise for later, and no bed is held for it yet.
 */
export async function accept(
  act: Act,
  { request, attempt }: Case,
  {
    expectedOn,
    channel,
    firm,
    step,
  }: { expectedOn: string; channel: Channel; firm: boolean; step: 'accepted' | 'agreed' },
): Promise<void> {
  const until = keptUntil(expectedOn);
  const beds = await bedsNow(act, attempt.unitId, await activeHold(act.tx, request.id));
  await act.beyond(async () => {
    const before = await activeHold(act.tx, request.id);
    const standing = await lockBeds(act.tx, [attempt.unitId, ...(before ? [before.unitId] : [])]);
    // Again: a report may have ended it before the figure was ours.
    const hold = await activeHold(act.tx, request.id);
    const kept = hold?.unitId === attempt.unitId ? await prolonged(act, hold, until) : undefined;
    if (hold && !kept) await releaseHold(act, request, hold);
    const bed = kept ?? (await promiseBed(act, request, attempt, { until, standing: standing.get(attempt.unitId) }));
    if (!bed && firm)
      throw noBed('There is no free bed on this ward now. Propose another date, or correct the figure of the ward.');
    await lapseOthers(act, request, attempt.id, 'acceptedElsewhere');
    await changeAttempt(act.tx, attempt.id, {
      state: 'accepted',
      expectedOn,
      dueAt: null,
      seenAt: attempt.seenAt ?? act.at,
      holdId: bed?.id ?? attempt.holdId,
      ...(step === 'accepted' && {
        answeredAt: act.at,
        answerChannel: channel,
        bedsWhenAnswered: beds,
        offered: isOffered({ accepted: true }, request.need.neededFrom),
      }),
    }).catch(refuseSecondYes);
  });
  await act.step(request, { kind: step, attempt, channel });
}

async function prolonged(act: Act, hold: HoldRow, until: Date): Promise<HoldRow | undefined> {
  const later = hold.expiresAt > until ? hold.expiresAt : until;
  return (await prolongHold(act, hold, later, true)) ? hold : undefined;
}

export async function propose(
  act: Act,
  { request, attempt }: Case,
  { proposedFrom, channel }: { proposedFrom: string; channel: Channel },
): Promise<void> {
  await changeAttempt(act.tx, attempt.id, {
    state: 'proposed',
    proposedFrom,
    dueAt: null,
    seenAt: attempt.seenAt ?? act.at,
    answeredAt: act.at,
    answerChannel: channel,
    bedsWhenAnswered: await bedsNow(act, attempt.unitId, await activeHold(act.tx, request.id)),
    offered: isOffered({ proposedFrom }, request.need.neededFrom),
  });
  await act.step(request, { kind: 'proposed', attempt, channel });
}

/** Where a no does not agree with what the ward publishes or shows, all three see it; nothing is decided by it. */
export async function refuse(
  act: Act,
  standing: StandingService,
  { request, attempt }: Case,
  { reason, note, channel }: { reason: RefusalReason; note: string | null; channel: Channel },
): Promise<void> {
  const hold = await activeHold(act.tx, request.id);
  const beds = await bedsNow(act, attempt.unitId, hold);
  // None of the criteria that a refusal names looks at the neighbourhood.
  const around = { neighbours: new Set<string>() };
  await changeAttempt(act.tx, attempt.id, {
    state: 'refused',
    refusalReason: reason,
    refusalNote: note,
    contradictions: contradictionsOf(reason, request.need, standing.ward(attempt.unitId).ward, beds, around),
    dueAt: null,
    seenAt: attempt.seenAt ?? act.at,
    answeredAt: act.at,
    answerChannel: channel,
    bedsWhenAnswered: beds,
    offered: isOffered({ refused: true }, request.need.neededFrom),
    endedAt: act.at,
  });
  await act.step(request, { kind: 'refused', attempt, channel });
  if (hold?.unitId === attempt.unitId) await releaseHold(act, request, hold);
  await askNext(act, request);
}

/** Ends a try without an answer, gives back the bed that was held for it, and asks the next in line. */
export async function leaveOff(
  act: Act,
  { request, attempt }: Case,
  { state, channel = 'system' }: { state: 'withdrawn' | 'noShow' | 'cancelled'; channel?: Channel },
): Promise<void> {
  await changeAttempt(act.tx, attempt.id, { state, dueAt: null, endedAt: act.at });
  await act.step(request, { kind: state, attempt, channel });
  const hold = await activeHold(act.tx, request.id);
  if (hold?.unitId === attempt.unitId) await releaseHold(act, request, hold);
  await askNext(act, request);
}

/** Every try that still leads somewhere ends by itself. Within `beyond`: most are of other wards than that of who acts. */
export async function lapseOthers(
  act: Act,
  request: RequestRow,
  but: string | null,
  lapse: LapseReason,
): Promise<void> {
  for (const other of await attemptsOf(act.tx, [request.id])) {
    if (other.id === but || !isLive(other)) continue;
    await changeAttempt(act.tx, other.id, { state: 'lapsed', lapse, dueAt: null, endedAt: act.at });
    // A ward that was never asked has nothing to hear.
    if (other.state !== 'queued') await act.step(request, { kind: 'lapsed', attempt: other });
  }
}

/** Two wards said yes at once, and the index decided between them. */
function refuseSecondYes(error: { code?: string; constraint?: string }): never {
  if (error.code === '23505' && error.constraint === 'one_yes_per_request')
    throw new RuleError('attempt.accepted_elsewhere', 'Another ward said yes just before. Thank you all the same.');
  throw error as Error;
}
