import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { RuleError } from '../kernel/rule-error.js';
import { day, hour, minute } from '../kernel/time.js';
import { capacityReportSchema, capacitySchema, type Capacity, type CapacityReport } from './capacity.contract.js';
import {
  confirmedReport,
  freeBeds,
  freshnessAt,
  jumpWarnings,
  neverReported,
  reportCapacity,
  validUntil,
  type ReportContext,
} from './capacity.rules.js';

const at = new Date('2026-11-22T10:00:00Z'); // 11:00 in the Netherlands
const context: ReportContext = { at, setting: 'FPA', source: 'person', backfill: false };
const ago = (milliseconds: number) => new Date(at.getTime() - milliseconds).toISOString();
const report = (more: Partial<CapacityReport> = {}): CapacityReport => ({ operational: 10, occupied: 7, ...more });
const standing = (more: Partial<CapacityReport> = {}, when: Partial<ReportContext> = {}): Capacity =>
  reportCapacity(neverReported, report(more), { ...context, ...when }).standing;

const codesOf = (attempt: () => unknown): string[] => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof RuleError) return error.faults.map(({ pointer, code }) => `${pointer} ${code}`);
    throw error;
  }
  throw new Error('it was not refused');
};

describe('a report', () => {
  it('of two numbers gives the whole figure; free is computed', () => {
    expect(standing()).toEqual({
      ...neverReported,
      operational: 10,
      occupied: 7,
      free: 3,
      observedAt: at.toISOString(),
      recordedAt: at.toISOString(),
      validUntil: '2026-11-23T10:00:00.000Z',
      freshness: 'fresh',
      source: 'person',
      version: 1,
    });
  });

  it('without an optional field drops what stood there: a figure is whole, never patched', () => {
    const before = standing({
      outOfUse: [{ count: 2, reason: 'staff' }],
      admissionStop: { reason: 'infection' },
      reserve: 3,
      limitedBy: ['staff'],
    });
    const { standing: after } = reportCapacity(before, report(), context);
    expect(after).toMatchObject({ outOfUse: [], admissionStop: null, reserve: null, limitedBy: null });
  });

  it('keeps held beds as far as it leaves room for them, those that are kept first, and free never falls below zero', () => {
    const holdEnds = ['2026-11-22T15:00:00.000Z', '2026-11-22T12:00:00.000Z', '2026-11-22T13:00:00.000Z'];
    const held = { ...standing(), held: 3, holdEnds };
    const decide = (operational: number, occupied: number) =>
      reportCapacity(held, { ...report(), operational, occupied }, context).standing;
    expect(decide(10, 6)).toMatchObject({ held: 3, free: 1, holdEnds });
    expect(decide(10, 9)).toMatchObject({ held: 1, free: 0, holdEnds: holdEnds.slice(0, 1) });
    expect(decide(10, 10)).toMatchObject({ held: 0, free: 0 });
    expect(decide(10, 10)).not.toHaveProperty('holdEnds');
    const past = { ...report(), operational: 10, occupied: 10, observedAt: '2026-11-20T10:00:00Z' };
    expect(reportCapacity(held, past, context).standing).toMatchObject({ held: 3, holdEnds });
    expect(freeBeds({ operational: 10, occupied: 7, held: 2 })).toBe(1);
  });

  it('of a clock that runs two minutes fast is taken as of now', () => {
    const { standing: figure } = reportCapacity(neverReported, report({ observedAt: ago(-2 * minute) }), context);
    expect(figure.observedAt).toBe(at.toISOString());
  });

  it('of now is the newest also when the server that took the last one was a second ahead', () => {
    const before = standing();
    const slower = new Date(at.getTime() - 1_000);
    const { current, standing: after } = reportCapacity(before, report({ occupied: 9 }), { ...context, at: slower });
    expect([current, after.occupied, after.observedAt]).toEqual([true, 9, at.toISOString()]);
  });

  it('that a feed marks as carried says so; a person’s cannot', () => {
    expect(standing({ carried: true }, { source: 'feed' }).source).toBe('carried');
    expect(standing({ carried: true }).source).toBe('person');
    expect(standing({}, { source: 'feed' }).source).toBe('feed');
  });

  it('changes nothing that it was given', () => {
    const before = Object.freeze(standing());
    const sent = Object.freeze(report({ operational: 12 }));
    expect(() => reportCapacity(before, sent, context)).not.toThrow();
  });

  it('of any sound numbers keeps the contract, moves the version by one and adds up', () => {
    const beds = fc.integer({ min: 0, max: 9999 });
    const reports = fc
      .record({
        operational: beds,
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        unusable: fc.double({ min: 0, max: 1, noNaN: true }),
        age: fc.integer({ min: 0, max: 14 * day }),
      })
      .map(({ operational, share, unusable, age }): CapacityReport => {
        const count = Math.floor(operational * unusable);
        return {
          operational,
          occupied: Math.floor(operational * share),
          observedAt: ago(age),
          ...(count > 0 && { outOfUse: [{ count, reason: 'staff' }] }),
        };
      });
    fc.assert(
      fc.property(fc.array(reports, { minLength: 1, maxLength: 12 }), (all) => {
        let figure = neverReported;
        for (const one of all) {
          capacityReportSchema.parse(one);
          const { standing: next, reported, current } = reportCapacity(figure, one, context);
          capacitySchema.parse(next);
          expect(next.version).toBe(figure.version + 1);
          expect(reported.free).toBe(one.operational - one.occupied);
          expect(current).toBe(
            figure.observedAt === null || Date.parse(one.observedAt ?? '') >= Date.parse(figure.observedAt),
          );
          figure = next;
        }
        // Whatever the order they came in: the newest observation stands, of equal ones the last.
        const newest = all.reduce((best, one) =>
          Date.parse(one.observedAt ?? '') >= Date.parse(best.observedAt ?? '') ? one : best,
        );
        expect(figure).toMatchObject({
          operational: newest.operational,
          occupied: newest.occupied,
          version: all.length,
        });
      }),
    );
  });
});

