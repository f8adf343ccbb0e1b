import { expect, test } from '@jest/globals';
import { neverReported, type Unit } from '@ketenzicht/shared/capacity';
import { nextDue } from './due.rules.js';

const now = new Date('2026-11-22T08:00:00Z');
const ward = (name: string, validUntil: string | null, providerId = 'ours') =>
  ({ id: name, name, providerId, capacity: { ...neverReported, validUntil } }) as Unit;
const mine = ({ providerId }: Unit) => providerId === 'ours';
const next = (...units: Unit[]) => nextDue(units, mine, 'here', now)?.name ?? null;

test('the next ward is the one that is a fact no longer, or soonest not', () => {
  const soon = ward('soon', '2026-11-22T09:00:00Z');
  const expired = ward('expired', '2026-11-22T06:00:00Z');
  const never = ward('never', null);
  expect(next(soon, expired, never)).toBe('never');
  expect(next(soon, expired)).toBe('expired');
  expect(next(soon)).toBe('soon');
});

test('not one that holds for hours, not this one, not a stranger’s', () => {
  expect(next(ward('later', '2026-11-22T12:00:00Z'), ward('here', null), ward('theirs', null, 'theirs'))).toBeNull();
});
