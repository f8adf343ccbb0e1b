import { describe, expect, it } from '@jest/globals';
import { RuleError } from '../../kernel/rule-error.js';
import type { VptLine } from './vpt-month.contract.js';
import { lastVptMonth, readVptMonth } from './vpt-month.rules.js';
import { moveMonths, monthsFrom } from './month.rules.js';
import { monthsAsked, newestWhole, toldAsIs, toldOutside, vptRegistered } from './vpt-monitor.rules.js';
import { formInLists, vptForms } from './vpt.terms.js';

const line = (more: Partial<VptLine> = {}): VptLine => ({
  form: 'clustered',
  profile: 'vv5',
  clients: 0,
  inflow: 0,
  died: 0,
  stay: 0,
  homeWithoutVpt: 0,
  other: 0,
  ...more,
});
const at = new Date('2026-11-22T12:00:00Z');
const read = (lines: VptLine[], previous: VptLine[] | null, more: object = {}, month = '2026-10') =>
  readVptMonth({ lines, ...more }, { month, previous, at });
const refusal = (act: () => unknown): RuleError => {
  try {
    act();
  } catch (error) {
    return error as RuleError;
  }
  throw new Error('it was taken');
};

describe('a month of VPTs', () => {
  it('is one that is over by the Dutch calendar, also in the hour that UTC is still on the day before', () => {
    expect(lastVptMonth(new Date('2026-11-30T22:59:59Z'))).toBe('2026-10');
    expect(lastVptMonth(new Date('2026-11-30T23:00:00Z'))).toBe('2026-11');
    expect(refusal(() => read([], null, {}, '2026-11')).code).toBe('vpt.month_not_over');
    expect(refusal(() => read([], null, {}, '2014-12')).code).toBe('vpt.month_too_early');
  });

  it('follows from the month before: who was there, and who came, without who left', () => {
    const before = [line({ clients: 12 })];
    expect(read([line({ clients: 13, inflow: 3, died: 1, stay: 1 })], before).difference).toBeNull();
    expect(
      read([line({ clients: 13, inflow: 3, died: 1, stay: 1 })], before, { difference: 'movedForm' }).difference,
    ).toBe(null);
    expect(read([line({ clients: 40 })], null).lines).toHaveLength(1);
  });

  it('is asked about where it does not follow, each line at once, and taken with a reason', () => {
    const before = [line({ clients: 12 }), line({ profile: 'vv4', clients: 2 })];
    const lines = [line({ clients: 15, inflow: 2 })];
    const asked = refusal(() => read(lines, before));
    expect(asked.code).toBe('vpt.difference');
    expect(asked.faults.map(({ pointer, detail }) => [pointer, detail])).toEqual([
      ['/lines/0/clients', '12 + 2 − 0 is 14, and it says 15.'],
      ['/lines', '2 + 0 − 0 is 2, and it says 0.'],
    ]);
    expect(read(lines, before, { difference: 'otherProfile' }).difference).toBe('otherProfile');
  });

  it('names each form and profile once, in counts from nought', () => {
    expect(refusal(() => read([line(), line()], null)).faults[0]).toMatchObject({
      pointer: '/lines/1',
      code: 'vpt.line_twice',
    });
    expect(refusal(() => read([line({ clients: -1 }), line({ inflow: 1.5 })], null)).faults).toHaveLength(2);
  });

  it('goes over the end of a year', () => {
    expect(moveMonths('2026-01', -1)).toBe('2025-12');
    expect(moveMonths('2026-12', 1)).toBe('2027-01');
    expect(monthsFrom('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsAsked({}, '2026-10')).toHaveLength(60);
    expect(monthsAsked({ to: '2030-01', from: '2026-09' }, '2026-10')).toEqual(['2026-09', '2026-10']);
    expect(monthsAsked({ to: '2015-03' }, '2026-10')).toEqual(['2015-01', '2015-02', '2015-03']);
  });

  it('has five forms, into which every form of both lists goes', () => {
    const lists = vptForms.map((form) => formInLists[form]);
    expect(lists.filter(({ actiz }) => actiz).length).toBe(4);
    expect(lists.filter(({ types }) => types).length).toBe(4);
  });
});

describe('months of every provider together', () => {
  const sums = [
    { ...line({ clients: 42, inflow: 7, died: 3 }), month: '2026-09' },
    { ...line({ clients: 3, form: 'linked', profile: 'forensic', inflow: 3 }), month: '2026-09' },
    { ...line({ clients: 44, inflow: 4, stay: 2 }), month: '2026-10' },
  ];
  const providers = new Map([
    ['2026-09', 4],
    ['2026-10', 3],
  ]);
  const months = monthsFrom('2026-08', '2026-10');

  it('are summed by month and by year, and a month of which nobody said anything is not nought', () => {
    const told = vptRegistered(months, { sums, providers }, toldAsIs);
    expect(told.months.map(({ month, clients, forensic }) => [month, clients, forensic])).toEqual([
      ['2026-09', 45, 3],
      ['2026-10', 44, 0],
    ]);
    expect(told.years).toEqual([
      { year: '2026', months: 2, inflow: 14, died: 3, stay: 2, homeWithoutVpt: 0, other: 0 },
    ]);
  });

  it('are looked at in the newest that is not still coming in', () => {
    const told = vptRegistered(months, { sums, providers }, toldAsIs).months;
    expect(newestWhole(told)?.month).toBe('2026-09');
    expect(newestWhole(told.slice(1))?.month).toBe('2026-10');
    expect(newestWhole([])).toBeUndefined();
  });

  it('PRIV-08: outside the chain are rounded, and hide small numbers', () => {
    const [september] = vptRegistered(months, { sums, providers }, toldOutside).months;
    expect(september).toMatchObject({ clients: 45, forensic: null, inflow: 10, died: null, stay: 0 });
    expect(september?.byForm.find(({ form }) => form === 'linked')?.count).toBeNull();
  });
});
