import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addLocalDays } from '../kernel/time.js';
import type { TitleCode } from '../placement/legal-titles.terms.js';
import type { TitlePlan } from './ketenveldnorm.terms.js';
import {
  beginPeriod,
  endTitle,
  holdsOn,
  lastDayOf,
  placeTitle,
  standingTitle,
  timelineSpan,
  titleNeedsPlan,
  titlePeriod,
  titleWarning,
} from './timeline.rules.js';

const codeOf = (attempt: () => unknown): string => {
  try {
    attempt();
    return 'done';
  } catch (error) {
    const { code, faults } = error as { code: string; faults: { code: string }[] };
    return code === 'input.invalid' ? faults.map((fault) => fault.code).join() : code;
  }
};

const input = (kind: TitleCode, from: string, courtUntil: string | null = null, extended = false) => ({
  kind,
  from,
  courtUntil,
  extended,
});

describe('the days of a title', () => {
  it.each([
    // Monday to Thursday: the start day does not count.
    ['crisismaatregel', '2026-11-23', '2026-11-27', true],
    ['voortzettingCrisismaatregel', '2026-11-26', '2026-12-18', true],
    // Over a leap day, and over the night in which the clocks change.
    ['crisismaatregel', '2028-02-27', '2028-03-02', true],
    ['crisismaatregel', '2027-03-27', '2027-03-31', true],
    ['voluntary', '2026-11-23', null, false],
    ['tbsVoorwaarden', '2026-11-23', null, false],
  ] as const)('%s from %s is over on %s', (kind, from, until, computed) => {
    expect(titlePeriod(input(kind, from))).toEqual({ from, until, computed });
  });

  it('a voortzetting lasts six weeks when a zorgmachtiging was asked in time, and nothing else is ever longer', () => {
    expect(titlePeriod(input('voortzettingCrisismaatregel', '2026-11-26', null, true)).until).toBe('2027-01-08');
    expect(codeOf(() => titlePeriod(input('crisismaatregel', '2026-11-26', null, true)))).toBe('title.not_longer');
  });

  it('a court may set an earlier last day, and that is no term of the law', () => {
    expect(titlePeriod(input('crisismaatregel', '2026-11-23', '2026-11-24'))).toEqual({
      from: '2026-11-23',
      until: '2026-11-25',
      computed: false,
    });
  });

  it('what cannot be is named: an end before the beginning, one beyond the law, and none where nobody could warn', () => {
    expect(codeOf(() => titlePeriod(input('crisismaatregel', '2026-11-23', '2026-11-22')))).toBe('title.reversed');
    expect(codeOf(() => titlePeriod(input('crisismaatregel', '2026-11-23', '2026-11-27')))).toBe('title.beyond_law');
    expect(codeOf(() => titlePeriod(input('zorgmachtiging', '2026-11-23')))).toBe('title.needs_end');
  });
});

const title = (
  from: string,
  until: string | null,
  plan: TitlePlan | null = null,
  kind: TitleCode = 'zorgmachtiging',
) => ({
  id: from,
  kind,
  from,
  until,
  plan,
});

describe('one title at a time', () => {
  const held = [title('2026-11-01', '2026-12-01')];

  it('the next may begin on the last day of the one before, which then ends the day before', () => {
    expect(placeTitle(held, { from: '2026-11-30', until: '2027-03-01' })).toEqual({
      closes: held[0],
      until: '2027-03-01',
    });
    expect(placeTitle(held, { from: '2026-12-01', until: '2027-03-01' })).toEqual({
      closes: null,
      until: '2027-03-01',
    });
    expect(placeTitle(held, { from: '2026-10-01', until: '2026-11-02' })).toEqual({
      closes: null,
      until: '2026-11-01',
    });
  });

  it('an overlap is refused, and names the other title and its days', () => {
    expect(() => placeTitle(held, { from: '2026-11-29', until: null })).toThrow(
      'Another title (zorgmachtiging) holds from 2026-11-01 up to and including 2026-11-30',
    );
  });

  it('ends earlier, never later, and not before it began', () => {
    const [one] = held;
    if (!one) throw new Error('none');
    expect(endTitle(one, '2026-11-10', '2026-11-05')).toBe('2026-11-11');
    expect(codeOf(() => endTitle(one, '2026-11-30', '2026-11-05'))).toBe('title.not_earlier');
    expect(codeOf(() => endTitle(one, '2026-10-31', '2026-11-05'))).toBe('title.reversed');
  });
});

