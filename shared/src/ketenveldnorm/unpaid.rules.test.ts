import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addLocalDays } from '../kernel/time.js';
import { requestPayers, type RequestPayer } from '../placement/placement.terms.js';
import type { TitleCode } from '../placement/legal-titles.terms.js';
import { paysWithTitle } from '../stepdown/delivery/after-title.rules.js';
import { beginPeriod, holdsOn, placeTitle } from './timeline.rules.js';
import { unpaidFrom, unpaidIsNear } from './unpaid.rules.js';

const today = '2027-12-20';
const tbs = (from: string, until: string | null, kind: TitleCode = 'tbsVoorwaarden') => ({ kind, from, until });
const pays = (payer: RequestPayer, from: string, until: string | null = null) => ({ payer, from, until });
const held = tbs('2026-03-01', '2028-03-01');
const wfz = pays('wfz', '2026-03-01');

describe('from when nobody is known to pay', () => {
  it.each<[what: string, titles: ReturnType<typeof tbs>[], payers: ReturnType<typeof pays>[], from: string | null]>([
    ['a title that ends on a leap day', [held], [wfz], '2028-03-01'],
    ['nothing is known of payers', [held], [], '2028-03-01'],
    ['a payer from the first day without it', [held], [wfz, pays('wlz', '2028-03-01')], null],
    ['a payer some days later: then it is known', [held], [wfz, pays('zvw', '2028-03-09')], null],
    ['one that ends with the title', [held], [pays('zvw', '2026-03-01', '2028-03-01')], '2028-03-01'],
    ['one that is unclear is nobody', [held], [wfz, pays('unclear', '2028-03-01')], '2028-03-01'],
    ['Wfz ends with the title, whatever was written', [held], [pays('wfz', '2028-03-01')], '2028-03-01'],
    ['no end is known', [tbs('2026-03-01', null)], [wfz], null],
    ['no forensic title', [tbs('2026-03-01', '2028-03-01', 'zorgmachtiging')], [], null],
    ['two forensic titles without a gap are one', [held, tbs('2028-03-01', '2028-09-01', 'gvm')], [wfz], '2028-09-01'],
    [
      'another kind of title follows: Wfz ends',
      [held, tbs('2028-03-01', '2028-09-01', 'zorgmachtiging')],
      [wfz],
      '2028-03-01',
    ],
    ['days between two of them', [held, tbs('2028-03-05', null)], [wfz], '2028-03-01'],
    ['a payer between them', [held, tbs('2028-03-05', null)], [pays('zvw', '2028-03-01', '2028-03-05')], null],
    [
      'a payer only after the second',
      [held, tbs('2028-03-05', '2029-01-01')],
      [pays('zvw', '2029-01-01')],
      '2028-03-01',
    ],
    ['days between two of them that are past', [tbs('2026-01-01', '2027-01-01'), tbs('2027-02-01', null)], [], null],
    ['one that is over already', [tbs('2026-01-01', '2027-01-01')], [], '2027-01-01'],
  ])('%s', (_, titles, payers, from) => {
    expect(unpaidFrom(titles, payers, today)).toBe(from);
    expect(unpaidFrom(titles.toReversed(), payers.toReversed(), today)).toBe(from);
  });

  it('asks for somebody from thirteen weeks before the last day, and stays', () => {
    const near = (from: string | null) => unpaidIsNear(from, '2027-12-01');
    expect(['2028-03-03', '2028-03-02', '2027-12-01', '2020-01-01', null].map(near)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  const day = fc.integer({ min: 0, max: 400 }).map((count) => addLocalDays('2027-10-01', count));
  const title = fc.record({
    kind: fc.constantFrom<TitleCode>('tbsVoorwaarden', 'gvm', 'zorgmachtiging'),
    from: day,
    length: fc.option(fc.integer({ min: 1, max: 120 })),
  });
  const payer = fc.record({ payer: fc.constantFrom(...requestPayers), from: day });

  it('whatever is written down in whatever order: the day is one without the title, and writing down a payer from it ends it', () => {
    fc.assert(
      fc.property(fc.array(title, { maxLength: 6 }), fc.array(payer, { maxLength: 6 }), day, (asked, paying, now) => {
        const titles: (ReturnType<typeof tbs> & { id: string })[] = [];
        for (const { kind, from, length } of asked)
          try {
            const { closes, until } = placeTitle(titles, {
              from,
              until: length === null ? null : addLocalDays(from, length),
            });
            if (closes) closes.until = from;
            titles.push({ id: from, kind, from, until });
          } catch {
            // An overlap is refused.
          }
        const payers: ReturnType<typeof pays>[] = [];
        for (const one of paying) begin(payers, one);
        const from = unpaidFrom(titles, payers, now);
        if (from === null) return;
        expect(titles.some(({ until, kind }) => until === from && paysWithTitle(kind))).toBe(true);
        expect(titles.some((one) => paysWithTitle(one.kind) && holdsOn(one, from))).toBe(false);
        expect(payers.some((one) => !['wfz', 'unclear'].includes(one.payer) && holdsOn(one, from))).toBe(false);
        const wrote = begin(payers, { payer: 'zvw', from });
        if (wrote) expect(unpaidFrom(titles, payers, now)).not.toBe(from);
      }),
      { numRuns: 300 },
    );
  });
});

function begin(payers: ReturnType<typeof pays>[], { payer, from }: { payer: RequestPayer; from: string }): boolean {
  try {
    const { closes, until } = beginPeriod('payer', payers, from);
    if (closes) closes.until = from;
    payers.push(pays(payer, from, until));
    return true;
  } catch {
    return false;
  }
}
