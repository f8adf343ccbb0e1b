import { freshnessAt, type Unit } from '@ketenzicht/shared/capacity';
import { hour } from '@ketenzicht/shared/kernel';

/** A ward asks for attention when its figure has expired, or will within this time. */
export const dueWithin = 2 * hour;

const endsAt = ({ capacity }: Unit) => (capacity.validUntil === null ? 0 : Date.parse(capacity.validUntil));

/** The ward to do next: of those that are due, the one that is a fact no longer, or soonest not. */
export function nextDue(units: readonly Unit[], mine: (unit: Unit) => boolean, except: string, now: Date): Unit | null {
  const due = units.filter((unit) => unit.id !== except && mine(unit) && endsAt(unit) < now.getTime() + dueWithin);
  return due.sort((a, b) => endsAt(a) - endsAt(b) || a.name.localeCompare(b.name, 'nl'))[0] ?? null;
}

export const isDueNow = (unit: Unit, now: Date): boolean => freshnessAt(unit.capacity, now) !== 'fresh';
