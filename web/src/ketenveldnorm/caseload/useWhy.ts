import type { DeskLine, DeskReason } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { whyTexts } from './caseload.texts.js';
import { daysUntil, sayOn } from './say-on.js';

type Trajectory = DeskLine['trajectory'];

/** Why somebody is on the list, one sentence for each reason; and what comes next for who needs nobody. */
export function useWhy(today: string): (line: DeskLine) => string[] {
  const t = useTexts(whyTexts);
  const me = useActor().id;
  const on = (day: string | null) => (day === null ? '' : sayOn(day, today));
  const has = (day: string | null) => day !== null && day < today;
  const words: Record<DeskReason, (of: Trajectory) => string> = {
    titleLapsing: ({ titleEndsOn }) =>
      t(has(titleEndsOn) ? 'titleLapsing.past' : 'titleLapsing.ahead', { on: on(titleEndsOn) }),
    contactOverdue: ({ nextContactOn }) => t('contactOverdue', { count: -daysUntil(nextContactOn ?? today, today) }),
    handoverWaiting: ({ handoverTo }) => {
      const due = handoverTo?.dueOn ?? null;
      const whose = handoverTo?.ownerId === me ? 'me' : has(due) ? 'past' : 'other';
      return t(`handoverWaiting.${whose}`, { on: on(due) });
    },
    contactToday: () => t('contactToday'),
    endToAnswer: () => t('endToAnswer'),
    evaluationDue: ({ regularEnd }) =>
      t(has(regularEnd) ? 'evaluationDue.past' : 'evaluationDue.ahead', { on: on(regularEnd) }),
    titleEnding: ({ titleEndsOn }) => t('titleEnding', { on: on(titleEndsOn) }),
    payerAfterTitle: ({ unpaidFrom }) =>
      t(unpaidFrom !== null && unpaidFrom <= today ? 'payerAfterTitle.past' : 'payerAfterTitle.ahead', {
        on: on(unpaidFrom),
      }),
    goalsStalled: ({ goalsStalled }) => t('goalsStalled', { count: goalsStalled }),
    toTriage: () => t('toTriage'),
    toDecide: ({ tableOn }) => (tableOn === null ? t('toDecideUndated') : t('toDecide', { on: on(tableOn) })),
  };
  return ({ trajectory, reasons }) =>
    reasons.length > 0
      ? reasons.map((reason) => words[reason](trajectory))
      : [t('nothing', { on: on(trajectory.nextContactOn) })];
}
