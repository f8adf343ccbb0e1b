import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FollowingQuarter } from './following-figures.contract.js';
import { followingQuarter, publishedFollowingQuarter, type FollowingCell } from './following-figures.rules.js';
import { endGrounds, intensities } from './ketenveldnorm.terms.js';
import { checkProgramme, mayChangeProgramme, stateOf } from './programme.rules.js';
import { daysOfQuarter, moveQuarters, quarterOf, quartersOf } from './quarter.rules.js';

const quarter = '2026-Q3';
const today = '2026-11-22';

const cell = (more: Partial<FollowingCell> = {}): FollowingCell => ({
  regionId: 'north',
  reported: false,
  triaged: false,
  included: false,
  everIncluded: true,
  declined: null,
  ended: null,
  phase: 'following',
  term: 1,
  intensity: 'light',
  title: null,
  count: 1,
  days: [],
  contactsDone: 0,
  contactsMissed: 0,
  ...more,
});

describe('quarters', () => {
  it('are whole, go over the year, and are at most sixteen that are not after the last one', () => {
    expect([quarterOf('2026-01-01'), quarterOf('2026-12-31')]).toEqual(['2026-Q1', '2026-Q4']);
    expect([moveQuarters('2026-Q4', 1), moveQuarters('2026-Q1', -1), moveQuarters('2026-Q2', -9)]).toEqual([
      '2027-Q1',
      '2025-Q4',
      '2024-Q1',
    ]);
    expect(daysOfQuarter('2028-Q1')).toEqual({ from: '2028-01-01', to: '2028-03-31' });
    expect(quartersOf({}, '2026-Q3')).toHaveLength(8);
    expect(quartersOf({ from: '2026-Q1', to: '2030-Q1' }, '2026-Q3')).toEqual(['2026-Q1', '2026-Q2', '2026-Q3']);
    expect(quartersOf({ from: '2000-Q1' }, '2026-Q3')).toHaveLength(16);
  });
});

describe('figures of everybody who is followed', () => {
  it('count what came, what went and what is there, by region, and half of the days it took', () => {
    const told = followingQuarter(quarter, today, [
      cell({ count: 3, contactsDone: 9, contactsMissed: 1 }),
      cell({ regionId: 'south', included: true, reported: true, count: 2, days: [10, 40] }),
      cell({ ended: 'death', phase: null, term: null, intensity: null, title: 'unplanned' }),
      cell({ everIncluded: false, declined: 'mistake', phase: null, term: null, intensity: null }),
    ]);
    expect(told).toMatchObject({
      isOver: true,
      reported: 2,
      included: 2,
      declined: 1,
      ended: 1,
      followed: 5,
      everIncluded: 6,
      medianDays: 10,
      contacts: 10,
      keptPercent: 90,
      titlesEnded: 1,
      titlesUnplanned: 1,
      byTerm: [{ term: 1, count: 5 }],
    });
    expect(told.byRegion).toEqual([
      { regionId: 'north', reported: 0, included: 0, ended: 1, followed: 3 },
      { regionId: 'south', reported: 2, included: 2, ended: 0, followed: 2 },
    ]);
  });

  const cells = fc.array(
    fc
      .record({
        region: fc.constantFrom('north', 'south', 'west'),
        is: fc.integer({ min: 0, max: 3 }),
        count: fc.integer({ min: 1, max: 14 }),
        term: fc.constantFrom(1, 2),
        care: fc.constantFrom(...intensities),
        ground: fc.constantFrom(...endGrounds),
      })
      .map(({ region, is, count, term, care, ground }) => {
        const there = { regionId: region, count, term, intensity: care };
        if (is === 0)
          return cell({ ...there, included: true, reported: true, days: Array.from({ length: count }, (_, at) => at) });
        if (is === 1) return cell({ ...there, ended: ground, phase: null, term: null, intensity: null });
        return cell({ ...there, contactsDone: count * 3, contactsMissed: 1 });
      }),
    { maxLength: 15 },
  );
  const countsOf = (told: FollowingQuarter): (number | null)[] => [
    ...(['reported', 'included', 'ended', 'followed', 'everIncluded', 'contacts'] as const).map((name) => told[name]),
    ...told.byRegion.flatMap((one) => [one.reported, one.included, one.ended, one.followed]),
    ...[...told.byTerm, ...told.byIntensity, ...told.byGround].map(({ count }) => count),
  ];

  it('PRIV-08: tell outside the region no small number, and nothing that is not true when rounded', () => {
    fc.assert(
      fc.property(cells, (made) => {
        const told = publishedFollowingQuarter(quarter, today, made);
        const exact = followingQuarter(quarter, today, made);
        const [published, whole] = [countsOf(told), countsOf(exact)];
        for (const [at, one] of published.entries()) {
          if (one === null) continue;
          expect(one % 5).toBe(0);
          expect(Math.abs(one - (whole[at] ?? 0))).toBeLessThanOrEqual(2);
          if (at !== 5) expect([1, 2, 3, 4]).not.toContain(whole[at]);
        }
      }),
    );
  });

  it('PRIV-08: withhold the median and the share of few', () => {
    const few = publishedFollowingQuarter(quarter, today, [
      cell({ included: true, count: 9, days: [1, 2, 3, 4, 5, 6, 7, 8, 9], contactsDone: 90, contactsMissed: 10 }),
    ]);
    expect(few).toMatchObject({ medianDays: null, contacts: null, keptPercent: null });
    const many = publishedFollowingQuarter(quarter, today, [
      cell({
        included: true,
        count: 12,
        days: Array.from({ length: 12 }, () => 43),
        contactsDone: 90,
        contactsMissed: 10,
      }),
    ]);
    expect(many).toMatchObject({ medianDays: 45, contacts: 100, keptPercent: 90 });
  });
});

describe('how far a region is', () => {
  it('is done, stalled, late, planned or open, in that order', () => {
    const of = (doneOn: string | null, stall: 'noMoney' | null, plannedOn: string | null) =>
      stateOf({ doneOn, stall, plannedOn }, today);
    expect(of('2026-01-01', null, '2025-01-01')).toBe('done');
    expect(of(null, 'noMoney', '2025-01-01')).toBe('stalled');
    expect(of(null, null, '2026-11-21')).toBe('late');
    expect(of(null, null, today)).toBe('planned');
    expect(of(null, null, null)).toBe('open');
  });

  it('is refused with every fault at once', () => {
    const step = { step: 'funding', plannedOn: null, doneOn: '2026-11-23', stall: 'noMoney', note: null } as const;
    try {
      checkProgramme(
        { leadProvider: null, partners: [], startedOn: '2027-01-01', target: null, steps: [step, step] },
        today,
      );
      expect('refused').toBe('not');
    } catch (error) {
      expect((error as { faults: { pointer: string }[] }).faults.map(({ pointer }) => pointer)).toEqual([
        '/steps/0/doneOn',
        '/steps/0/stall',
        '/steps/1/doneOn',
        '/steps/1/stall',
        '/steps/1/step',
        '/startedOn',
      ]);
    }
  });

  it('is written by the coordination point and by whoever directs a region that it covers', () => {
    const director = { role: 'chainDirector', regionIds: ['north'] } as const;
    expect(mayChangeProgramme(director, ['north', 'east'])).toBe(true);
    expect(mayChangeProgramme(director, ['south'])).toBe(false);
    expect(mayChangeProgramme({ role: 'nationalCoordinator', regionIds: [] }, [])).toBe(true);
    expect(mayChangeProgramme({ role: 'ministry', regionIds: ['north'] }, ['north'])).toBe(false);
  });
});
