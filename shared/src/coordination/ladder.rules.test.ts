import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Role } from '../kernel/actor.js';
import { RuleError } from '../kernel/rule-error.js';
import { addLocalDays, day, hour, localDate, minute } from '../kernel/time.js';
import { isWorkingDay } from '../kernel/working-days.rules.js';
import { urgencies } from '../placement/placement.terms.js';
import { caseKinds, rungs, type Rung } from './coordination.terms.js';
import {
  after,
  climbed,
  closed,
  counted,
  deadlineOn,
  defaultLadderHours as hours,
  lowered,
  passed,
  paused,
  reopened,
  resumed,
  runsThrough,
  type Pace,
  type Standing,
} from './ladder.rules.js';
import { ownerFor, rungOf, type CaseOwner } from './owner.rules.js';

const pace = fc.record({ kind: fc.constantFrom(...caseKinds), urgency: fc.constantFrom(...urgencies) });
const rung = fc.constantFrom(...rungs);
/** From 2026 to 2033: leap years, Easter, both changes of the clock. */
const moment = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2033, 0) }).map((ms) => new Date(ms));

const opened = (of: Pace, at: Date, on: Rung = 'provider'): Standing => ({
  ...of,
  state: 'open',
  rung: on,
  rungSince: at,
  deadline: deadlineOn(on, at, of, hours),
  pausedUntil: null,
  pauseReason: null,
  pausedAt: null,
  leftMinutes: null,
  pausedMinutes: 0,
});

describe('the deadline of a rung', () => {
  it.each([
    [
      'a crisis on a Friday evening runs through',
      'crisis',
      'national',
      '2026-11-20T19:00:00Z',
      '2026-11-21T03:00:00.000Z',
    ],
    [
      'an urgent case on a Friday falls on Monday',
      'urgent',
      'provider',
      '2026-11-20T15:00:00Z',
      '2026-11-23T15:00:00.000Z',
    ],
    [
      'one that is opened on a Sunday begins on Monday',
      'urgent',
      'provider',
      '2026-11-22T15:00:00Z',
      '2026-11-23T23:00:00.000Z',
    ],
    ['over Christmas', 'regular', 'provider', '2026-12-24T11:00:00Z', '2026-12-29T11:00:00.000Z'],
    ['over the New Year', 'urgent', 'region', '2027-12-31T12:00:00Z', '2028-01-03T12:00:00.000Z'],
    [
      'over Easter and the night that the clock goes forward',
      'urgent',
      'region',
      '2027-03-25T12:00:00Z',
      '2027-03-30T11:00:00.000Z',
    ],
    ['the weekend that the clock goes back', 'urgent', 'region', '2027-10-29T12:00:00Z', '2027-11-01T13:00:00.000Z'],
    ['two days from Thursday noon', 'regular', 'national', '2026-11-19T11:00:00Z', '2026-11-23T11:00:00.000Z'],
  ] as const)('%s', (_, urgency, on, at, deadline) => {
    expect(deadlineOn(on, new Date(at), { kind: 'casus', urgency }, hours).toISOString()).toBe(deadline);
  });

  it('a question is never a crisis', () => {
    expect(runsThrough({ kind: 'question', urgency: 'crisis' })).toBe(false);
    const due = deadlineOn('region', new Date('2026-11-20T11:00:00Z'), { kind: 'question', urgency: 'crisis' }, hours);
    expect(due.toISOString()).toBe('2026-11-25T11:00:00.000Z');
  });

  it('is set more exactly by kind and urgency, and the rest stays', () => {
    const own = { ...hours, 'casus.crisis': { provider: 1 } };
    const at = new Date('2026-11-20T19:00:00Z');
    const of = { kind: 'casus', urgency: 'crisis' } as const;
    expect(deadlineOn('provider', at, of, own).getTime() - at.getTime()).toBe(hour);
    expect(deadlineOn('region', at, of, own).getTime() - at.getTime()).toBe(4 * hour);
  });

  it('is never before the opening, never in a weekend or on a holiday, and holds its hours', () => {
    fc.assert(
      fc.property(pace, rung, moment, (of, on, at) => {
        const deadline = deadlineOn(on, at, of, hours);
        const through = runsThrough(of);
        expect(deadline.getTime()).toBeGreaterThan(at.getTime());
        if (!through) expect(isWorkingDay(localDate(new Date(deadline.getTime() - 1)))).toBe(true);
      }),
    );
  });

  it('what is counted between two moments is what brings one to the other', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 10 * day }), fc.boolean(), (at, ms, through) => {
        const end = after(at, ms, through);
        expect(counted(at, end, through)).toBe(ms);
      }),
    );
  });
});

type Deed = (standing: Standing, at: Date) => Standing;
const deeds: Readonly<Record<string, Deed>> = {
  climb: (standing, at) => climbed(standing, at, hours),
  lower: (standing, at) => lowered(standing, at, hours),
  pause: (standing, at) => paused(standing, at, { until: addLocalDays(localDate(at), 3), reason: 'waitsForBed' }),
  resume: (standing, at) => resumed(standing, at),
  close: (standing, at) => closed(standing, at),
  reopen: (standing, at) => reopened({ ...standing, pausedAt: at }, at, hours),
  wait: (standing, at) => passed(standing, at, hours).at(-1)?.standing ?? standing,
};

