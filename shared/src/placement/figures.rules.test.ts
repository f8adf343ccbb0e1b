import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, hour } from '../kernel/time.js';
import {
  closedMonth,
  daysOf,
  figuresOf,
  isOutsider,
  publishedFigures,
  spanOf,
  type RequestFact,
} from './figures.rules.js';
import { refusalReasons, type RefusalReason } from './placement.terms.js';
import { placementFiguresSchema } from './truth.contract.js';
import type { AskFact } from './truth.rules.js';

const at = new Date('2026-11-22T12:00:00Z');
const days = { from: '2026-10-01', to: '2026-10-31' };
const span = spanOf(days, at);

const request = (more: Partial<RequestFact> = {}): RequestFact => ({
  openedAt: span.from + day,
  placedAt: null,
  endedAt: null,
  ...more,
});

const answer = (refusal: RefusalReason | null, more: Partial<AskFact> = {}): AskFact => ({
  askedAt: span.from + day,
  seenAt: span.from + day + hour,
  answeredAt: span.from + day + 2 * hour,
  endedAt: null,
  lateAt: null,
  shownFree: true,
  fitted: true,
  offered: refusal === null,
  refusal,
  contradicted: false,
  askedByPhone: false,
  answeredByPhone: false,
  ...more,
});
const times = <T>(count: number, one: T): T[] => Array<T>(count).fill(one);

describe('the days that figures are about', () => {
  it('are the last thirty when none are asked, and never the future', () => {
    expect(daysOf({}, at)).toEqual({ from: '2026-10-24', to: '2026-11-22' });
    expect(daysOf({ from: '2026-11-01', to: '2027-01-01' }, at)).toEqual({ from: '2026-11-01', to: '2026-11-22' });
    expect(daysOf({ from: '2020-01-01', to: '2026-11-22' }, at).from).toBe('2025-10-19');
  });

  it('are Dutch days, also when the clock goes back', () => {
    expect((span.to - span.from) / hour).toBe(31 * 24 + 1);
  });

  it('PRIV-08: outside the care chain are one whole month that is over', () => {
    expect(closedMonth(undefined, at)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(closedMonth('2026-10-31', at)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(closedMonth('2026-10-30', at)).toEqual({ from: '2026-09-01', to: '2026-09-30' });
    expect(closedMonth('2030-01-01', at)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(closedMonth(undefined, new Date('2026-11-30T22:59:00Z'))).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(closedMonth(undefined, new Date('2026-11-30T23:01:00Z')).to).toBe('2026-11-30');
  });

  it('PRIV-08: the ministry, the adviser and the administrator are outside it', () => {
    expect((['ministry', 'adviser', 'administrator'] as const).every((role) => isOutsider({ role }))).toBe(true);
    expect((['referrer', 'provider', 'nationalCoordinator'] as const).some((role) => isOutsider({ role }))).toBe(false);
  });
});

describe('figures about finding a place', () => {
  const placed = request({ placedAt: span.from + 2 * day });
  const requests = [...times(6, placed), ...times(3, request()), request({ endedAt: span.from + 3 * day })];
  const asks = [
    ...times(5, answer(null)),
    ...times(3, answer('full', { contradicted: true })),
    ...times(2, answer('groupSafety', { answeredByPhone: true })),
  ];
  const exact = figuresOf(days, span, requests, asks);

  it('count what began in those days as it stood at their end', () => {
    expect(exact).toMatchObject({ requests: 10, placed: 6, open: 3, answers: 10, callsAvoided: 8, contradictions: 3 });
    expect(exact.timeToBed).toEqual({ of: 10, open: 4, median: 1_440, p90: null });
    expect(exact.offered).toMatchObject({ of: 10, yes: 5 });
    expect(exact.refusals).toEqual([
      { reason: 'full', count: 3, share: 0.6 },
      { reason: 'groupSafety', count: 2, share: 0.4 },
    ]);
  });

  it('of a time that is over do not change by what happens later', () => {
    const later = requests.map((one) => (one.placedAt ? one : { ...one, placedAt: span.to + hour }));
    const more = [...later, request({ openedAt: span.to + hour })];
    expect(figuresOf(days, span, more, asks)).toEqual(exact);
  });

  it('PRIV-08: hide 1 to 4, round to 5, and give shares and times of ten or more only', () => {
    const told = publishedFigures(figuresOf(days, span, requests, [...asks, ...times(12, answer('staff'))]));
    expect(told).toMatchObject({ suppressed: true, placed: 5, open: null, contradictions: null });
    expect(told.refusals.find(({ reason }) => reason === 'full')?.count).toBeNull();
    expect(told.refusals[0]).toMatchObject({ reason: 'staff', count: 10 });
    expect(told.timeToBed).toMatchObject({ of: 10, open: null });
    expect(publishedFigures(figuresOf(days, span, times(4, placed), [])).timeToBed.median).toBeNull();
  });

  it('PRIV-08: no small number is ever told, and neither is a minute of one person', () => {
    const some = fc.record({
      requests: fc.array(fc.record({ after: fc.option(fc.integer({ min: 0, max: 30 * day })) }), { maxLength: 40 }),
      reasons: fc.array(fc.option(fc.constantFrom(...refusalReasons.slice(0, 6))), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(some, (made) => {
        const told = publishedFigures(
          figuresOf(
            days,
            span,
            made.requests.map(({ after }) => request({ placedAt: after === null ? null : span.from + day + after })),
            made.reasons.map((reason, index) => answer(reason, { contradicted: reason !== null && index % 3 === 0 })),
          ),
        );
        const counts = [
          told.requests,
          told.placed,
          told.open,
          told.answers,
          told.callsAvoided,
          told.contradictions,
          told.timeToBed.of,
          told.timeToSeen.of,
          told.timeToAnswer.of,
          told.offered.of,
          told.offered.yes,
          ...told.refusals.map(({ count }) => count),
        ];
        // One number, hidden in one way.
        expect([null, told.requests]).toContain(told.timeToBed.of);
        expect(counts.every((count) => count === null || count % 5 === 0)).toBe(true);
        for (const { median } of [told.timeToBed, told.timeToAnswer])
          if (median !== null) expect(Number(median.toPrecision(2))).toBe(median);
        expect(placementFiguresSchema.parse(told)).toEqual(told);
      }),
    );
  });
});
