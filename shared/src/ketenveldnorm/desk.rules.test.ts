import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addLocalDays } from '../kernel/time.js';
import { deskReasons } from './desk.terms.js';
import { asksSoon, deskOf, spanOf, type DeskCard } from './desk.rules.js';

const today = '2026-11-23';
const day = { today, me: 'me' };
const on = (days: number) => addLocalDays(today, days);

/** Followed, with nothing that asks for anybody within two weeks. */
const quiet: DeskCard = {
  reference: 'LL-AAAA-0001',
  phase: 'following',
  tableOn: '2026-01-12',
  nextContactOn: on(20),
  titleEndsOn: null,
  unpaidFrom: null,
  titlePlanned: false,
  goalsStalled: 0,
  regularEnd: '2028-01-12',
  endProposed: null,
  handoverTo: null,
};
const read = (more: Partial<DeskCard>) => {
  const [line] = deskOf([{ ...quiet, ...more }], day);
  if (!line) throw new Error('no line');
  return { ...line, span: spanOf(line, day) };
};
const why = (more: Partial<DeskCard>) => {
  const { reasons, dueOn, span } = read(more);
  return [reasons.join(' '), dueOn, span];
};
const given = { ground: 'death', on: today } as const;
const to = (ownerId: string, dueOn: string) => ({ id: 'h', ownerId, regionId: 'r', dueOn });

