import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RuleError } from '../kernel/rule-error.js';
import { waitsFor } from './stepdown.terms.js';
import { isKnown, readReady, readyFaults, readyValidFor } from './stepdown.rules.js';

const pointersOf = (raw: unknown, occupied: number | null) => {
  try {
    readReady(raw, { occupied });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(RuleError);
    return (error as RuleError).faults.map(({ pointer }) => pointer).sort();
  }
};

describe('who is ready to leave', () => {
  it.each<[what: string, raw: unknown, occupied: number | null, pointers: string[]]>([
    ['two numbers', { ready: 3, readyLong: 1 }, 8, []],
    ['nobody', { ready: 0, readyLong: 0, causes: {} }, 0, []],
    ['some causes', { ready: 3, readyLong: 3, causes: { dwelling: 1, payment: 2 } }, 8, []],
    ['a ward without a figure', { ready: 3, readyLong: 1 }, null, []],
    ['more than there are people', { ready: 9, readyLong: 1 }, 8, ['/ready']],
    ['more for long than ready', { ready: 1, readyLong: 2 }, 8, ['/readyLong']],
    ['more causes than ready', { ready: 1, readyLong: 0, causes: { other: 2 } }, 8, ['/causes']],
    ['everything at once', { ready: 9, readyLong: 10, causes: { other: 11 } }, 8, ['/causes', '/ready', '/readyLong']],
    ['form and sense at once', { ready: 9, readyLong: -1, extra: 1 }, 8, ['/extra', '/ready', '/readyLong']],
    ['a cause that is none', { ready: 1, readyLong: 0, causes: { luck: 1 } }, 8, ['/causes/luck']],
    ['nothing', undefined, 8, ['']],
  ])('%s', (_, raw, occupied, pointers) => {
    expect(pointersOf(raw, occupied)).toEqual(pointers);
  });

  it('what has no fault is in order: 0 ≤ long ≤ ready ≤ occupied, and causes within ready', () => {
    const count = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        fc.dictionary(fc.constantFrom(...waitsFor), count),
        (ready, readyLong, occupied, causes) => {
          const sum = Object.values(causes).reduce((total, one) => total + one, 0);
          const isSound = readyLong <= ready && ready <= occupied && sum <= ready;
          expect(readyFaults({ ready, readyLong, causes }, { occupied }).length === 0).toBe(isSound);
        },
      ),
    );
  });

  it('is known for eight days and not a moment longer', () => {
    const validUntil = new Date(readyValidFor).toISOString();
    expect(isKnown({ validUntil }, new Date(readyValidFor - 1))).toBe(true);
    expect(isKnown({ validUntil }, new Date(readyValidFor))).toBe(false);
    expect(isKnown({ validUntil: null }, new Date(0))).toBe(false);
  });
});