describe('a correction of the past', () => {
  const now = standing();

  it('goes into the history and leaves what stands, one version on', () => {
    const {
      standing: after,
      reported,
      current,
      warnings,
    } = reportCapacity(now, report({ operational: 40, observedAt: ago(day) }), context);
    expect(after).toEqual({ ...now, version: 2 });
    expect(reported).toMatchObject({
      operational: 40,
      observedAt: ago(day),
      recordedAt: at.toISOString(),
      version: 2,
      freshness: 'expired',
    });
    expect({ current, warnings }).toEqual({ current: false, warnings: [] });
  });

  it('may go back fourteen days and not a millisecond more', () => {
    expect(() => reportCapacity(now, report({ observedAt: ago(14 * day) }), context)).not.toThrow();
    expect(codesOf(() => reportCapacity(now, report({ observedAt: ago(14 * day + 1) }), context))).toEqual([
      '/observedAt capacity.observed_too_old',
    ]);
  });

  it('may go back further for a feed with the backfill scope', () => {
    expect(
      reportCapacity(neverReported, report({ observedAt: '2020-03-20T12:00:00Z' }), {
        ...context,
        source: 'feed',
        backfill: true,
      }).standing.freshness,
    ).toBe('expired');
  });

  it('of the same moment replaces', () => {
    const { standing: after, current } = reportCapacity(
      now,
      report({ occupied: 8, observedAt: at.toISOString() }),
      context,
    );
    expect({ current, occupied: after.occupied }).toEqual({ current: true, occupied: 8 });
  });
});

describe('a refused report', () => {
  it('names every fault at once', () => {
    const wrong = report({
      occupied: 11,
      outOfUse: [
        { count: 6, reason: 'staff' },
        { count: 5, reason: 'staff' },
      ],
      expectedDepartures: { within7Days: 3, within30Days: 2 },
      admissionStop: { reason: 'staff', expectedEnd: '2026-11-20' },
      observedAt: ago(-2 * minute - 1),
    });
    expect(codesOf(() => reportCapacity(neverReported, wrong, context))).toEqual([
      '/occupied capacity.occupied_above_operational',
      '/outOfUse capacity.out_of_use_above_operational',
      '/outOfUse capacity.reason_twice',
      '/expectedDepartures/within30Days capacity.departures_shrink',
      '/observedAt capacity.observed_in_future',
      '/admissionStop/expectedEnd capacity.stop_ends_before',
    ]);
  });

  it('BAD-39 an admission stop may end today and not yesterday', () => {
    expect(() => standing({ admissionStop: { reason: 'staff', expectedEnd: '2026-11-22' } })).not.toThrow();
    expect(codesOf(() => standing({ admissionStop: { reason: 'staff', expectedEnd: '2026-11-21' } }))).toEqual([
      '/admissionStop/expectedEnd capacity.stop_ends_before',
    ]);
  });

  it('all beds out of use is possible, one more is not', () => {
    expect(() => standing({ occupied: 0, outOfUse: [{ count: 10, reason: 'building' }] })).not.toThrow();
    expect(codesOf(() => standing({ occupied: 0, outOfUse: [{ count: 11, reason: 'building' }] }))).toEqual([
      '/outOfUse capacity.out_of_use_above_operational',
    ]);
  });
});

