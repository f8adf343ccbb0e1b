import type { HistoryDay } from '@ketenzicht/shared/capacity';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { sayLongDay } from './say-date.js';
import { wardTexts } from './ward.texts.js';

const percent = (share: number) => Math.round(share * 100);

/** A day in a sentence: what stood at its end, between what free went, how much of it was known or closed. */
export function useDayWords(): (day: HistoryDay) => string {
  const t = useTexts(wardTexts);
  const language = useLanguage();
  return ({ date: on, capacity, known, closed, freeMin: min, freeMax: max }) => {
    const date = sayLongDay(on, language);
    if (known === 0) return t('dayUnknown', { date });
    const numbers = {
      date,
      occupied: capacity.occupied ?? 0,
      operational: capacity.operational ?? 0,
      free: capacity.free ?? 0,
    };
    const figure =
      min !== null && max !== null && min !== max ? t('dayRange', { ...numbers, min, max }) : t('dayKnown', numbers);
    return [
      figure,
      percent(closed) > 0 ? t('dayClosed', { share: percent(closed) }) : '',
      known < 0.995 ? t('dayPartly', { share: percent(known) }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
