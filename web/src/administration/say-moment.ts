import type { Language } from '../platform/i18n.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/** "24 nov, 10:00", on the clock in the Netherlands. */
export function sayMoment(moment: string, language: Language): string {
  const known = formats.get(language);
  const format =
    known ??
    new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Amsterdam',
    });
  formats.set(language, format);
  return format.format(new Date(moment));
}

/** "24 november 2026" of a calendar day. */
export const sayDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
