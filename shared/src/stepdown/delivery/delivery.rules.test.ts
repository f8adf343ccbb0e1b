import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addLocalDays } from '../../kernel/time.js';
import { titleCodes } from '../../placement/legal-titles.terms.js';
import { afterTitleRules } from './after-title.data.js';
import { afterTitle, payerWarning } from './after-title.rules.js';
import {
  deliveryJudgementSchema,
  deliveryQuestionSchema,
  deliveryRulesSchema,
  type DeliveryQuestion,
} from './delivery.contract.js';
import { deliveryRules, type DatedRule } from './delivery.data.js';
import { judgeDelivery, ruleHolds, titleStateOn } from './delivery.rules.js';
import { sourceInfo } from './delivery.sources.js';
import { careLaws, careProfiles, deliveryAsks, deliveryForms, verdicts, type DeliveryForm } from './delivery.terms.js';
import { allDeliveryRules, judge } from './judge.rules.js';

const noTitle = { kind: 'voluntary', endsOn: null } as const;
const asked = (over: Partial<DeliveryQuestion> = {}): DeliveryQuestion => ({
  on: '2026-11-23',
  law: 'wlz',
  profile: 'vv5',
  treatment: false,
  clustered: false,
  title: noTitle,
  ...over,
});
const verdictsOf = (over: Partial<DeliveryQuestion>) => {
  const { forms } = judgeDelivery(asked(over));
  return deliveryForms.map((form) => forms[form].verdict);
};
const citing = (form: DeliveryForm, over: Partial<DeliveryQuestion>) =>
  judgeDelivery(asked(over)).forms[form].rules.map(({ id }) => id);

describe('which form of delivery may be had', () => {
  it.each<[what: string, over: Partial<DeliveryQuestion>, stay: string, vpt: string, mpt: string, pgb: string]>([
    ['an indication for stay gives the choice of four', {}, 'may', 'onlyIf', 'onlyIf', 'onlyIf'],
    ['no VPT below VV4', { profile: 'vvBelow4' }, 'unknown', 'mayNot', 'unknown', 'unknown'],
    ['VPT from VV4', { profile: 'vv4' }, 'may', 'onlyIf', 'onlyIf', 'onlyIf'],
    ['no PGB at 9b', { profile: 'vv9b' }, 'may', 'onlyIf', 'onlyIf', 'mayNot'],
    ['of other families no threshold is known', { profile: 'ggzW' }, 'may', 'unknown', 'onlyIf', 'onlyIf'],
    ['what 2028 brings nobody knows', { on: '2028-01-01' }, 'may', 'unknown', 'unknown', 'onlyIf'],
    ['the day before, one knows', { on: '2027-12-31' }, 'may', 'onlyIf', 'onlyIf', 'onlyIf'],
    ['the insurance knows no VPT', { law: 'zvw' }, 'onlyIf', 'mayNot', 'mayNot', 'unknown'],
    ['nor does the municipality', { law: 'wmo' }, 'mayNot', 'mayNot', 'mayNot', 'unknown'],
    ['no title, no Wfz', { law: 'wfz' }, 'mayNot', 'mayNot', 'mayNot', 'mayNot'],
    ['before the Wlz', { on: '2014-12-31' }, 'unknown', 'unknown', 'unknown', 'unknown'],
    ['its first day', { on: '2015-01-01' }, 'may', 'onlyIf', 'onlyIf', 'onlyIf'],
  ])('%s', (_, over, ...expected) => expect(verdictsOf(over)).toEqual(expected));

  it('the agreement on unclustered living counts from 1 January 2027, and is named as an agreement', () => {
    const on = (day: string, clustered: boolean | null) => citing('vpt', { on: day, clustered }).includes('home-2027');
    expect([on('2026-12-31', false), on('2027-01-01', false), on('2027-01-01', true)]).toEqual([false, true, false]);
    // Not said: it may count, so it is cited and not sure.
    const { forms } = judgeDelivery(asked({ on: '2027-01-01', clustered: null }));
    expect(forms.vpt.rules).toContainEqual({ id: 'home-2027', effect: 'onlyIf', sure: false });
    expect(deliveryRules.find(({ id }) => id === 'home-2027')?.nature).toBe('agreement');
    expect(deliveryRules.find(({ id }) => id === 'law-2028')?.nature).toBe('expectation');
  });

  it.each<[on: string, vpt: string, by: string]>([
    ['2017-07-31', 'unknown', 'wfz-vpt-before'],
    ['2017-08-01', 'onlyIf', 'wfz-vpt-first'],
    ['2019-12-31', 'onlyIf', 'wfz-vpt-first'],
    ['2020-01-01', 'onlyIf', 'wfz-vpt-second'],
    ['2022-12-31', 'onlyIf', 'wfz-vpt-second'],
    ['2023-01-01', 'unknown', 'wfz-vpt-now'],
  ])('under a forensic title VPT on %s is %s', (on, vpt, by) => {
    const question = { on, law: 'wfz', title: { kind: 'tbsVoorwaarden', endsOn: '2030-01-01' } } as const;
    expect(verdictsOf(question)).toEqual(['onlyIf', vpt, 'unknown', 'unknown']);
    expect(citing('vpt', question)).toContain(by);
  });

  it('the last day of a title counts, the day after it does not', () => {
    const title = { kind: 'tbsVoorwaarden', endsOn: '2028-02-29' } as const;
    expect(titleStateOn(title, '2028-02-29')).toBe('holds');
    expect(titleStateOn(title, '2028-03-01')).toBe('over');
    expect(verdictsOf({ on: '2028-03-01', law: 'wfz', title })).toEqual(Array(4).fill('mayNot'));
    expect(verdictsOf({ on: '2026-11-23', law: 'wlz', title })).toEqual(Array(4).fill('unknown'));
    expect(titleStateOn({ kind: 'tbsVoorwaarden', endsOn: null }, '2090-01-01')).toBe('holds');
    expect(titleStateOn({ kind: 'wfz23Wvggz', endsOn: null }, '2026-01-01')).toBe('civil');
  });

  it('names what the answer hangs on, and asks nothing that does not matter', () => {
    expect(judgeDelivery(asked()).asks).toEqual([]);
    expect(judgeDelivery(asked({ profile: null })).asks).toEqual(['profile']);
    expect(judgeDelivery(asked({ treatment: null, clustered: null })).asks).toEqual([]);
    expect(judgeDelivery(asked({ law: null, profile: null, title: null })).asks).toEqual(['law', 'profile', 'title']);
    expect(judgeDelivery(asked({ law: 'wmo', profile: null })).asks).toEqual([]);
  });
});

