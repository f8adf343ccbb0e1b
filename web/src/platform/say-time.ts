import { zone } from '@ketenzicht/shared/kernel';
import { languageNow } from './i18n.js';

const formats = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const language = languageNow() === 'nl' ? 'nl-NL' : 'en-GB';
  const id = language + JSON.stringify(options);
  const made = formats.get(id) ?? new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
  formats.set(id, made);
  return made;
}

const asDate = (at: Date | string) => (typeof at === 'string' ? new Date(at) : at);

/** `06:10`, on the clock in the Netherlands, wherever the browser stands. */
export const sayTime = (at: Date | string): string => format({ hour: '2-digit', minute: '2-digit' }).format(asDate(at));

/** `24-11` */
export const sayDay = (at: Date | string): string =>
  format({ day: 'numeric', month: 'numeric' }).format(asDate(at)).replace('/', '-');

/** `3 november 14:00` */
export const sayMoment = (at: Date | string): string =>
  `${format({ day: 'numeric', month: 'long' }).format(asDate(at))} ${sayTime(at)}`;

const isSameDay = (one: Date, other: Date): boolean =>
  sayDay(one) === sayDay(other) && Math.abs(one.getTime() - other.getTime()) < 86_400_000;

/** The time alone when it was today, else with its day: `06:10`, `21-11 06:10`. */
export const sayWhen = (at: Date | string, now: Date): string =>
  isSameDay(asDate(at), now) ? sayTime(at) : `${sayDay(at)} ${sayTime(at)}`;
