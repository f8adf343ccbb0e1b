import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addLocalDays } from '../kernel/time.js';
import { latestContact, regularEnd } from './following.rules.js';
import { criteria, criterionAnswers, openPhases, phases, type Phase } from './ketenveldnorm.terms.js';
import {
  checklistFaults,
  contactFaults,
  dayFaults,
  ensureMayEvaluate,
  firstContactFaults,
  nextTerm,
  phaseAfter,
  road,
  unmetCriteria,
  type Move,
} from './road.rules.js';
import type { Checklist } from './road.contract.js';

const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addLocalDays('2020-01-01', count));
const moves = Object.values(road).flatMap((from) => Object.keys(from)) as Move[];
const checklists = fc.record(
  Object.fromEntries(
    criteria.map((one) => [
      one,
      fc.record({
        answer: fc.constantFrom(...criterionAnswers),
        words: fc.option(fc.constantFrom('', 'Omdat het zo is.')),
      }),
    ]),
  ),
) as unknown as fc.Arbitrary<Checklist>;
const codesOf = (faults: { pointer: string; code: string }[]) => faults.map(({ pointer, code }) => [pointer, code]);

describe('the road', () => {
  it('from whatever is done in whatever order, following begins only after the table and nothing comes after an end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 30 }), (tried) => {
        let phase: Phase = 'reported';
        const seen: Phase[] = [phase];
        for (const move of tried) {
          try {
            phase = phaseAfter(phase, move);
            seen.push(phase);
          } catch (error) {
            expect(error).toMatchObject({ code: 'trajectory.not_now' });
          }
        }
        if (seen.includes('following')) expect(seen.slice(0, 3)).toEqual(['reported', 'triaged', 'following']);
        const closed = seen.findIndex((one) => !(openPhases as readonly Phase[]).includes(one));
        expect(closed === -1 || closed === seen.length - 1).toBe(true);
      }),
    );
  });

  it('says in each phase what comes first', () => {
    for (const phase of phases) {
      const other = moves.find((move) => !(move in road[phase]));
      expect(other).toBeDefined();
      if (other) expect(() => phaseAfter(phase, other)).toThrow(/\.$/);
    }
  });
});

describe('the checklist', () => {
  it('goes to the table with all criteria met and not otherwise, and names each that is not', () => {
    fc.assert(
      fc.property(checklists, (checklist) => {
        const faults = checklistFaults('table', checklist);
        expect(faults.length === 0).toBe(criteria.every((one) => checklist[one].answer === 'met'));
        const named = faults.filter(({ code }) => code === 'trajectory.criterion').map(({ pointer }) => pointer);
        expect(named).toEqual(unmetCriteria(checklist).map((one) => `/checklist/${one}/answer`));
      }),
    );
  });

  it('a no or a doubt has its reason, also when it is declined', () => {
    const met = Object.fromEntries(criteria.map((one) => [one, { answer: 'met', words: null }])) as Checklist;
    const doubt: Checklist = { ...met, danger: { answer: 'unclear', words: null } };
    expect(checklistFaults('table', met)).toEqual([]);
    expect(codesOf(checklistFaults('declined', doubt))).toEqual([
      ['/checklist/danger/words', 'trajectory.reason_missing'],
    ]);
    expect(checklistFaults('declined', { ...doubt, danger: { answer: 'unclear', words: 'Onbekend.' } })).toEqual([]);
  });
});

describe('the two-year promise', () => {
  it('two calendar years, on the same date; 29 February ends on the last of the month', () => {
    expect(regularEnd('2026-11-22')).toBe('2028-11-22');
    expect(regularEnd('2024-02-29')).toBe('2026-02-28');
    expect(regularEnd('2024-02-29', 2)).toBe('2028-02-29');
    expect(regularEnd('2026-03-29')).toBe('2028-03-29');
  });

  it('no evaluation ends it before, whatever the day of inclusion', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 5 }), (includedOn, term) => {
        const end = regularEnd(includedOn, term);
        expect(end >= addLocalDays(includedOn, 730 * term)).toBe(true);
        expect(() => ensureMayEvaluate(addLocalDays(end, -1), end)).toThrow(end);
        ensureMayEvaluate(end, end);
      }),
    );
  });

  it('going on gives a term that ends after the evaluation, counted from inclusion, and the first such', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 4 }), fc.nat({ max: 2_500 }), (includedOn, term, late) => {
        const on = addLocalDays(regularEnd(includedOn, term), late);
        const next = nextTerm(includedOn, term, on);
        expect(next.term).toBeGreaterThan(term);
        expect(next.regularEnd).toBe(regularEnd(includedOn, next.term));
        expect(next.regularEnd > on).toBe(true);
        expect(next.term === term + 1 || regularEnd(includedOn, next.term - 1) <= on).toBe(true);
      }),
    );
  });
});

describe('days', () => {
  it('what was decided was decided between the report and today', () => {
    const within = { from: '2026-02-28', today: '2026-03-29' };
    expect(dayFaults('/on', '2026-02-28', within)).toEqual([]);
    expect(dayFaults('/on', '2026-03-29', within)).toEqual([]);
    expect(codesOf(dayFaults('/on', '2026-02-27', within))).toEqual([['/on', 'trajectory.before']]);
    expect(codesOf(dayFaults('/on', '2026-03-30', within))).toEqual([['/on', 'trajectory.future']]);
  });

  it('a next contact that is taken is never later than the plan allows, nor in the past', () => {
    const rhythms = fc.record({
      includedOn: days,
      lastContactOn: fc.option(days),
      intervalDays: fc.integer({ min: 1, max: 92 }),
    });
    fc.assert(
      fc.property(rhythms, days, days, (rhythm, next, today) => {
        const latest = latestContact(rhythm.lastContactOn, rhythm.includedOn, rhythm.intervalDays);
        if (contactFaults(next, rhythm, today).length === 0) expect(next >= today && next <= latest).toBe(true);
        if (firstContactFaults(next, rhythm).length === 0)
          expect(next >= rhythm.includedOn && next <= addLocalDays(rhythm.includedOn, rhythm.intervalDays)).toBe(true);
      }),
    );
    const rhythm = { includedOn: '2026-01-01', lastContactOn: '2026-02-15', intervalDays: 14 };
    expect(contactFaults('2026-03-01', rhythm, '2026-02-20')).toEqual([]);
    expect(codesOf(contactFaults('2026-03-02', rhythm, '2026-02-20'))).toEqual([
      ['/nextContactOn', 'trajectory.contact_late'],
    ]);
    expect(codesOf(contactFaults('2026-02-19', rhythm, '2026-02-20'))).toEqual([
      ['/nextContactOn', 'trajectory.contact_past'],
    ]);
    expect(codesOf(contactFaults('2026-03-20', rhythm, '2026-03-15'))).toEqual([
      ['/nextContactOn', 'trajectory.contact_first'],
    ]);
  });
});
