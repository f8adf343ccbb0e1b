import { addLocalDays, localDate, startOfLocalDay, zone } from '@ketenzicht/shared/kernel';

export const today = (now: Date): string => localDate(now);
export const daysAgo = (now: Date, days: number): string => addLocalDays(localDate(now), -days);

/** Calendar days in the Netherlands, both included, as the moments that the server asks for. */
export const momentsOf = ({ from, until }: { from: string; until: string }): { from: string; until: string } => ({
  from: startOfLocalDay(from).toISOString(),
  until: startOfLocalDay(addLocalDays(until, 1)).toISOString(),
});

/** The last day that counts, of a term that ends as that day does: `25 november`. */
export const sayLastDay = (until: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  }).format(new Date(Date.parse(until) - 1));

/** `2026-10` as `oktober 2026`. */
export const sayMonth = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-15T12:00:00Z`));
