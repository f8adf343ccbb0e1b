import { Temporal } from 'temporal-polyfill';
import type { Fault } from '../../kernel/rule-error.js';
import { nightsBetween } from '../waiting/wait.rules.js';
import { respiteLimits } from './arrangement.data.js';

/** `2026-W53`: the ISO week of a Dutch calendar day, which may be one of the year before or after. */
export function isoWeek(day: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}
const yearOf = (day: string): string => day.slice(0, 4);

export interface RespiteUse {
  year: number;
  week: number;
}
/** Nights that begin in the calendar year and in the ISO week of this day. */
export const respiteUse = (nights: readonly string[], day: string): RespiteUse => ({
  year: nights.filter((one) => yearOf(one) === yearOf(day)).length,
  week: nights.filter((one) => isoWeek(one) === isoWeek(day)).length,
});

interface Held {
  /** The first day of what was agreed. */
  startsOn: string;
  /** The Dutch calendar day. */
  today: string;
}
/** How far ahead a night is planned, and how late one is registered, in days. */
export const respiteWithin = 400;

/** What is wrong with nights that somebody asks for beside those that stand; each is counted after those before it. */
export function nightFaults(standing: readonly string[], asked: readonly string[], { startsOn, today }: Held): Fault[] {
  const counted = [...standing];
  const faults: Fault[] = [];
  for (const [at, day] of asked.entries()) {
    const add = (code: string, detail: string) =>
      faults.push({ pointer: `/nights/${at}`, code: `arrangement.night_${code}`, detail });
    const { year, week } = respiteUse(counted, day);
    const isNew = !counted.includes(day);
    if (!isNew) add('twice', 'This night is booked already.');
    if (day < startsOn) add('before', 'This night lies before the day from which the arrangement holds.');
    if (Math.abs(nightsBetween(today, day)) > respiteWithin) add('far', 'Book nights at most 400 days ahead or back.');
    if (isNew && year >= respiteLimits.year)
      add('year', `This is night ${year + 1} of ${yearOf(day)}. At most ${respiteLimits.year} nights a calendar year.`);
    if (isNew && week >= respiteLimits.week)
      add('week', `This is night ${week + 1} of week ${isoWeek(day)}. At most ${respiteLimits.week} nights a week.`);
    if (isNew) counted.push(day);
  }
  return faults;
}