describe('the title on the card', () => {
  const crisis = title('2026-11-02', '2026-11-06', null, 'crisismaatregel');
  const longer = title('2026-11-06', '2026-11-28', 'newTitle', 'voortzettingCrisismaatregel');
  const later = title('2027-01-01', '2027-07-01');

  it.each([
    ['what follows without a gap is one with it', '2026-11-03', [crisis, longer, later], longer],
    ['what ran out is what must be seen', '2026-12-05', [crisis, longer, later], longer],
    ['a later one counts from its first day', '2027-01-01', [crisis, longer, later], later],
    ['before the first one, that is what comes', '2026-10-01', [later], later],
  ])('%s', (_, today, titles, stands) => {
    expect(standingTitle(titles, today)).toEqual({
      kind: stands.kind,
      endsOn: lastDayOf(stands),
      isPlanned: stands.plan !== null,
    });
  });

  it('nobody has one', () => expect(standingTitle([], '2026-11-03')).toBeNull());
});

it.each([
  ['2027-01-18', null, true],
  ['2027-01-19', null, false],
  ['2027-01-18', 'extension', false],
  ['2026-11-23', null, true],
  ['2026-11-22', null, false],
  [null, null, false],
] as const)('on 22 November a title that is over on %s with plan %s needs a plan: %s', (until, plan, needed) => {
  expect(titleNeedsPlan({ until, plan }, '2026-11-22')).toBe(needed);
});

it('is told eight weeks, two weeks and two days before its last day', () => {
  const at = (days: number) => titleWarning(addLocalDays('2026-11-22', days), '2026-11-22');
  expect([57, 56, 15, 14, 3, 2, 0, -1].map(at)).toEqual([null, 56, 56, 14, 14, 2, 2, null]);
});

const days = fc.integer({ min: 0, max: 200 }).map((count) => addLocalDays('2027-12-01', count));

it('whatever is begun in whatever order, no day has two payers, and every day after the first has one', () => {
  fc.assert(
    fc.property(fc.array(days, { maxLength: 12 }), (beginnings) => {
      const periods: { from: string; until: string | null }[] = [];
      for (const from of beginnings) {
        try {
          const { closes, until } = beginPeriod('payer', periods, from);
          if (closes) closes.until = from;
          periods.push({ from, until });
        } catch (error) {
          expect((error as { code: string }).code).toBe('payer.overlaps');
        }
      }
      const first = beginnings.toSorted()[0];
      for (let count = 0; count <= 200; count++) {
        const on = addLocalDays('2027-12-01', count);
        const many = periods.filter((period) => holdsOn(period, on)).length;
        expect(many).toBe(first !== undefined && on >= first ? 1 : 0);
      }
    }),
    { numRuns: 50 },
  );
});

it('whatever titles are written down in whatever order, none holds together with another', () => {
  const kinds = fc.constantFrom<TitleCode>('crisismaatregel', 'voortzettingCrisismaatregel', 'voluntary');
  fc.assert(
    fc.property(fc.array(fc.tuple(kinds, days), { maxLength: 12 }), (asked) => {
      const titles: ReturnType<typeof title>[] = [];
      for (const [kind, from] of asked) {
        try {
          const { closes, until } = placeTitle(titles, titlePeriod(input(kind, from)));
          if (closes) closes.until = from;
          titles.push(title(from, until, null, kind));
        } catch (error) {
          expect((error as { code: string }).code).toBe('title.overlaps');
        }
      }
      for (const one of titles) {
        expect(one.until === null || one.until > one.from).toBe(true);
        expect(titles.filter((other) => holdsOn(other, one.from))).toHaveLength(1);
      }
    }),
    { numRuns: 100 },
  );
});

it('a look spans five years unless said otherwise, and twelve at most', () => {
  expect(timelineSpan({}, '2026-11-22')).toEqual({ from: '2022-11-22', to: '2027-11-23' });
  expect(codeOf(() => timelineSpan({ from: '2026-01-02', to: '2026-01-01' }, '2026-11-22'))).toBe('timeline.reversed');
  expect(codeOf(() => timelineSpan({ from: '2001-01-02', to: '2026-01-01' }, '2026-11-22'))).toBe('timeline.too_long');
});