describe('"nothing changed"', () => {
  it('is the same figure, seen again', () => {
    const before = standing({
      outOfUse: [{ count: 2, reason: 'staff' }],
      admissionStop: { reason: 'infection', expectedEnd: '2026-11-30' },
      expectedDepartures: { within7Days: 1 },
      reserve: 2,
      limitedBy: ['group'],
    });
    const later = new Date(at.getTime() + 5 * hour);
    const { standing: after } = reportCapacity(before, confirmedReport(before), { ...context, at: later });
    const moments = {
      observedAt: later.toISOString(),
      recordedAt: later.toISOString(),
      validUntil: new Date(later.getTime() + day).toISOString(),
    };
    expect(after).toEqual({ ...before, ...moments, version: 2 });
  });

  it('is not possible for a ward that never reported: nothing is not zero', () => {
    expect(() => confirmedReport(neverReported)).toThrow(
      expect.objectContaining({ code: 'capacity.nothing_to_confirm' }),
    );
  });
});

describe('how long a figure is a fact', () => {
  const until = (setting: 'FPA' | 'HIC' | 'KIB', observed: string) =>
    validUntil(setting, new Date(observed)).toISOString();

  it('is a day, and eight hours for a crisis bed by day', () => {
    expect(until('FPA', '2026-11-22T10:00:00Z')).toBe('2026-11-23T10:00:00.000Z');
    expect(until('HIC', '2026-11-22T10:00:00Z')).toBe('2026-11-22T18:00:00.000Z');
    expect(until('KIB', '2026-11-22T10:00:00Z')).toBe('2026-11-22T18:00:00.000Z');
  });

  it.each([
    ['just before 07:00 in winter', '2026-11-22T05:59:59Z', 24],
    ['at 07:00 in winter', '2026-11-22T06:00:00Z', 8],
    ['just before 23:00 in winter', '2026-11-22T21:59:59Z', 8],
    ['at 23:00 in winter', '2026-11-22T22:00:00Z', 24],
    ['at 07:00 in summer', '2026-07-01T05:00:00Z', 8],
    ['at 23:00 in summer', '2026-07-01T21:00:00Z', 24],
    ['at 07:00 on the morning the clock went forward', '2027-03-28T05:00:00Z', 8],
    ['at 06:59 on the morning the clock went forward', '2027-03-28T04:59:00Z', 24],
    ['at 07:00 on the morning the clock went back', '2026-10-25T06:00:00Z', 8],
    ['at 06:59 on the morning the clock went back', '2026-10-25T05:59:00Z', 24],
    ['on a leap day', '2028-02-29T10:00:00Z', 8],
  ])('for a crisis bed seen %s', (_, observed, hours) => {
    expect(Date.parse(until('HIC', observed)) - Date.parse(observed)).toBe(hours * hour);
  });

  it('is counted in real hours across the change of the clock', () => {
    expect(until('FPA', '2027-03-27T12:00:00Z')).toBe('2027-03-28T12:00:00.000Z');
    expect(until('FPA', '2026-10-24T12:00:00Z')).toBe('2026-10-25T12:00:00.000Z');
  });

  it('ends at its last moment, not after it', () => {
    const figure = { validUntil: at.toISOString() };
    expect(freshnessAt(figure, new Date(at.getTime() - 1))).toBe('fresh');
    expect(freshnessAt(figure, at)).toBe('expired');
    expect(freshnessAt({ validUntil: null }, at)).toBe('never');
  });

  it('an organisation may set its own', () => {
    const { standing: figure } = reportCapacity(neverReported, report(), {
      ...context,
      validity: { default: { byDay: 2, byNight: 12 } },
    });
    expect(figure.validUntil).toBe('2026-11-22T12:00:00.000Z');
  });
});

describe('a jump', () => {
  const jumps = (from: number, to: number) =>
    jumpWarnings({ operational: from, occupied: 0 }, { operational: to, occupied: 0 }).length > 0;

  it.each([
    [0, 6, false],
    [0, 7, true],
    [9, 2, true],
    [9, 3, false],
    [9, 15, false],
    [9, 16, true],
    [10, 19, false],
    [10, 20, true],
    [10, 3, false],
    [10, 2, true],
    [19, 37, false],
    [19, 38, true],
    [19, 5, false],
    [19, 4, true],
    [20, 39, false],
    [20, 40, true],
    [20, 11, false],
    [20, 10, true],
    [9999, 5000, false],
    [9999, 4999, true],
  ])('from %i to %i beds deserves a second look: %s', (from, to, warned) => {
    expect(jumps(from, to)).toBe(warned);
  });

  it('names the field and both numbers, and blocks nothing', () => {
    const { warnings, standing: after } = reportCapacity(
      standing(),
      report({ operational: 40, occupied: 30 }),
      context,
    );
    expect(after).toMatchObject({ operational: 40, occupied: 30 });
    expect(warnings).toEqual([
      { code: 'jump', field: 'operational', from: 10, to: 40 },
      { code: 'jump', field: 'occupied', from: 7, to: 30 },
    ]);
  });

  it('cannot be for a first report', () => {
    expect(reportCapacity(neverReported, report({ operational: 9999 }), context).warnings).toEqual([]);
  });

  it('is never a figure that stayed the same', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), (beds) => expect(jumps(beds, beds)).toBe(false)));
  });
});