describe('whatever is done to a case', () => {
  it('an open case has a next moment that lies ahead of when it was set, a paused one an end and a reason, a closed one neither', () => {
    const course = fc.array(
      fc.record({ deed: fc.constantFrom(...Object.keys(deeds)), after: fc.integer({ min: 0, max: 6 * day }) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pace, moment, course, (of, start, acts) => {
        let [standing, at] = [opened(of, start), start];
        for (const { deed, after: time } of acts) {
          at = new Date(at.getTime() + time);
          standing = deeds['wait']?.(standing, at) ?? standing;
          try {
            standing = deeds[deed]?.(standing, at) ?? standing;
          } catch (error) {
            if (!(error instanceof RuleError)) throw error;
          }
          const { state, deadline, pausedUntil, pauseReason, leftMinutes, pausedAt } = standing;
          expect([state, deadline !== null]).toEqual([state, state === 'open']);
          expect([state, pausedUntil !== null && pauseReason !== null]).toEqual([state, state === 'paused']);
          expect([state, leftMinutes !== null && pausedAt !== null]).toEqual([state, state === 'paused']);
          if (deadline) expect(deadline.getTime()).toBeGreaterThan(at.getTime());
          if (pausedUntil) expect(pausedUntil.getTime()).toBeGreaterThan(at.getTime());
          expect(standing.pausedMinutes * minute).toBeLessThanOrEqual(at.getTime() - start.getTime() + minute);
          expect(rungs).toContain(standing.rung);
        }
      }),
    );
  });

  it('climbs once for each deadline that passed, in order and each at its own time, however late one looks', () => {
    fc.assert(
      fc.property(pace, moment, fc.integer({ min: 0, max: 60 * day }), (of, start, away) => {
        const now = new Date(start.getTime() + away);
        const passings = passed(opened(of, start), now, hours);
        let before = opened(of, start);
        for (const { at, standing, times } of passings) {
          if (times === 1) expect(at).toEqual(before.deadline);
          expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
          before = standing;
        }
        expect(before.deadline?.getTime()).toBeGreaterThan(now.getTime());
        expect(passings.filter(({ times, from, standing }) => times > 1 && from !== standing.rung)).toEqual([]);
        expect(passed(before, now, hours)).toEqual([]);
        expect(passings.length).toBeLessThanOrEqual(rungs.length);
      }),
    );
  });
});

describe('who owns it', () => {
  const someone = (id: string, role: Role, more: Partial<CaseOwner> = {}): CaseOwner => ({
    id,
    role,
    organisationId: null,
    regionIds: [],
    open: 0,
    ...more,
  });
  const about = { regionId: 'north', openedBy: 'p', organisationId: 'o' };
  const provider = someone('p', 'provider', { organisationId: 'o', open: 9 });
  const busy = someone('d1', 'chainDirector', { regionIds: ['north'], open: 3 });
  const free = someone('d2', 'chainDirector', { regionIds: ['north'], open: 1 });
  const other = someone('d3', 'chainDirector', { regionIds: ['south'] });
  const national = someone('n', 'nationalCoordinator');

  it('who brought it at the bottom; above it whoever of that rung has the fewest', () => {
    const all = [busy, free, other, national, provider];
    expect(ownerFor('provider', about, all)?.owner.id).toBe('p');
    expect(ownerFor('region', about, all)?.owner.id).toBe('d2');
    expect(ownerFor('national', about, all)?.owner.id).toBe('n');
  });

  it('an adviser before the ministry, however much they have', () => {
    const all = [someone('m', 'ministry'), someone('a', 'adviser', { open: 50 })];
    expect(ownerFor('ministry', about, all)?.owner.id).toBe('a');
    expect(ownerFor('ministry', about, all.slice(0, 1))?.owner.id).toBe('m');
  });

  it('nobody there: the next rung up that has somebody, at last the coordination point, and never nobody', () => {
    expect(ownerFor('region', about, [other, national])).toMatchObject({ rung: 'national', owner: { id: 'n' } });
    expect(ownerFor('ministry', about, [national])).toMatchObject({ rung: 'ministry', owner: { id: 'n' } });
    expect(ownerFor('region', about, [other])).toBeUndefined();
    const anyone = fc.array(
      fc.record({
        id: fc.uuid(),
        role: fc.constantFrom<Role>(
          'provider',
          'referrer',
          'chainDirector',
          'nationalCoordinator',
          'adviser',
          'ministry',
        ),
        organisationId: fc.constantFrom('o', null),
        regionIds: fc.subarray(['north', 'south']),
        open: fc.nat(9),
      }),
    );
    fc.assert(
      fc.property(rung, anyone, (on, candidates) => {
        const found = ownerFor(on, about, [...candidates, national]);
        expect(found).toBeDefined();
        expect(rungs.indexOf(found?.rung ?? 'provider')).toBeGreaterThanOrEqual(rungs.indexOf(on));
      }),
    );
  });

  it('begins where it is brought', () => {
    expect([rungOf('provider'), rungOf('referrer'), rungOf('chainDirector'), rungOf('nationalCoordinator')]).toEqual([
      'provider',
      'region',
      'region',
      'national',
    ]);
    expect(rungOf('provider', 'region')).toBe('region');
  });
});
