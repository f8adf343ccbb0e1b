import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RuleError } from '../kernel/rule-error.js';
import {
  advanceFrom,
  careDays,
  claimFaults,
  daysUntilAdvance,
  ensureDue,
  windowOn,
  type Claim,
} from './dossier.rules.js';
import {
  advanced,
  assigned,
  balancesOf,
  claimed,
  corrected,
  outAtVws,
  owedToProvider,
  receivableOf,
  settled,
  stateOf,
  sumOf,
  withdrawn,
  writtenOff,
  type Entry,
} from './ledger.rules.js';
import type { BookingKind } from './safetynet.terms.js';
import { publishedUse, useOf } from './use.rules.js';

const thrown = (act: () => unknown): string => {
  try {
    act();
    return 'nothing';
  } catch (error) {
    return error instanceof RuleError ? error.code : String(error);
  }
};

describe('the clock of the safety net', () => {
  it.each([
    ['an ordinary month', '2026-11-02', '2026-11-30'],
    ['the end of summer time', '2026-10-12', '2026-11-09'],
    ['the beginning of summer time', '2026-03-16', '2026-04-13'],
    ['a leap day', '2028-02-10', '2028-03-09'],
    ['no leap day', '2027-02-10', '2027-03-10'],
    ['a leap day itself', '2028-02-29', '2028-03-28'],
    ['the turn of the year', '2026-12-10', '2027-01-07'],
  ])('lets VWS advance after 28 calendar days, over %s', (_, claimedOn, from) => {
    expect(advanceFrom(claimedOn)).toBe(from);
    expect(daysUntilAdvance(from, claimedOn)).toBe(28);
  });

  it('says how many days are left, and lets nobody be too early by one', () => {
    expect(daysUntilAdvance('2026-11-30', '2026-11-21')).toBe(9);
    expect(daysUntilAdvance('2026-11-30', '2026-12-05')).toBe(0);
    expect(thrown(() => ensureDue('2026-11-30', '2026-11-29'))).toBe('vangnet.too_early');
    expect(thrown(() => ensureDue('2026-11-30', '2026-11-30'))).toBe('nothing');
  });

  it('counts care days as calendar days, also when the clock changes', () => {
    expect(careDays('2026-03-28', '2026-03-31')).toBe(3);
    expect(careDays('2026-10-24', '2026-10-27')).toBe(3);
    expect(careDays('2028-02-28', '2028-03-01')).toBe(2);
  });
});

describe('a claim', () => {
  const sound: Claim = {
    fromOn: '2026-10-01',
    untilOn: '2026-10-11',
    dayCents: 45_000,
    totalCents: 450_000,
    lines: [{ cents: 40_000 }, { cents: 5_000 }],
    trajectoryReference: null,
    pseudonym: 'A12',
  };
  const faults = (change: Partial<Claim>) => claimFaults({ ...sound, ...change }).map(({ code }) => code);

  it('that adds up has no fault', () => expect(faults({})).toEqual([]));
  it('is told everything that does not add up at once', () => {
    expect(faults({ dayCents: 44_999, pseudonym: null })).toEqual(['vangnet.lines', 'vangnet.total', 'vangnet.whose']);
    expect(faults({ untilOn: '2026-10-01' })).toEqual(['vangnet.period']);
    expect(faults({ untilOn: '2027-10-03', totalCents: 45_000 * 367 })).toEqual(['vangnet.long']);
  });

  it('is refused outside a window, which is named, and accepted on its last day', () => {
    const letter = { id: 'a', fromOn: '2020-11-06', untilOn: '2021-03-31' };
    expect(windowOn([letter], '2021-03-31')).toBe(letter);
    expect(() => windowOn([letter], '2021-04-01')).toThrow('up to and including 2021-03-31');
    expect(() => windowOn([letter], '2020-11-05')).toThrow('from 2020-11-06');
    expect(() => windowOn([], '2021-04-01')).toThrow('never been open');
  });
});

