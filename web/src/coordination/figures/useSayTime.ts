import { useTexts } from '../../platform/i18n.js';
import { coordinationFiguresTexts } from './figures.texts.js';

/** A time to a solution as somebody would say it: minutes, hours, days, and weeks once days say too much. */
export function useSayTime(): (minutes: number) => string {
  const t = useTexts(coordinationFiguresTexts);
  return (minutes) => {
    const hours = Math.round(minutes / 60);
    const days = Math.round(minutes / 1_440);
    if (minutes < 90) return t('minutes', { count: Math.max(1, Math.round(minutes)) });
    if (hours < 24) return t('hours', { count: hours });
    if (days < 28) return t('days', { count: days });
    return t('weeks', { count: Math.round(days / 7) });
  };
}
