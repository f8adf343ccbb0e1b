import { addLocalDays } from '@ketenzicht/shared/kernel';
import { contactInterval, lastDayToPlan, type Contact, type ContactStanding } from '@ketenzicht/shared/ketenveldnorm';

/* How a contact went, and when the next one is. Days are calendar days in the Netherlands. */

export interface Noted {
  outcome: 'done' | 'missed';
  on: string;
}

/** The last day for the next one, given how this one went: a contact that took place starts the interval anew. */
export function lastDayAfter(standing: ContactStanding, { outcome, on }: Noted, today: string): string | null {
  const isLast = outcome === 'done' && (standing.lastContactOn === null || on > standing.lastContactOn);
  return lastDayToPlan(isLast ? { ...standing, lastContactOn: on } : standing, today);
}

/** Days after somebody was missed: soon, and not the same evening. */
const soon = 2;

/** The day that stands there already: the plan's interval after a contact, two days after a missed one; never too late and never past. */
export function nextDay(standing: ContactStanding, noted: Noted, today: string): string {
  const wanted =
    noted.outcome === 'missed'
      ? addLocalDays(today, soon)
      : addLocalDays(noted.on, standing.intervalDays ?? contactInterval.usual);
  const latest = lastDayAfter(standing, noted, today);
  const inTime = latest !== null && latest < wanted ? latest : wanted;
  return inTime < today ? today : inTime;
}

/** The planned contact that this note is about: the first that was due; one that is yet to come only when somebody says so. */
export const dueOne = (planned: readonly Contact[], on: string): Contact | null =>
  planned.find((one) => one.on <= on) ?? null;
