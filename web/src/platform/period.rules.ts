import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';

/** Calendar days, both included. */
export interface Period {
  from: string;
  to: string;
}

export type Choice = `last.${7 | 30 | 90 | 365}` | `month.${string}`;

/** Months that are over, the newest first: `2026-10`. */
export function monthsOver(now: Date, count: number): string[] {
  const months: string[] = [];
  let last = addLocalDays(`${localDate(now).slice(0, 8)}01`, -1);
  for (let left = count; left > 0; left--) {
    months.push(last.slice(0, 7));
    last = addLocalDays(`${last.slice(0, 8)}01`, -1);
  }
  return months;
}

export function periodOf(choice: Choice, now: Date): Period {
  const [kind, what = ''] = choice.split('.');
  const today = localDate(now);
  if (kind === 'last') return { from: addLocalDays(today, 1 - Number(what)), to: today };
  const from = `${what}-01`;
  // The 32nd day after the first lies in the next month, whichever month it is.
  return { from, to: addLocalDays(`${addLocalDays(from, 31).slice(0, 8)}01`, -1) };
}
