import { RuleError, ensure } from '../kernel/rule-error.js';
import { addLocalDays } from '../kernel/time.js';
import { latestContact } from './following.rules.js';
import type { Phase } from './ketenveldnorm.terms.js';

/** What decides when the next contact must be. */
export interface ContactStanding {
  phase: Phase;
  includedOn: string | null;
  lastContactOn: string | null;
  intervalDays: number | null;
}

/** Somebody who is not followed yet may be spoken to as well; only then there is no interval. */
const latestOf = ({ phase, includedOn, lastContactOn, intervalDays }: ContactStanding): string | null =>
  phase === 'following' && includedOn !== null && intervalDays !== null
    ? latestContact(lastContactOn, includedOn, intervalDays)
    : null;

/**
 * The last day on which the next contact may be planned. Once that has passed, an interval from today: they are overdue and stay so until somebody has really
 * spoken to them, but there must be a day to try again.
 */
export function lastDayToPlan(standing: ContactStanding, today: string): string | null {
  const latest = latestOf(standing);
  return latest === null || latest >= today || standing.intervalDays === null
    ? latest
    : addLocalDays(today, standing.intervalDays);
}

/**
 * The day that the card shows, of all that is planned: the earliest, and never beyond the plan's interval, so that who was missed stays overdue however far away
 * the next try is. Throws `trajectory.next_contact`, with the last possible day, when nothing is planned in time.
 */
export function nextContactOn(standing: ContactStanding, planned: readonly string[], today: string): string | null {
  const { lastContactOn } = standing;
  const first = planned.filter((on) => lastContactOn === null || on >= lastContactOn).toSorted()[0] ?? null;
  const last = lastDayToPlan(standing, today);
  if (last === null) return first;
  if (first === null || first > last) throw tooLate(last);
  const latest = latestOf(standing) ?? first;
  return first < latest ? first : latest;
}

const tooLate = (latest: string) =>
  new RuleError(
    'trajectory.next_contact',
    `There must be a next contact, on ${latest} at the latest. Plan one.`,
    [{ pointer: '/nextOn', code: 'trajectory.next_contact', detail: `On ${latest} at the latest.` }],
    { latest },
  );

/** Days: further ahead is a slip of the pen. */
const mostAhead = 366;
/** A note of long ago is history that somebody copies; more than five years is a slip of the pen. */
const mostAgo = 1_830;

/** Throws `contact.past`, `contact.far_ahead`. */
export function ensurePlannable(on: string, today: string): void {
  ensure(on >= today, 'contact.past', 'This day has passed. Plan it for today or later, or write down how it went.');
  ensure(
    on <= addLocalDays(today, mostAhead),
    'contact.far_ahead',
    'This is more than a year ahead. Choose an earlier day.',
  );
}

/** Throws `contact.future`, `contact.long_ago`. */
export function ensureHappened(on: string, today: string): void {
  ensure(on <= today, 'contact.future', 'This day is yet to come. Write it down when it has been, or plan it.');
  ensure(on >= addLocalDays(today, -mostAgo), 'contact.long_ago', 'This is more than five years ago. Look at the day.');
}
