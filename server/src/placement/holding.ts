import { RuleError } from '@ketenzicht/shared/kernel';
import { obstaclesOf, type HoldState } from '@ketenzicht/shared/placement';
import { capacityOf, type StandingRow } from '../capacity/standing.service.js';
import type { Act, RequestParty } from './act.js';
import { giveBed, lockBeds, moveHoldEnd, takeBed } from './bed.js';
import { closeHold, holdBed, insertPromised, moveHold } from './hold.queries.js';
import type { HoldRow } from './rows.js';
import type { StepAbout } from './steps.js';

/** A ward, by the organisation that keeps it. */
export interface Place {
  providerId: string;
  unitId: string;
}

export const noBed = (words = 'There is no free bed here any more.') => new RuleError('hold.no_bed', words);

/** The hold first, because the database lets only whoever has one there move the figure; without a bed nothing of it stays. */
export async function placeHold(act: Act, request: RequestParty, ward: Place, until: Date): Promise<HoldRow> {
  const { hold, row } = await holdBed(act.tx, act.doer, { request, ward, at: act.at, until });
  if (!row) throw noBed();
  act.moved(row);
  act.ring(request, ward.providerId);
  return hold;
}

/** Ends a hold and gives its bed back. False: a report of the ward ended it before. */
export async function endHold(
  act: Act,
  request: RequestParty,
  hold: HoldRow,
  state: Exclude<HoldState, 'active' | 'admitted'>,
  about: StepAbout,
): Promise<boolean> {
  await lockBeds(act.tx, [hold.unitId]);
  if (!(await closeHold(act.tx, hold.id, state, act.at))) return false;
  const row = await giveBed(act.tx, hold.unitId, hold.expiresAt);
  if (row) act.moved(row);
  await act.step(request, about);
  return true;
}

export const releaseHold = (act: Act, request: RequestParty, hold: HoldRow): Promise<boolean> =>
  endHold(act, request, hold, 'released', { kind: 'holdReleased', ward: hold });

/** Moves the end of a hold. `promised`: the ward said yes, and a report that leaves too little room ends the others first. */
export async function prolongHold(act: Act, hold: HoldRow, until: Date, promised: boolean): Promise<boolean> {
  await lockBeds(act.tx, [hold.unitId]);
  if (!(await moveHold(act.tx, hold.id, until, promised ? act.at : null))) return false;
  const row = await moveHoldEnd(act.tx, hold.unitId, { from: hold.expiresAt, until, promised });
  if (row) act.moved(row);
  return true;
}

/** A bed for somebody who was said yes to. The figure is locked already; undefined when there is no bed to give. */
export async function promiseBed(
  act: Act,
  request: RequestParty,
  ward: Place,
  { until, standing }: { until: Date; standing: StandingRow | undefined },
): Promise<HoldRow | undefined> {
  if (!standing || obstaclesOf(capacityOf(standing, act.at), act.at).length > 0) return undefined;
  const hold = await insertPromised(act.tx, { request, ward, at: act.at, until });
  const row = await takeBed(act.tx, ward.unitId, until, act.at);
  if (!row) throw noBed();
  const moved = await moveHoldEnd(act.tx, ward.unitId, { from: until, until, promised: true });
  act.moved(moved ?? row);
  await act.step(request, { kind: 'held', ward });
  return hold;
}
