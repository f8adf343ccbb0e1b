import { describe, expect, it } from '@jest/globals';
import {
  freshnessAt,
  neverReported,
  reportCapacity,
  type Capacity,
  type HistoryStep,
} from '@ketenzicht/shared/capacity';
import * as fc from 'fast-check';
import { historyByDay } from './history.rules.js';

const figure = (observedAt: string, occupied: number, more: Partial<Capacity> = {}): Capacity => ({
  ...reportCapacity(
    neverReported,
    { operational: 10, occupied, observedAt },
    { at: new Date('2099-01-01'), setting: 'FPA', source: 'feed', backfill: true },
  ).standing,
  ...more,
});
let revision = 0;
const step = (capacity: Capacity, supersededAt: string | null = null): HistoryStep => ({
  revision: ++revision,
  reportedBy: null,
  supersededAt,
  capacity,
});
const days = (before: Capacity | null, steps: HistoryStep[], from: string, to: string, now = to) =>
  historyByDay(before, steps, new Date(from), new Date(to), new Date(now));

describe("a ward's past by day", () => {
  it('is known for as long as its figures were facts', () => {
    const [saturday, sunday, monday] = days(
      null,
      [step(figure('2026-11-21T11:00:00Z', 7))],
      '2026-11-20T23:00:00Z',
      '2026-11-23T22:59:59Z',
    );
    expect(saturday).toMatchObject({ date: '2026-11-21', known: 0.5, reports: 1, freeMin: 3, freeMax: 3 });
    expect(sunday).toMatchObject({ date: '2026-11-22', known: 0.5, reports: 0, freeMin: 3 });
    expect(sunday?.capacity.freshness).toBe('expired');
    expect(monday).toMatchObject({ date: '2026-11-23', known: 0, reports: 0, freeMin: null, freeMax: null });
  });

  it('of a ward that never reported is unknown, never zero', () => {
    const [only] = days(null, [], '2026-11-21T23:00:00Z', '2026-11-22T22:59:59Z');
    expect(only).toMatchObject({
      capacity: neverReported,
      freeMin: null,
      freeMax: null,
      known: 0,
      closed: 0,
      reports: 0,
    });
  });

  it('carries the figure that stood before the window into it', () => {
    const [only] = days(figure('2026-11-21T11:00:00Z', 7), [], '2026-11-21T23:00:00Z', '2026-11-22T22:59:59Z');
    expect(only).toMatchObject({ known: expect.closeTo(0.5, 3), freeMin: 3, reports: 0 });
  });

  it('names the lowest and the highest free, and the figure at the end of the day', () => {
    const steps = [
      step(figure('2026-11-22T06:00:00Z', 9)),
      step(figure('2026-11-22T10:00:00Z', 4)),
      step(figure('2026-11-22T20:00:00Z', 6)),
    ];
    const [only] = days(null, steps, '2026-11-21T23:00:00Z', '2026-11-22T22:59:59Z');
    expect(only).toMatchObject({ freeMin: 1, freeMax: 6, reports: 3 });
    expect(only?.capacity).toMatchObject({ free: 4, freshness: 'fresh' });
  });

  it('leaves a corrected figure out of the course, and counts its report', () => {
    const steps = [
      step(figure('2026-11-22T10:00:00Z', 10), '2026-11-22T12:00:00Z'),
      step(figure('2026-11-22T10:00:00Z', 5)),
    ];
    const [only] = days(null, steps, '2026-11-21T23:00:00Z', '2026-11-22T22:59:59Z');
    expect(only).toMatchObject({ freeMin: 5, freeMax: 5, reports: 2 });
  });

  it('says which share of the day it was closed', () => {
    const stop = { admissionStop: { reason: 'staff' as const } };
    const [only] = days(
      null,
      [step(figure('2026-11-21T23:00:00Z', 5, stop)), step(figure('2026-11-22T05:00:00Z', 5))],
      '2026-11-21T23:00:00Z',
      '2026-11-22T22:59:59.999Z',
    );
    expect(only).toMatchObject({ closed: expect.closeTo(0.25, 4), known: expect.closeTo(1, 4) });
  });

  it('counts today up to now', () => {
    const [today] = days(
      null,
      [step(figure('2026-11-22T05:00:00Z', 5))],
      '2026-11-21T23:00:00Z',
      '2026-11-22T11:00:00Z',
    );
    expect(today).toMatchObject({ date: '2026-11-22', known: 0.5 });
    expect(today?.capacity.freshness).toBe('fresh');
  });

  it.each([
    ['2027-03-28', '2027-03-27T23:00:00Z', '2027-03-28T21:59:59.999Z', 23],
    ['2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59.999Z', 25],
  ])('takes %s as long as it really was', (date, from, to, hours) => {
    const start = Date.parse(from);
    const [only] = days(
      null,
      [step(figure(from, 5, { validUntil: new Date(start + 6 * 3_600_000).toISOString() }))],
      from,
      to,
    );
    expect(only).toMatchObject({ date, known: expect.closeTo(6 / hours, 4) });
  });

  it('covers each day of the window once, with shares between nothing and all', () => {
    const hours = fc.integer({ min: 0, max: 24 * 20 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ hour: hours, occupied: fc.integer({ min: 0, max: 10 }), closed: fc.boolean() }), {
          maxLength: 20,
        }),
        (sent) => {
          const start = Date.parse('2026-10-15T22:00:00Z');
          const ordered = sent
            .toSorted((a, b) => a.hour - b.hour)
            .filter(({ hour }, index, all) => all[index + 1]?.hour !== hour);
          const steps = ordered.map(({ hour, occupied, closed }) =>
            step(
              figure(
                new Date(start + hour * 3_600_000).toISOString(),
                occupied,
                closed ? { admissionStop: { reason: 'staff' } } : {},
              ),
            ),
          );
          const all = days(null, steps, '2026-10-15T22:00:00Z', '2026-11-04T22:59:59Z');
          expect(all.map(({ date }) => date)).toEqual([...new Set(all.map(({ date }) => date))]);
          expect(all).toHaveLength(20);
          expect(all.reduce((sum, { reports }) => sum + reports, 0)).toBe(steps.length);
          for (const { known, closed, freeMin, freeMax, capacity, date } of all) {
            expect(known).toBeGreaterThanOrEqual(0);
            expect(known).toBeLessThanOrEqual(1);
            expect(closed).toBeLessThanOrEqual(known);
            expect(freeMin === null).toBe(known === 0);
            if (freeMin !== null && freeMax !== null) expect(freeMin).toBeLessThanOrEqual(freeMax);
            expect(
              capacity.freshness === 'never' || freshnessAt(capacity, new Date(`${date}T22:59:59Z`)) !== 'never',
            ).toBe(true);
          }
        },
      ),
    );
  });
});
