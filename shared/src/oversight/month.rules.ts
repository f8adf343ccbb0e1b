import { RuleError } from '../kernel/rule-error.js';
import { addLocalDays, localDate, startOfLocalDay } from '../kernel/time.js';

/** Days after the end of a month within which its report is signed. Ours [J]; SEC-18. */
export const daysToSign = 35;

const next = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

export const monthOf = (at: Date): string => localDate(at).slice(0, 7);

/** First instant of the month, and of the one after it; by the calendar of the Netherlands. */
export const boundsOf = (month: string): { from: Date; until: Date } => ({
  from: startOfLocalDay(`${month}-01`),
  until: startOfLocalDay(`${next(month)}-01`),
});

/** The months that are over, newest first, from the one of `first`. */
export function monthsSince(first: Date, at: Date): string[] {
  const months: string[] = [];
  for (let month = monthOf(first); month < monthOf(at); month = next(month)) months.push(month);
  return months.reverse();
}

export const signBy = (month: string): Date => startOfLocalDay(addLocalDays(`${next(month)}-01`, daysToSign));

export const isOverdue = (month: string, signedAt: string | null, at: Date): boolean =>
  signedAt === null && at >= signBy(month);

/** Throws while the month is not over, or when somebody was first. */
export function signMonth({ month, signedAt }: { month: string; signedAt: string | null }, at: Date): void {
  if (month >= monthOf(at)) throw new RuleError('report.too_early', 'This month is not over yet.');
  if (signedAt !== null) throw new RuleError('report.signed', 'This report has been signed already.');
}
