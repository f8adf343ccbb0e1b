import { addLocalDays, localDate, startOfLocalDay } from './time.js';

/** Sunday of Easter, Gregorian (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const f = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - f + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(sum / 31)).padStart(2, '0')}-${String((sum % 31) + 1).padStart(2, '0')}`;
}

const weekday = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay();

/** The days that do not count for a term: article 3 of the Algemene termijnenwet, with Good Friday as its second paragraph has it. */
export function isPublicHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  const sunday = easter(year);
  const kingsDay = weekday(`${year}-04-27`) === 0 ? `${year}-04-26` : `${year}-04-27`;
  const fixed = [`${year}-01-01`, kingsDay, `${year}-05-05`, `${year}-12-25`, `${year}-12-26`];
  return fixed.includes(date) || [-2, 1, 39, 50].some((days) => addLocalDays(sunday, days) === date);
}

export const isWorkingDay = (date: string): boolean =>
  weekday(date) !== 0 && weekday(date) !== 6 && !isPublicHoliday(date);

/** The end of the n-th Dutch working day after the one that `at` falls in. */
export function afterWorkingDays(at: Date, days: number): Date {
  let date = localDate(at);
  for (let left = days; left > 0;) {
    date = addLocalDays(date, 1);
    if (isWorkingDay(date)) left--;
  }
  return startOfLocalDay(addLocalDays(date, 1));
}
