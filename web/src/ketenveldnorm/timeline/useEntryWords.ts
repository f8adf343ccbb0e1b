import { lastDay, type CarePeriod } from '@ketenzicht/shared/ketenveldnorm';
import { languageNow, useTexts } from '../../platform/i18n.js';
import { useTimelineAround } from './around.context.js';
import type { Entry } from './entries.rules.js';
import { meanOf } from './lanes.rules.js';
import { sayDay } from '../say-day.js';
import { timelineNames } from './timeline.names.js';
import { timelineTexts } from './timeline.texts.js';

export interface Words {
  what: string;
  /** Codes and days beside it. */
  beside: string;
  /** What somebody wrote. */
  words: string | null;
}

const sayMean = (mean: number | null): string =>
  mean === null ? '' : mean.toLocaleString(languageNow(), { maximumFractionDigits: 1 });
const joined = (...parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join(', ');

/** `FPA Utrecht`, or what kind of place it is. */
export function useCareName(): (care: CarePeriod) => string {
  const name = useTexts(timelineNames);
  const { ward } = useTimelineAround();
  return ({ kind, unitId, gapReason }) => {
    if (kind === 'gap') return joined(name('care.gap'), gapReason && name(`gap.${gapReason}`));
    return (unitId && ward(unitId)?.name) || name(`care.${kind}`);
  };
}

/** What a line of the list says; the drawing says the same of what is chosen in it. What came after a title that ended stands beside it, not in it. */
export function useEntryWords(today: string): (entry: Entry) => Words {
  const t = useTexts(timelineTexts);
  const name = useTexts(timelineNames);
  const { titleName } = useTimelineAround();
  const careName = useCareName();
  const until = (day: string | null) => day && t('until', { date: sayDay(lastDay(day)) });
  return (entry) => {
    switch (entry.kind) {
      case 'contact':
        return {
          what: t('contactSays', { kind: name(`contact.${entry.of.kind}`), state: name(`state.${entry.of.state}`) }),
          beside: entry.of.by,
          words: entry.of.words,
        };
      case 'title':
        return {
          what: t('titleBegins', { title: titleName(entry.of.kind) }),
          beside: joined(until(entry.of.until)),
          words: entry.of.words,
        };
      case 'titleEnd':
        return {
          what: t('titleEnds', { title: titleName(entry.of.kind) }),
          beside: entry.of.plan
            ? t('afterTitle', { plan: name(`plan.${entry.of.plan}`) })
            : entry.on < today
              ? ''
              : t('noPlanYet'),
          words: null,
        };
      case 'payer':
        return {
          what: t('payerBegins', { payer: name(`payer.${entry.of.payer}`) }),
          beside: joined(until(entry.of.until)),
          words: entry.of.words,
        };
      case 'care':
        return {
          what: careName(entry.of),
          beside: joined(entry.of.intensity && name(`intensity.${entry.of.intensity}`), until(entry.of.until)),
          words: entry.of.words,
        };
      case 'goal':
        return {
          what: t('goalSays', {
            state: name(`goal.${entry.of.state}`).toLowerCase(),
            area: name(`area.${entry.of.area}`),
          }),
          beside: joined(entry.of.dueOn && t('goalDue', { date: sayDay(entry.of.dueOn) })),
          words: entry.of.words,
        };
      case 'hole':
        return { what: t('holeLong'), beside: joined(until(entry.of.until)), words: null };
      case 'score':
        return {
          what: t('scored'),
          beside: joined(t('mean', { mean: sayMean(meanOf(entry.of.scores)) }), entry.of.by),
          words: null,
        };
    }
  };
}
