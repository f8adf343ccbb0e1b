import type { Role } from '../kernel/actor.js';
import { addLocalDays, localDate } from '../kernel/time.js';
import { specialRoles, type ReviewKind } from './administration.terms.js';

/** Time to look at it: thirty days from the day that the list was made. */
const daysToSign = 30;

/** Special powers each quarter, all rights each year (BIO2 5.18.02, 8.02.01). */
export function reviewPeriod(kind: ReviewKind, at: Date): string {
  const [year = '', month = ''] = localDate(at).split('-');
  return kind === 'all' ? year : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

export const reviewDueOn = (at: Date): string => addLocalDays(localDate(at), daysToSign);

export const isOverdue = ({ dueOn, open }: { dueOn: string; open: number }, at: Date): boolean =>
  open > 0 && dueOn < localDate(at);

export const isUnderReview = (kind: ReviewKind, role: Role): boolean => kind === 'all' || specialRoles.includes(role);
