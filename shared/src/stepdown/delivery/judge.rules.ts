import { afterTitleRules, type AfterTitleRule } from './after-title.data.js';
import { afterTitle } from './after-title.rules.js';
import type { DeliveryJudgement, DeliveryQuestion, DeliveryRules } from './delivery.contract.js';
import { deliveryRules, type DatedRule } from './delivery.data.js';
import { judgeDelivery } from './delivery.rules.js';
import { sourceInfo } from './delivery.sources.js';
import { ruleSources, rulesCheckedOn } from './delivery.terms.js';

const told = ({ id, from, until, source, place, check, checkedBy, nature, nl, en }: DatedRule) => ({
  id,
  from,
  until,
  source,
  place,
  check,
  checkedBy: checkedBy ?? null,
  nature,
  nl,
  en,
});
const afterRules: readonly AfterTitleRule[] = afterTitleRules;

/** Which form may be had and what pays after the title, with every rule that is cited. `today` is a Dutch calendar day: what is late is late today. */
export function judge(question: DeliveryQuestion, today: string): DeliveryJudgement {
  const { forms, asks, cited } = judgeDelivery(question);
  const after = afterTitle(question.title, today);
  const ids = new Set([
    after.because,
    ...after.next.flatMap(({ condition, steps }) => [condition, ...steps.map(({ rule }) => rule)]),
  ]);
  return {
    on: question.on,
    forms,
    asks,
    after,
    rules: [...cited, ...afterRules.filter(({ id }) => ids.has(id))].map(told),
  };
}

/** All there is, for whoever wants to check it. */
export const allDeliveryRules = (): DeliveryRules => ({
  forms: deliveryRules.map((rule) => ({ ...told(rule), when: rule.when, forms: rule.forms })),
  afterTitle: afterRules.map((rule) => ({ ...told(rule), payer: rule.payer, weeksBefore: rule.weeksBefore })),
  checkedOn: rulesCheckedOn,
  sources: ruleSources.map((id) => ({ id, ...sourceInfo[id] })),
});
