import { titleInfo } from '../../placement/legal-titles.terms.js';
import { deliveryRules, type DatedRule, type DeliveryRule } from './delivery.data.js';
import {
  careLaws,
  careProfiles,
  deliveryAsks,
  deliveryForms,
  titleStates,
  verdicts,
  type CareLaw,
  type CareProfile,
  type DeliveryAsk,
  type DeliveryForm,
  type Effect,
  type TitleState,
  type Verdict,
} from './delivery.terms.js';
import type { DeliveryQuestion } from './delivery.contract.js';

export const ruleHolds = ({ from, until }: Pick<DatedRule, 'from' | 'until'>, on: string): boolean =>
  (from === null || from <= on) && (until === null || on < until);

/** How a title stands on a day; its last day counts. A forensic title without an end holds. Null: not known whether there is one. */
export function titleStateOn(title: DeliveryQuestion['title'], on: string): TitleState | null {
  if (title === null) return null;
  const { group } = titleInfo[title.kind];
  if (group === 'wfz23') return 'civil';
  if (group !== 'forensic') return 'none';
  return title.endsOn !== null && title.endsOn < on ? 'over' : 'holds';
}

/** All that a rule may ask for, said. */
interface Facts {
  law: CareLaw;
  profile: CareProfile;
  treatment: boolean;
  clustered: boolean;
  title: TitleState;
}

const values = {
  law: careLaws,
  profile: careProfiles,
  treatment: [true, false],
  clustered: [true, false],
  title: titleStates,
} as const satisfies { [K in DeliveryAsk]: readonly Facts[K][] };

const fits = ({ when }: DeliveryRule, facts: Facts): boolean =>
  (when.law?.includes(facts.law) ?? true) &&
  (when.profile?.includes(facts.profile) ?? true) &&
  (when.treatment ?? facts.treatment) === facts.treatment &&
  (when.clustered ?? facts.clustered) === facts.clustered &&
  (when.title?.includes(facts.title) ?? true);

/** The strictest rule decides: a no before not knowing, not knowing before a condition. Where none speaks it is unknown. */
function strictest(found: readonly Effect[]): Verdict {
  const decides = found.filter((effect): effect is Verdict => effect !== 'says');
  return (
    decides.reduce<Verdict | null>(
      (worst, one) => (worst === null || verdicts.indexOf(one) > verdicts.indexOf(worst) ? one : worst),
      null,
    ) ?? 'unknown'
  );
}

interface Possible {
  facts: Facts;
  rules: ReadonlySet<DeliveryRule>;
  verdicts: Record<DeliveryForm, Verdict>;
}

/** One answer for each way in which what was not said may turn out. */
function possibilities(question: DeliveryQuestion, rules: readonly DeliveryRule[]): Possible[] {
  const said: { [K in DeliveryAsk]: Facts[K] | null } = {
    law: question.law,
    profile: question.profile,
    treatment: question.treatment,
    clustered: question.clustered,
    title: titleStateOn(question.title, question.on),
  };
  const holding = rules.filter((rule) => ruleHolds(rule, question.on));
  let every: Partial<Facts>[] = [{}];
  for (const ask of deliveryAsks) {
    const known = said[ask];
    const may = known === null ? values[ask] : [known];
    every = every.flatMap((facts) => may.map((value) => ({ ...facts, [ask]: value })));
  }
  return (every as Facts[]).map((facts) => {
    const fitting = holding.filter((rule) => fits(rule, facts));
    const verdict = (form: DeliveryForm) => strictest(fitting.flatMap(({ forms }) => forms[form] ?? []));
    return {
      facts,
      rules: new Set(fitting),
      verdicts: { stay: verdict('stay'), vpt: verdict('vpt'), mpt: verdict('mpt'), pgb: verdict('pgb') },
    };
  });
}

export interface JudgedForm {
  verdict: Verdict;
  rules: { id: string; effect: Effect; sure: boolean }[];
}
export interface Judged {
  forms: Record<DeliveryForm, JudgedForm>;
  asks: DeliveryAsk[];
  cited: DeliveryRule[];
}

/**
 * Which form of delivery may be had on a day, and by which rules. What was not said is tried in every way: where all of them agree that is the answer,
 * otherwise it is unknown and `asks` names what it hangs on. So unknown never becomes a yes.
 */
export function judgeDelivery(question: DeliveryQuestion, rules: readonly DeliveryRule[] = deliveryRules): Judged {
  const possible = possibilities(question, rules);
  const judged = (form: DeliveryForm): JudgedForm => {
    const [first = 'unknown', ...others] = new Set(possible.map((one) => one.verdicts[form]));
    const touching = rules.filter((rule) => rule.forms[form] && possible.some((one) => one.rules.has(rule)));
    return {
      verdict: others.length === 0 ? first : 'unknown',
      rules: touching.map((rule) => ({
        id: rule.id,
        effect: rule.forms[form] ?? 'says',
        sure: possible.every((one) => one.rules.has(rule)),
      })),
    };
  };
  const forms = { stay: judged('stay'), vpt: judged('vpt'), mpt: judged('mpt'), pgb: judged('pgb') };
  return {
    forms,
    asks: deliveryAsks.filter((ask) => matters(possible, ask)),
    cited: rules.filter(({ id }) => deliveryForms.some((form) => forms[form].rules.some((one) => one.id === id))),
  };
}

/** Whether two possibilities that differ in nothing else have another answer. */
function matters(possible: readonly Possible[], ask: DeliveryAsk): boolean {
  const answers = new Map<string, string>();
  return possible.some(({ facts, verdicts: found }) => {
    const rest = JSON.stringify(deliveryAsks.map((other) => (other === ask ? null : facts[other])));
    const answer = JSON.stringify(deliveryForms.map((form) => found[form]));
    const before = answers.get(rest);
    answers.set(rest, answer);
    return before !== undefined && before !== answer;
  });
}
