import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, minute } from '../kernel/time.js';
import { durationOf, outcomeAt, shareOfNumbers, truthOf, windowAt, type AskFact, type Span } from './truth.rules.js';

const now = Date.parse('2026-11-22T12:00:00Z');
const span: Span = { from: now - 90 * day, to: now };

const ask = (more: Partial<AskFact> = {}): AskFact => ({
  askedAt: now - 10 * day,
  seenAt: null,
  answeredAt: null,
  endedAt: null,
  lateAt: null,
  shownFree: true,
  fitted: true,
  offered: null,
  refusal: null,
  contradicted: false,
  askedByPhone: false,
  answeredByPhone: false,
  ...more,
});
const yes = ask({ answeredAt: now - 9 * day, offered: true });
const no = ask({ answeredAt: now - 9 * day, offered: false, refusal: 'full', contradicted: true });

describe('a share with its interval', () => {
  it('is what Wilson reckoned: 8 of 10 lies between 49 and 94 percent', () => {
    const { share, low, high } = shareOfNumbers(8, 10);
    expect([share, low, high].map((one) => one?.toFixed(4))).toEqual(['0.8000', '0.4902', '0.9433']);
  });

  it('of nothing is unknown, and not zero', () => {
    expect(shareOfNumbers(0, 0)).toEqual({ of: 0, yes: 0, share: null, low: null, high: null });
  });

  it('always holds its share, stays between 0 and 1, and narrows as numbers grow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const told = shareOfNumbers(Math.round(of * part), of);
        const [share, low, high] = [told.share ?? -1, told.low ?? -1, told.high ?? -1];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
        const more = shareOfNumbers(told.yes * 4, of * 4);
        expect((more.high ?? 0) - (more.low ?? 0)).toBeLessThanOrEqual(high - low + 1e-12);
      }),
    );
  });
});

const waits = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 10_000 }), ended: fc.boolean() }), {
  maxLength: 40,
});

describe('how long things take', () => {
  it('without anybody waiting, the median is the ordinary one', () => {
    const of = [5, 1, 9, 3, 7].map((minutes) => ({ minutes, ended: true }));
    expect(durationOf(of)).toEqual({ of: 5, open: 0, median: 5, p90: 9 });
  });

  it('as in Kaplan and Meier: who still waits counts as at least so long', () => {
    // S(6) = 18/21, S(7) = ×16/17, S(10) = ×14/15, S(13) = ×11/12, S(16) = ×10/11, S(22) = ×6/7, S(23) = ×5/6: the 6-MP group of Freireich (1963).
    const ends = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const stillGoing = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const told = durationOf([
      ...stillGoing.map((minutes) => ({ minutes, ended: false })),
      ...ends.map((minutes) => ({ minutes, ended: true })),
    ]);
    expect(told).toEqual({ of: 21, open: 12, median: 23, p90: null });
  });

  it('is unknown while fewer than half have come to an end', () => {
    expect(
      durationOf([{ minutes: 3, ended: true }, ...[50, 50, 50].map((minutes) => ({ minutes, ended: false }))]),
    ).toEqual({
      of: 4,
      open: 3,
      median: null,
      p90: null,
    });
  });

  it('never gets shorter because somebody waits longer, nor depends on the order', () => {
    fc.assert(
      fc.property(waits, fc.nat(), fc.integer({ min: 1, max: 5_000 }), (some, which, longer) => {
        const told = durationOf(some);
        expect(durationOf(some.toReversed())).toEqual(told);
        expect(told.p90 ?? Infinity).toBeGreaterThanOrEqual(told.median ?? -1);
        const index = some.length === 0 ? 0 : which % some.length;
        const one = some[index];
        if (!one || one.ended) return;
        const later = durationOf(some.with(index, { ...one, minutes: one.minutes + longer }));
        expect(later.median ?? Infinity).toBeGreaterThanOrEqual(told.median ?? Infinity);
      }),
    );
  });

  it('leaving out who still waits never makes it longer', () => {
    fc.assert(
      fc.property(waits, (some) => {
        const only = durationOf(some.filter(({ ended }) => ended));
        if (only.of === 0) return;
        expect(durationOf(some).median ?? Infinity).toBeGreaterThanOrEqual(only.median ?? Infinity);
      }),
    );
  });
});

describe('what "free" was worth', () => {
  it('counts what was asked while a bed was shown, and nothing else', () => {
    const others = [{ ...no, shownFree: false }, { ...no, fitted: false }, ask()];
    expect(truthOf([yes, no, ...others], span).offered).toMatchObject({ of: 2, yes: 1, share: 0.5 });
  });

  it('an answer that never came is no bed, once its clock has run out', () => {
    const late = ask({ lateAt: now - day });
    expect(outcomeAt(late, now - 2 * day)).toBeNull();
    expect(outcomeAt(late, now)).toBe(false);
    expect(outcomeAt({ ...late, answeredAt: now - 60_000, offered: true }, now)).toBe(true);
  });

  it('what was taken back in time says nothing about the bed', () => {
    expect(outcomeAt(ask({ endedAt: now - 2 * day, lateAt: now - day }), now)).toBeNull();
  });

  it('looks back ninety days, and others see it a week later', () => {
    const at = new Date(now);
    expect(windowAt(at, true)).toEqual({ from: now - 90 * day, to: now });
    expect(windowAt(at, false)).toEqual({ from: now - 97 * day, to: now - 7 * day });
  });

  it('is today for others what it was for the ward a week ago', () => {
    const moment = fc.integer({ min: now - 110 * day, max: now });
    const maybe = fc.option(fc.integer({ min: 0, max: 20 * day }));
    const facts = fc.array(
      fc.record({ askedAt: moment, seen: maybe, answer: maybe, end: maybe, offered: fc.boolean() }).map((one) =>
        ask({
          askedAt: one.askedAt,
          seenAt: one.seen === null ? null : one.askedAt + one.seen,
          answeredAt: one.answer === null ? null : one.askedAt + one.answer,
          endedAt: one.end === null ? null : one.askedAt + one.end,
          lateAt: one.askedAt + 5 * day,
          offered: one.answer === null ? null : one.offered,
        }),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(facts, (all) => {
        const weekAgo = now - 7 * day;
        const known = (then: number | null) => (then !== null && then <= weekAgo ? then : null);
        const knownThen = all
          .filter(({ askedAt }) => askedAt < weekAgo)
          .map((one) => ({
            ...one,
            seenAt: known(one.seenAt),
            endedAt: known(one.endedAt),
            answeredAt: known(one.answeredAt),
            offered: known(one.answeredAt) === null ? null : one.offered,
          }));
        expect(truthOf(all, windowAt(new Date(now), false))).toEqual(
          truthOf(knownThen, windowAt(new Date(weekAgo), true)),
        );
      }),
    );
  });

  it('what was written down after a telephone call has no clock', () => {
    const phoned = { ...yes, askedByPhone: true, answeredAt: yes.askedAt };
    expect(truthOf([yes, phoned], span).timeToAnswer).toEqual({
      of: 1,
      open: 0,
      median: day / minute,
      p90: day / minute,
    });
  });

  it('counts the refusals that do not agree with the ward itself', () => {
    expect(truthOf([yes, no, no], span).contradictions).toBe(2);
  });
});
