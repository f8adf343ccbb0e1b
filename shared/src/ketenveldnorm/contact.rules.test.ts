import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addLocalDays } from '../kernel/time.js';
import { ensureHappened, ensurePlannable, lastDayToPlan, nextContactOn } from './contact.rules.js';
import { latestContact } from './following.rules.js';

const standing = {
  phase: 'following' as const,
  includedOn: '2026-11-01',
  lastContactOn: '2026-11-10',
  intervalDays: 14,
};

describe('the next contact', () => {
  it('is the earliest that is planned since the last one', () => {
    expect(nextContactOn(standing, ['2026-11-23', '2026-11-05', '2026-11-20'], '2026-11-12')).toBe('2026-11-20');
  });

  it('is never further away than the plan’s interval: the refusal says the last possible day', () => {
    expect(() => nextContactOn(standing, ['2026-11-25'], '2026-11-12')).toThrow('on 2026-11-24 at the latest');
    expect(() => nextContactOn(standing, [], '2026-11-12')).toThrow('on 2026-11-24 at the latest');
  });

  it('of who is overdue stays overdue, however soon the next try is', () => {
    expect(lastDayToPlan(standing, '2026-12-01')).toBe('2026-12-15');
    expect(nextContactOn(standing, ['2026-12-02'], '2026-12-01')).toBe('2026-11-24');
    expect(() => nextContactOn(standing, ['2026-12-16'], '2026-12-01')).toThrow('on 2026-12-15 at the latest');
  });

  it('of who is not followed yet may be any day, or none', () => {
    const reported = { phase: 'reported' as const, includedOn: null, lastContactOn: null, intervalDays: null };
    expect(nextContactOn(reported, [], '2026-12-01')).toBeNull();
    expect(nextContactOn(reported, ['2027-12-01'], '2026-12-01')).toBe('2027-12-01');
  });
});

it('nothing is planned in the past or further than a year ahead, and nothing was done in the future', () => {
  expect(() => ensurePlannable('2026-11-21', '2026-11-22')).toThrow('has passed');
  expect(() => ensurePlannable('2027-12-22', '2026-11-22')).toThrow('more than a year');
  expect(() => ensureHappened('2026-11-23', '2026-11-22')).toThrow('yet to come');
  expect(() => ensureHappened('2020-11-23', '2026-11-22')).toThrow('five years ago');
});

it('whatever happens in whatever order, there is a next contact, and never beyond the interval after the last one', () => {
  const day = fc.integer({ min: -5, max: 40 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 92 }),
      fc.array(fc.tuple(day, day, fc.boolean()), { maxLength: 20 }),
      (intervalDays, acts) => {
        let today = '2028-02-20';
        let lastContactOn: string | null = null;
        let planned = ['2028-02-20'];
        const now = () => ({ ...standing, includedOn: '2028-02-20', lastContactOn, intervalDays });
        for (const [passes, ahead, isDone] of acts) {
          today = addLocalDays(today, Math.max(0, passes));
          const next = addLocalDays(today, ahead);
          const before: string | null = lastContactOn;
          const was: string[] = planned;
          if (isDone) lastContactOn = today;
          planned = was.concat(next);
          try {
            ensurePlannable(next, today);
            nextContactOn(now(), planned, today);
          } catch {
            [lastContactOn, planned] = [before, was]; // refused: nothing happened
          }
          const stands = nextContactOn({ ...now(), lastContactOn }, planned, today);
          expect(stands).not.toBeNull();
          expect((stands ?? '') <= latestContact(lastContactOn, '2028-02-20', intervalDays)).toBe(true);
        }
      },
    ),
    { numRuns: 100 },
  );
});
