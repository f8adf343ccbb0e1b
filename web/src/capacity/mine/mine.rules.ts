import type { Unit } from '@ketenzicht/shared/capacity';
import { dueWithin, isDueNow } from '../entry/due.rules.js';

const endOf = ({ capacity }: Unit): number => (capacity.validUntil === null ? 0 : Date.parse(capacity.validUntil));

/** Still a fact, but not for long: the moment for a reminder, while someone can still prevent the dash. */
export const isDueSoon = (unit: Unit, now: Date): boolean =>
  !isDueNow(unit, now) && endOf(unit) < now.getTime() + dueWithin;

/** What expired longest ago, or will expire first, on top. */
export const mostUrgentFirst = (units: readonly Unit[]): Unit[] =>
  units.toSorted((one, other) => endOf(one) - endOf(other) || one.name.localeCompare(other.name, 'nl'));
