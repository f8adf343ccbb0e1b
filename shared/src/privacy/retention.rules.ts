import { ensure } from '../kernel/rule-error.js';

/** A term as ISO 8601 writes it, in one unit: `P20Y`, `P6M`, `P14D`, `PT24H`. */
export const termPattern = /^P(?:[1-9]\d{0,2}[YMD]|T[1-9]\d{0,2}H)$/;

const hoursIn: Readonly<Record<string, number>> = { Y: 8_766, M: 730.5, D: 24, H: 1 };

/** In hours, only to compare terms with each other; what a term means for a row is for the calendar. */
export const lengthOf = (term: string): number => {
  const [, number = '', unit = ''] = /^PT?(\d+)([YMDH])$/.exec(term) ?? [];
  return Number(number) * (hoursIn[unit] ?? Number.NaN);
};

export const isShorter = (term: string, than: string): boolean => lengthOf(term) < lengthOf(than);

export interface TermChange {
  now: string;
  next: string;
  /** The law's own least, where there is one. */
  floor: string | null;
}

/** Longer takes effect at once: nothing is lost by it. Shorter destroys, and takes a second pair of eyes (SEC-56). Throws what may not be at all. */
export function judgeTerm({ now, next, floor }: TermChange): 'now' | 'second' {
  ensure(termPattern.test(next), 'retention.term_unreadable', 'Write a term such as P20Y, P6M, P14D or PT24H.');
  ensure(
    floor === null || !isShorter(next, floor),
    'retention.below_the_law',
    `The law asks at least ${floor} here. Give a longer term.`,
  );
  ensure(lengthOf(next) !== lengthOf(now), 'retention.same_term', 'This is the term that stands now.');
  return isShorter(next, now) ? 'second' : 'now';
}

/** Nobody is their own second pair of eyes. */
export const ensureSecond = (first: string, second: string): void =>
  ensure(first !== second, 'approval.same_person', 'Somebody else must decide about this: you proposed it.');
