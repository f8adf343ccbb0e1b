import { addLocalDays } from '../../kernel/time.js';
import { titleInfo, type TitleCode } from '../../placement/legal-titles.terms.js';
import { afterTitleRules, type AfterTitleRule } from './after-title.data.js';
import type { DeliveryQuestion } from './delivery.contract.js';
import { ruleHolds, titleStateOn } from './delivery.rules.js';
import { nextPayers, type NextPayer, type TitleState } from './delivery.terms.js';

export interface NextPay {
  payer: NextPayer;
  condition: string;
  steps: { rule: string; askBy: string | null; isLate: boolean }[];
}
export interface AfterTitle {
  title: TitleState | null;
  firstDay: string | null;
  because: string;
  next: NextPay[];
}

/** By this title the ministry of Justice pays, and no longer than it holds. */
export const paysWithTitle = (kind: TitleCode): boolean => titleInfo[kind].group === 'forensic';

const because = { none: 'after-no-title', civil: 'after-civil', holds: 'after-ends', over: 'after-ends' } as const;
const rules: readonly AfterTitleRule[] = afterTitleRules;

/**
 * Who pays once a title has ended, under which condition, and what must be asked on which day at the latest: so many weeks before the first day without the
 * title as the law (or the office) takes for its answer. Weeks are calendar weeks of Dutch days. `today` only tells what is late already.
 */
export function afterTitle(title: DeliveryQuestion['title'], today: string): AfterTitle {
  const state = titleStateOn(title, today);
  if (title === null || state === null) return { title: null, firstDay: null, because: 'after-not-told', next: [] };
  if (!paysWithTitle(title.kind)) return { title: state, firstDay: null, because: because[state], next: [] };
  const firstDay = title.endsOn && addLocalDays(title.endsOn, 1);
  const holding = rules.filter((rule) => ruleHolds(rule, firstDay ?? today));
  return { title: state, firstDay, because: because[state], next: nextPayers.flatMap(pay(holding, firstDay, today)) };
}

const pay = (holding: readonly AfterTitleRule[], firstDay: string | null, today: string) => (payer: NextPayer) => {
  const ofPayer = holding.filter((rule) => rule.payer === payer);
  const condition = ofPayer.find(({ weeksBefore }) => weeksBefore === null);
  if (!condition) return [];
  const steps = ofPayer.flatMap(({ id, weeksBefore }) => {
    if (weeksBefore === null) return [];
    const askBy = firstDay && addLocalDays(firstDay, -7 * weeksBefore);
    return [{ rule: id, askBy, isLate: askBy !== null && askBy < today }];
  });
  return [{ payer, condition: condition.id, steps }];
};

/** Weeks before the last day of a forensic title in which it must be known who pays after it: the longest way (Wmo, eight weeks) and five to begin. */
export const payerWarningWeeks = 13;
/** Days before the last day on which whoever answers for somebody is told, once each: 13 and 6 weeks. */
export const payerWarnings = [42, 91] as const;
/** Which of them counts today, for a last day of a title; null before, and after it. */
export const payerWarning = (lastDay: string, today: string): (typeof payerWarnings)[number] | null =>
  lastDay < today ? null : (payerWarnings.find((days) => lastDay <= addLocalDays(today, days)) ?? null);
