import type { PublicRound } from '@ketenzicht/shared/interest';
import { zone } from '@ketenzicht/shared/kernel';
import type { Language } from '../platform/i18n.js';

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = language + JSON.stringify(options);
  const made = formats.get(id) ?? new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', options);
  formats.set(id, made);
  return made;
}

/** "maandag 14 december 2026 om 23:59:59", on the clock in the Netherlands wherever the browser stands: to the second, as the server counts. */
export const sayDeadline = (at: string, language: Language): string =>
  format(language, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(at));

/** "1 januari 2027" of a calendar day. */
export const sayDay = (day: string, language: Language): string =>
  format(language, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(`${day}T12:00:00Z`),
  );

/** When it closed or will: by somebody, or by its deadline. */
export const endOf = ({ closesAt, closedAt }: Pick<PublicRound, 'closesAt' | 'closedAt'>): string =>
  closedAt !== null && closedAt < closesAt ? closedAt : closesAt;
