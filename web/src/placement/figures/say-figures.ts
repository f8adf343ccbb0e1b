import { useTexts } from '../../platform/i18n.js';
import { placementFiguresTexts } from './figures.texts.js';

/** A wait as somebody would say it: `25 min`, `3 u 20 min`, `2 dagen 4 u`. The finer half is left out where it says nothing. */
export function useSayWait(): (minutes: number) => string {
  const t = useTexts(placementFiguresTexts);
  return (minutes) => {
    const whole = Math.max(1, Math.round(minutes));
    const hours = Math.round(whole / 60);
    if (whole < 90) return t('minutes', { count: whole });
    if (whole < 10 * 60)
      return spaced(t('hours', { count: Math.floor(whole / 60) }), whole % 60 && t('minutes', { count: whole % 60 }));
    if (hours < 36) return t('hours', { count: hours });
    const days = Math.floor(hours / 24);
    return spaced(t('days', { count: days }), days < 4 && hours % 24 > 0 && t('hours', { count: hours % 24 }));
  };
}

const spaced = (one: string, other: string | false | 0): string => (other ? `${one} ${other}` : one);
