import { describe, expect, test } from '@jest/globals';
import { aCapacity } from '../../testing/a-board.js';
import { differsInHoldsOnly, holdsLost } from './holds.rules.js';

const now = new Date('2026-11-22T08:00:00Z');
const end = '2026-11-22T09:00:00Z';

describe('a report that leaves less room than is held', () => {
  test.each([
    [10, 7, 0],
    [10, 8, 0],
    [10, 9, 1],
    [10, 10, 2],
    [9, 10, 2],
  ])('%i operational and %i occupied end %i of two holds', (operational, occupied, lost) =>
    expect(holdsLost({ operational, occupied }, { held: 2 })).toBe(lost),
  );
});

describe('two figures of a ward', () => {
  const base = aCapacity({ free: 2, outOfUse: [{ reason: 'staff', count: 1 }] }, now);

  test('differ in holds only when a bed was held, given back or held longer in between', () => {
    const held = { ...base, held: 1, holdEnds: [end], free: 1, version: 2 };
    expect(differsInHoldsOnly(base, held)).toBe(true);
    expect(differsInHoldsOnly(held, { ...base, version: 3 })).toBe(true);
    expect(differsInHoldsOnly(held, { ...held, holdEnds: ['2026-11-22T10:00:00Z'], version: 3 })).toBe(true);
  });

  test.each([
    { occupied: 9 },
    { operational: 11 },
    { outOfUse: [] },
    { admissionStop: { reason: 'staff' as const } },
    { reserve: 1 },
    { expectedDepartures: { within7Days: 1 } },
    { observedAt: '2026-11-22T07:59:00.000Z' },
  ])('differ in more when a colleague reported %p', (part) =>
    expect(differsInHoldsOnly(base, { ...base, ...part, version: 2 })).toBe(false),
  );
});
