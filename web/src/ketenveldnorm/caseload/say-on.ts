import { languageNow } from '../../platform/i18n.js';
import { say } from '../say-day.js';

/** Whole days from one calendar day to another; negative when it has been. */
export const daysUntil = (day: string, today: string): number => (Date.parse(day) - Date.parse(today)) / 86_400_000;

const near = { nl: ['gisteren', 'vandaag', 'morgen'], en: ['yesterday', 'today', 'tomorrow'] } as const;

/** A day as one says it today: "vandaag", "vrijdag", "di 15 dec", "di 15 dec 2027". */
export function sayOn(day: string, today: string): string {
  const days = daysUntil(day, today);
  const word = near[languageNow() === 'nl' ? 'nl' : 'en'][days + 1];
  if (word !== undefined) return word;
  if (days > 1 && days < 7) return say(day, { weekday: 'long' });
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return say(day, { weekday: 'short', day: 'numeric', month: 'short', ...year });
}