describe('the ledger', () => {
  const total = 1_234_567;
  const after = (...bookings: ((all: Entry[]) => Entry[])[]) => {
    const all = claimed(total);
    for (const book of bookings) all.push(...book(all));
    return all;
  };
  const upon = (rule: (balances: ReturnType<typeof balancesOf>) => Entry[]) => (all: Entry[]) => rule(balancesOf(all));

  it('pays the provider and lets VWS wait instead, then gives it back to the cent, in parts', () => {
    const advancedOnce = after(upon(advanced));
    expect(outAtVws(balancesOf(advancedOnce))).toBe(total);
    expect(owedToProvider(balancesOf(advancedOnce))).toBe(0);
    const all = after(
      upon(advanced),
      upon((now) => assigned(now, 0, 1_000_000)),
      upon((now) => assigned(now, 1, 234_567)),
      upon((now) => settled(now, 0, 999_999)),
      upon((now) => settled(now, 1, 234_567)),
    );
    expect([outAtVws(balancesOf(all)), stateOf(balancesOf(all))]).toEqual([1, 'advanced']);
    const done = [...all, ...settled(balancesOf(all), 0, 1)];
    expect([receivableOf(balancesOf(done)), stateOf(balancesOf(done))]).toEqual([0, 'settled']);
  });

  it('takes no more than is owed, advances nothing twice, and writes off only what VWS bears', () => {
    expect(thrown(() => after(upon((now) => settled(now, 0, 1))))).toBe('vangnet.too_much');
    expect(thrown(() => after(upon((now) => assigned(now, 0, total + 1))))).toBe('vangnet.too_much');
    expect(thrown(() => after(upon(advanced), upon(advanced)))).toBe('vangnet.nothing_to_advance');
    expect(thrown(() => after(upon((now) => writtenOff(now, null, 1))))).toBe('vangnet.too_much');
    expect(
      thrown(() =>
        after(
          upon(advanced),
          upon((now) => withdrawn(now, total)),
        ),
      ),
    ).toBe('vangnet.begun');
  });

  it('takes a booking back with its opposite, but not one that another stands on', () => {
    const all = after(
      upon(advanced),
      upon((now) => assigned(now, 0, 100)),
      upon((now) => settled(now, 0, 100)),
    );
    expect(thrown(() => corrected('assigned', assigned(balancesOf(claimed(total)), 0, 100), all))).toBe(
      'vangnet.built_upon',
    );
    expect(thrown(() => corrected('claimed', claimed(total), all))).toBe('vangnet.not_correctable');
  });

  type Act = {
    kind: 'advance' | 'assign' | 'settle' | 'writeOff' | 'correct';
    payer: number;
    cents: number;
    which: number;
  };
  const acts = fc.array(
    fc.record<Act>({
      kind: fc.constantFrom('advance', 'assign', 'settle', 'writeOff', 'correct'),
      payer: fc.integer({ min: 0, max: 2 }),
      cents: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 3_000_000 })),
      which: fc.nat(20),
    }),
    { maxLength: 40 },
  );

  it('balances after each of any acts, and loses no cent', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 2_000_000 }), (sequence, claim) => {
        const booked: { kind: BookingKind; entries: Entry[]; taken: boolean }[] = [
          { kind: 'claimed', entries: claimed(claim), taken: false },
        ];
        for (const act of sequence) {
          const all = booked.flatMap(({ entries }) => entries);
          const now = balancesOf(all);
          try {
            const target = booked[act.which % booked.length];
            if (act.kind === 'advance') booked.push({ kind: 'advanced', entries: advanced(now), taken: false });
            if (act.kind === 'assign')
              booked.push({ kind: 'assigned', entries: assigned(now, act.payer, act.cents), taken: false });
            if (act.kind === 'settle')
              booked.push({ kind: 'settled', entries: settled(now, act.payer, act.cents), taken: false });
            if (act.kind === 'writeOff')
              booked.push({
                kind: 'writtenOff',
                entries: writtenOff(now, act.cents % 2 ? null : act.payer, act.cents),
                taken: false,
              });
            if (act.kind === 'correct' && target && !target.taken) {
              booked.push({ kind: 'corrected', entries: corrected(target.kind, target.entries, all), taken: true });
              target.taken = true;
            }
          } catch (error) {
            if (!(error instanceof RuleError)) throw error;
          }
          const entries = booked.flatMap((one) => one.entries);
          const balances = balancesOf(entries);
          expect(booked.map((one) => sumOf(one.entries)).filter((sum) => sum !== 0)).toEqual([]);
          expect(booked.filter((one) => one.entries.length < 2)).toEqual([]);
          // What was claimed is paid, still owed, or written off: nothing else becomes of a cent.
          expect(receivableOf(balances)).toBe(owedToProvider(balances) + outAtVws(balances));
          expect(
            [owedToProvider(balances), outAtVws(balances), receivableOf(balances)].every(
              (cents) => cents >= 0 && cents <= claim,
            ),
          ).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the register of use', () => {
  const fact = {
    windowId: 'w',
    claimedOn: '2026-01-01',
    claimedCents: 100,
    advancedCents: 0,
    settledCents: 0,
    writtenOffCents: 0,
    settledOn: null,
  };

  it('says that it was not used once, as the letter did', () => {
    expect(useOf([])).toMatchObject({ claims: 0, advances: 0, medianDays: null });
    expect(publishedUse(useOf([]))).toMatchObject({ claims: 0, advances: 0, claimedCents: 0 });
  });

  it('counts, adds up and takes the median of what was settled', () => {
    const facts = [
      fact,
      { ...fact, advancedCents: 100, settledCents: 90, writtenOffCents: 10, settledOn: '2026-02-10' },
      { ...fact, settledOn: '2026-01-21' },
    ];
    expect(useOf(facts)).toEqual({
      claims: 3,
      advances: 1,
      claimedCents: 300,
      advancedCents: 100,
      settledCents: 90,
      writtenOffCents: 10,
      medianDays: 30,
    });
  });

  it('PRIV-08: tells whoever handles no dossiers no small number and no amount', () => {
    expect(publishedUse(useOf([fact, fact]))).toMatchObject({ claims: null, advances: 0, claimedCents: null });
    expect(publishedUse(useOf(Array.from({ length: 13 }, () => fact)))).toMatchObject({
      claims: 15,
      claimedCents: null,
    });
  });
});
