import { languageNow } from '../platform/i18n.js';

/** A calendar day, as one says it: "dinsdag 24 november". */
export function sayDate(date: string, weekday: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(languageNow() === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: 'UTC',
    weekday,
    day: 'numeric',
    month: weekday === 'long' ? 'long' : 'short',
  }).format(new Date(`${date}T12:00:00Z`));
}
