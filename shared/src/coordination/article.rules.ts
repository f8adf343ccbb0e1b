import { ensure } from '../kernel/index.js';
import { addLocalDays, localDate } from '../kernel/time.js';

/** Law and practice move on: nothing is taken to be true for longer than this many days without somebody looking again (our own choice). */
export const reviewWithinDays = 731;

/** Throws `article.review_past` or `article.review_far`. `reviewOn` is a day of Amsterdam. */
export function ensureReviewAhead(reviewOn: string, at: Date): void {
  const today = localDate(at);
  ensure(reviewOn > today, 'article.review_past', 'Choose a day of review that is yet to come.');
  ensure(
    reviewOn <= addLocalDays(today, reviewWithinDays),
    'article.review_far',
    'Choose a day of review within two years.',
  );
}

/** The day of review has passed: what it says may not be so any more. */
export const isArticleDue = (reviewOn: string, at: Date): boolean => reviewOn < localDate(at);
