import { languageNow } from './i18n.js';

const locale = () => (languageNow() === 'nl' ? 'nl-NL' : 'en-GB');

export const sayNumber = (count: number): string => count.toLocaleString(locale());

export const sayPercent = (share: number): string => `${Math.round(share * 100)} %`;

export const sayMonth = (month: string): string =>
  new Date(`${month}-15T12:00:00Z`).toLocaleDateString(locale(), { month: 'long', year: 'numeric' });

/** A calendar day is no instant: it is the same one wherever the browser stands. */
export const sayDate = (date: string): string =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString(locale(), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
