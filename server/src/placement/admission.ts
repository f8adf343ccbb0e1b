import { ensure, hour, must } from '@ketenzicht/shared/kernel';
import { isCounted, type Channel } from '@ketenzicht/shared/placement';
import { capacityOf, type StandingRow } from '../capacity/standing.service.js';
import type { Act } from './act.js';
import { attemptOnUnit, changeAttempt, moveRequest } from './attempt.queries.js';
import type { Case } from './answers.js';
import { giveBed, lockBeds, occupyBed, vacateBed } from './bed.js';
import { activeHold, closeHold } from './hold.queries.js';
import { noBed, releaseHold, type Place } from './holding.js';
import type { HoldRow, RequestRow } from './rows.js';

export interface Arrival {
  admittedAt: Date;
  /** The ward's figure holds this person already; undefined: the newest observation decides. */
  alreadyCounted: boolean | undefined;
  channel: Channel;
}

const placeOf = ({ unitId, providerId }: Place): Place => ({ unitId, providerId });
const nowhere = { unitId: null, providerId: null };

const slowClock = 2 * 60_000;
/** As far back as a ward may correct its figure. */
const longAgo = 14 * 24 * hour;
const mayUndoFor = 24 * hour;

export function ensureMoment(admittedAt: Date, at: Date): void {
  ensure(admittedAt.getTime() <= at.getTime() + slowClock, 'attempt.admitted_in_future', 'That moment is yet to come.');
  ensure(
    admittedAt.getTime() >= at.getTime() - longAgo,
    'attempt.admitted_long_ago',
    'Give a moment of the last two weeks.',
  );
}

/** The held bed becomes an occupied one, and where this person comes from one falls free: the board moves with them, in one transaction. */
export async function admit(act: Act, { request, attempt }: Case, arrival: Arrival): Promise<void> {
  const before = request.currentUnitId === attempt.unitId ? null : request.currentUnitId;
  const [standing, hold] = await act.beyond(() =>
    lockPlaces(act, request, [attempt.unitId, ...(before === null ? [] : [before])]),
  );
  const own = hold?.unitId === attempt.unitId ? hold : undefined;
  const counted = arrival.alreadyCounted ?? isIn(standing.get(attempt.unitId), arrival.admittedAt, act.at);
  await fillBed(act, attempt.unitId, { own, counted, arrival });
  await changeAttempt(act.tx, attempt.id, {
    state: 'admitted',
    admittedAt: arrival.admittedAt,
    alreadyCounted: counted,
    endedAt: act.at,
  });
  await moveRequest(act.tx, request.id, { ...placeOf(attempt), state: 'placed', at: act.at });
  await act.step(request, { kind: 'admitted', attempt, channel: arrival.channel });
  // A bed that was kept elsewhere meanwhile is needed no more.
  if (hold && !own) await act.beyond(() => releaseHold(act, request, hold));
  if (before !== null) await leave(act, request, before, standing.get(before), arrival.admittedAt);
}

/** The figures of all wards that this touches, in one go and so in one order, and then the hold, which a report may end until that moment. */
async function lockPlaces(
  act: Act,
  request: RequestRow,
  unitIds: readonly string[],
): Promise<[Map<string, StandingRow>, HoldRow | undefined]> {
  const hold = await activeHold(act.tx, request.id);
  const standing = await lockBeds(act.tx, [...unitIds, ...(hold ? [hold.unitId] : [])]);
  return [standing, await activeHold(act.tx, request.id)];
}

/** A feed that looked after the arrival has counted them; what somebody typed before has not. */
const isIn = (row: StandingRow | undefined, admittedAt: Date, at: Date): boolean =>
  row !== undefined && isCounted(capacityOf(row, at), admittedAt);

async function fillBed(
  act: Act,
  unitId: string,
  { own, counted, arrival }: { own: HoldRow | undefined; counted: boolean; arrival: Arrival },
): Promise<void> {
  const held = own && (await closeHold(act.tx, own.id, 'admitted', act.at)) ? own.expiresAt : null;
  if (counted) {
    const row = held && (await giveBed(act.tx, unitId, held));
    if (row) act.moved(row);
    return;
  }
  const row = await occupyBed(act.tx, unitId, {
    heldUntil: held,
    observedAt: seenAt(arrival.admittedAt, act.at),
    at: act.at,
  });
  if (!row)
    throw noBed(
      'The figure of this ward leaves no bed for them. Correct it first, or say that it counts this person already.',
    );
  act.moved(row, true);
}

/** The clock of who reports may run ahead a little; an observation never does. */
const seenAt = (admittedAt: Date, at: Date): Date => (admittedAt < at ? admittedAt : at);

/** Where somebody was: its organisation is not the one that acts, so that this follows by rule. */
const leave = (act: Act, request: RequestRow, unitId: string, row: StandingRow | undefined, at: Date): Promise<void> =>
  act.beyond(async () => {
    const stay = await attemptOnUnit(act.tx, request.id, { unitId, state: 'admitted' });
    if (stay) {
      await changeAttempt(act.tx, stay.id, { state: 'left', endedAt: act.at });
      await act.step(request, { kind: 'left', attempt: stay });
    }
    const freed = isIn(row, at, act.at)
      ? undefined
      : await vacateBed(act.tx, unitId, { observedAt: seenAt(at, act.at), at: act.at });
    if (freed) act.moved(freed, true);
  });

/** It was a mistake: as if they had not come. What a report or a feed has said since stands, because it has seen the ward. */
export async function undoAdmission(act: Act, { request, attempt }: Case): Promise<void> {
  const recordedAt = must(attempt.endedAt ?? attempt.admittedAt, 'when an admission was recorded');
  ensure(
    act.at.getTime() - recordedAt.getTime() < mayUndoFor,
    'attempt.too_late',
    'An admission can be undone within 24 hours. Correct the figure of the ward instead.',
  );
  await act.beyond(async () => {
    const stay = await attemptOnUnit(act.tx, request.id, { state: 'left', endedAt: recordedAt });
    const standing = await lockBeds(act.tx, [attempt.unitId, ...(stay ? [stay.unitId] : [])]);
    if (attempt.alreadyCounted === false && !isIn(standing.get(attempt.unitId), recordedAt, act.at)) {
      const row = await vacateBed(act.tx, attempt.unitId, { observedAt: act.at, at: act.at });
      if (row) act.moved(row, true);
    }
    if (stay && !isIn(standing.get(stay.unitId), recordedAt, act.at)) {
      const row = await occupyBed(act.tx, stay.unitId, { heldUntil: null, observedAt: act.at, at: act.at });
      if (row) act.moved(row, true);
    }
    await changeAttempt(act.tx, attempt.id, { state: 'cancelled', endedAt: act.at });
    if (stay) await changeAttempt(act.tx, stay.id, { state: 'admitted', endedAt: stay.admittedAt });
    await moveRequest(act.tx, request.id, {
      ...(stay ? placeOf(stay) : nowhere),
      state: 'open',
      at: act.at,
    });
  });
  await act.step(request, { kind: 'undone', attempt });
}
