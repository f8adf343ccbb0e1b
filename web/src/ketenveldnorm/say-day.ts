import { languageNow } from '../platform/i18n.js';

const formats = new Map<string, Intl.DateTimeFormat>();
/** A calendar day is no instant: it is said as it is written, wherever the browser stands. */
export function say(day: string, options: Intl.DateTimeFormatOptions): string {
  const language = languageNow() === 'nl' ? 'nl-NL' : 'en-GB';
  const key = language + JSON.stringify(options);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
  formats.set(key, made);
  return made.format(new Date(`${day}T12:00:00Z`));
}

/** `24 nov 2026` */
export const sayDay = (day: string): string => say(day, { day: 'numeric', month: 'short', year: 'numeric' });
/** `dinsdag 24 november 2026` */
export const sayLongDay = (day: string): string =>
  say(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
/** `di 24 nov` */
export const sayWeekday = (day: string): string => say(day, { weekday: 'short', day: 'numeric', month: 'short' });

const ticks: Record<'weekday' | 'day' | 'month' | 'year', Intl.DateTimeFormatOptions> = {
  weekday: { weekday: 'short', day: 'numeric' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short' },
  year: { year: 'numeric' },
};
export const sayTick = (day: string, as: keyof typeof ticks): string => say(day, ticks[as]);
