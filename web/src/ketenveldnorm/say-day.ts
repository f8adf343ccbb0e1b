import { languageNow } from '../platform/i18n.js';

/** A calendar day with its year, because this goes over years: "24 november 2028". */
export const sayDay = (date: string): string =>
  new Intl.DateTimeFormat(languageNow() === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${date}T12:00:00Z`));
