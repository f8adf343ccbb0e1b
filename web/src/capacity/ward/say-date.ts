import { zone } from '@ketenzicht/shared/kernel';
import type { Language } from '../../platform/i18n.js';

/** A calendar day is meant, not an instant; noon keeps it the same day in every zone. */
const noon = (date: string) => new Date(`${date}T12:00:00Z`);
const locale = (language: Language) => (language === 'nl' ? 'nl-NL' : 'en-GB');

/** `za 21 nov` */
export const sayShortDay = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone })
    .format(noon(date))
    .replace(',', '');

/** `zaterdag 21 november` */
export const sayLongDay = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone }).format(
    noon(date),
  );