describe('the caseload desk', () => {
  it('says nothing of somebody who needs nobody, but when the next contact is', () => {
    expect(why({})).toEqual(['', on(20), 'later']);
    expect(asksSoon(read({}), today)).toBe(false);
    expect(asksSoon(read({ nextContactOn: on(14) }), today)).toBe(true);
  });

  it.each([
    ['a title that ends in two weeks without a plan', { titleEndsOn: on(14) }, ['titleLapsing', on(14), 'today']],
    ['a title that has lapsed', { titleEndsOn: on(-3) }, ['titleLapsing', on(-3), 'today']],
    ['a title that ends in fifteen days', { titleEndsOn: on(15) }, ['titleEnding', on(15), 'later']],
    ['a title that ends in eight weeks', { titleEndsOn: on(56) }, ['titleEnding', on(56), 'later']],
    ['a title that ends later than that', { titleEndsOn: on(57) }, ['', on(20), 'later']],
    ['a title with a plan', { titleEndsOn: on(2), titlePlanned: true }, ['', on(20), 'later']],
    ['nobody to pay in thirteen weeks and a day', { unpaidFrom: on(92) }, ['payerAfterTitle', on(92), 'later']],
    ['nobody to pay later than that', { unpaidFrom: on(93) }, ['', on(20), 'later']],
    ['nobody to pay this week', { unpaidFrom: on(6) }, ['payerAfterTitle', on(6), 'week']],
    ['nobody who pays any more', { unpaidFrom: on(-40) }, ['payerAfterTitle', on(-40), 'today']],
    ['a contact that was yesterday', { nextContactOn: on(-1) }, ['contactOverdue', on(-1), 'today']],
    ['a contact of today', { nextContactOn: today }, ['contactToday', today, 'today']],
    ['a contact in six days', { nextContactOn: on(6) }, ['', on(6), 'week']],
    ['a contact in seven days', { nextContactOn: on(7) }, ['', on(7), 'later']],
    ['a handover that is for me', { handoverTo: to('me', on(9)) }, ['handoverWaiting', on(9), 'today']],
    ['a handover I wait for', { handoverTo: to('you', on(9)) }, ['handoverWaiting', on(9), 'later']],
    ['a handover whose day has come', { handoverTo: to('you', today) }, ['handoverWaiting', today, 'today']],
    ['an end that somebody else proposed', { endProposed: { ...given, byId: 'you' } }, ['endToAnswer', null, 'today']],
    ['an end that I proposed myself', { endProposed: { ...given, byId: 'me' } }, ['', on(20), 'later']],
    ['two years that are over', { regularEnd: on(-1) }, ['evaluationDue', on(-1), 'today']],
    ['two years that end in eight weeks', { regularEnd: on(56) }, ['evaluationDue', on(56), 'later']],
    ['a goal that stands still', { goalsStalled: 1 }, ['goalsStalled', null, 'week']],
    [
      'a goal that stands still, and a far title',
      { goalsStalled: 1, titleEndsOn: on(40) },
      ['titleEnding goalsStalled', on(40), 'week'],
    ],
    [
      'a far title, and a contact tomorrow',
      { titleEndsOn: on(40), nextContactOn: on(1) },
      ['titleEnding', on(40), 'week'],
    ],
    [
      'somebody reported',
      { phase: 'reported', tableOn: null, nextContactOn: null, regularEnd: null },
      ['toTriage', null, 'week'],
    ],
    [
      'a table of today',
      { phase: 'triaged', tableOn: today, nextContactOn: null, regularEnd: null },
      ['toDecide', today, 'today'],
    ],
    [
      'a table in a month',
      { phase: 'triaged', tableOn: on(30), nextContactOn: null, regularEnd: null },
      ['toDecide', on(30), 'later'],
    ],
    [
      'somebody whose following ended',
      { phase: 'ended', nextContactOn: null, titleEndsOn: on(-9) },
      ['', null, 'later'],
    ],
  ] as [string, Partial<DeskCard>, unknown[]][])('%s', (_, more, expected) => {
    expect(why(more)).toEqual(expected);
  });

  it('the most pressing stands first: by reason, then by its day, then by reference', () => {
    const cards: DeskCard[] = [
      { ...quiet, reference: 'quiet' },
      { ...quiet, reference: 'goal', goalsStalled: 2 },
      { ...quiet, reference: 'late by one', nextContactOn: on(-1) },
      { ...quiet, reference: 'late by nine B', nextContactOn: on(-9) },
      { ...quiet, reference: 'late by nine A', nextContactOn: on(-9) },
      { ...quiet, reference: 'title', titleEndsOn: on(9), nextContactOn: on(-9) },
      { ...quiet, reference: 'handed', handoverTo: to('me', on(5)) },
    ];
    expect(deskOf(cards, day).map(({ trajectory }) => trajectory.reference)).toEqual([
      'title',
      'late by nine A',
      'late by nine B',
      'late by one',
      'handed',
      'goal',
      'quiet',
    ]);
  });

  it('whatever the cards: nobody is lost, the order is the same from any beginning, and what cannot wait is for today', () => {
    const near = fc.integer({ min: -60, max: 90 }).map(on);
    const card = fc.record({
      reference: fc.uuid(),
      phase: fc.constantFrom('reported', 'triaged', 'following'),
      tableOn: fc.option(near),
      nextContactOn: fc.option(near),
      titleEndsOn: fc.option(near),
      unpaidFrom: fc.option(near),
      titlePlanned: fc.boolean(),
      goalsStalled: fc.nat(2),
      regularEnd: fc.option(near),
      endProposed: fc.option(fc.constantFrom('me', 'you').map((byId) => ({ ...given, byId }))),
      handoverTo: fc.option(fc.tuple(fc.constantFrom('me', 'you'), near).map(([id, dueOn]) => to(id, dueOn))),
    }) as fc.Arbitrary<DeskCard>;
    fc.assert(
      fc.property(fc.uniqueArray(card, { selector: ({ reference }) => reference, maxLength: 30 }), (cards) => {
        const lines = deskOf(cards, day);
        expect(lines).toHaveLength(cards.length);
        expect(deskOf(cards.toReversed(), day)).toEqual(lines);
        const first = lines.map(({ reasons: [one] }) => (one ? deskReasons.indexOf(one) : deskReasons.length));
        expect(first).toEqual(first.toSorted((one, other) => one - other));
        for (const line of lines) if (line.reasons.includes('contactOverdue')) expect(spanOf(line, day)).toBe('today');
      }),
    );
  });
});