const day = fc.integer({ min: 0, max: 9_000 }).map((count) => addLocalDays('2012-01-01', count));
const boundary = fc.constantFrom(
  '2014-12-31',
  '2015-01-01',
  '2016-02-29',
  '2026-12-31',
  '2027-01-01',
  '2027-12-31',
  '2028-01-01',
  '2028-02-29',
);
const question: fc.Arbitrary<DeliveryQuestion> = fc.record({
  on: fc.oneof(day, boundary),
  law: fc.option(fc.constantFrom(...careLaws)),
  profile: fc.option(fc.constantFrom(...careProfiles)),
  treatment: fc.option(fc.boolean()),
  clustered: fc.option(fc.boolean()),
  title: fc.option(fc.record({ kind: fc.constantFrom(...titleCodes), endsOn: fc.option(fc.oneof(day, boundary)) })),
});

describe('whatever is asked', () => {
  it('every form has an answer, by at least one rule that holds on that day and has a source', () => {
    fc.assert(
      fc.property(question, day, (one, today) => {
        const answer = judge(one, today);
        deliveryJudgementSchema.parse(answer);
        for (const form of deliveryForms) {
          const { verdict, rules } = answer.forms[form];
          expect(verdicts).toContain(verdict);
          expect(rules.some(({ effect }) => effect !== 'says')).toBe(true);
          for (const { id } of rules) {
            const cited = answer.rules.find((rule) => rule.id === id);
            expect(cited && ruleHolds(cited, one.on) && sourceInfo[cited.source].title.length > 0).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a yes stays a yes however the rest turns out: what is not known never becomes "may"', () => {
    fc.assert(
      fc.property(question, question, (one, more) => {
        const known = judgeDelivery(one);
        const filled = { ...one };
        for (const ask of deliveryAsks) if (filled[ask] === null) Object.assign(filled, { [ask]: more[ask] });
        const later = judgeDelivery(filled);
        for (const form of deliveryForms)
          if (known.forms[form].verdict !== 'unknown')
            expect(later.forms[form].verdict).toBe(known.forms[form].verdict);
      }),
      { numRuns: 150 },
    );
  });

  it('a form is allowed only by a rule that surely allows it', () => {
    fc.assert(
      fc.property(question, (one) => {
        const { forms } = judgeDelivery(one);
        for (const form of deliveryForms) {
          const { verdict, rules } = forms[form];
          if (verdict === 'may') expect(rules.some(({ effect, sure }) => effect === 'may' && sure)).toBe(true);
          if (verdict === 'onlyIf') expect(rules.some(({ effect }) => effect === 'onlyIf')).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the rules as data', () => {
  const all = [...deliveryRules, ...afterTitleRules];
  it('each has a name of its own, words in two languages, a place in a source, and days in order', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { nl, en, place, source, from, until } of all) {
      expect([nl, en, place].every((text) => text.trim().length > 3)).toBe(true);
      expect(sourceInfo[source].title).not.toBe('');
      expect(from === null || until === null || from < until).toBe(true);
    }
  });
  it('each says how it was looked up; what another source confirmed names it, and what nobody confirmed is told as such', () => {
    for (const { id, check, checkedBy } of all as readonly DatedRule[])
      expect([id, checkedBy !== undefined]).toEqual([id, check === 'other']);
    expect(all.filter(({ check }) => check === 'unchecked').map(({ id }) => id)).toEqual(['zvw-stay', 'after-zvw']);
    const { rules } = judge(deliveryQuestionSchema.parse({ on: '2026-11-23', law: 'zvw' }), '2026-11-23');
    expect(rules.find(({ id }) => id === 'zvw-stay')).toMatchObject({ check: 'unchecked', checkedBy: null });
    expect(rules.find(({ id }) => id === 'other-pgb')).toMatchObject({ check: 'other', checkedBy: 'stb2016' });
  });
  it('are told whole, and a question may leave out what is not known', () => {
    expect(deliveryRulesSchema.parse(allDeliveryRules()).forms).toHaveLength(deliveryRules.length);
    expect(deliveryQuestionSchema.parse({ on: '2026-11-23' })).toMatchObject({ law: null, title: null });
    expect(deliveryQuestionSchema.safeParse({ on: '2026-02-29' }).success).toBe(false);
  });
});

describe('what pays after the title', () => {
  const stepsOf = (endsOn: string | null, today: string) =>
    afterTitle({ kind: 'tbsVoorwaarden', endsOn }, today).next.flatMap(({ payer, steps }) =>
      steps.map(({ rule, askBy, isLate }) => [payer, rule, askBy, isLate]),
    );

  it('names three laws, what to ask of each, and by when', () => {
    expect(afterTitle({ kind: 'tbsVoorwaarden', endsOn: '2028-02-29' }, '2028-01-05')).toMatchObject({
      title: 'holds',
      firstDay: '2028-03-01',
    });
    expect(stepsOf('2028-02-29', '2028-01-05')).toEqual([
      ['zvw', 'after-zvw-insurance', '2028-03-01', false],
      ['wlz', 'after-wlz-ciz', '2028-01-19', false],
      ['wmo', 'after-wmo-report', '2028-01-05', false],
      ['wmo', 'after-wmo-apply', '2028-02-16', false],
    ]);
    expect(stepsOf('2028-02-29', '2028-01-06')[2]).toEqual(['wmo', 'after-wmo-report', '2028-01-05', true]);
  });

  it('counts calendar weeks, also where a night has 23 or 25 hours', () => {
    expect(stepsOf('2027-04-11', '2027-01-01')[1]).toEqual(['wlz', 'after-wlz-ciz', '2027-03-01', false]);
    expect(stepsOf('2026-11-01', '2026-01-01')[2]).toEqual(['wmo', 'after-wmo-report', '2026-09-07', false]);
  });

  it('without an end one knows what to ask and not by when; without a title nothing ends', () => {
    expect(stepsOf(null, '2026-11-23').map(([, , by]) => by)).toEqual([null, null, null, null]);
    expect(afterTitle(noTitle, '2026-11-23')).toEqual({
      title: 'none',
      firstDay: null,
      because: 'after-no-title',
      next: [],
    });
    expect(afterTitle(null, '2026-11-23').because).toBe('after-not-told');
    expect(afterTitle({ kind: 'wfz23Wzd', endsOn: null }, '2026-11-23').because).toBe('after-civil');
  });

  it('is told 13 and 6 weeks before the last day, and not after it', () => {
    const at = (days: number) => payerWarning(addLocalDays('2026-11-23', days), '2026-11-23');
    expect([92, 91, 43, 42, 0, -1].map(at)).toEqual([null, 91, 91, 42, 42, null]);
  });
});
