import type { Seat } from './chain-ground.js';

/** To a bed or a home; `isFree`: a bed that is there now, and not one that somebody leaves. */
export type Target = { ward: number; isFree: boolean } | { home: number; team: number };

/** One move, and all that come before it. Days are numbers from today. */
export interface Link {
  seat: Seat;
  to: Target;
  on: number;
  asked: number;
  /** Of this chain up to here. */
  savedDays: number;
  asks: number;
  /** From which day the bed that is left can be had. */
  next: number;
  before: Link | null;
}

/** From nothing: a place that is there now. */
export interface Start {
  day: number;
  savedDays: number;
  asks: number;
  link: Link | null;
}

export const savedBy = ({ otherwise }: Seat, on: number): number => Math.max(0, otherwise - on);

/** The first move first. */
export function linksOf(last: Link): Link[] {
  const links: Link[] = [];
  for (let link: Link | null = last; link; link = link.before) links.unshift(link);
  return links;
}

/** Of chains of equally many moves: most days saved, then done first, then least to ask. Below zero: the first is better. */
export const byWorth = (one: Pick<Link, 'savedDays' | 'on' | 'asks'>, other: typeof one): number =>
  other.savedDays - one.savedDays || one.on - other.on || one.asks - other.asks;

/**
 * Whether nothing that follows can make the second better than the first: whoever goes later saves no more, and what saved more stays ahead. Where both saved
 * the same, a later day can still end on the same one, so that what has to be asked decides.
 */
const isAhead = (one: Start, other: Start): boolean =>
  one.day <= other.day &&
  one.savedDays >= other.savedDays &&
  (one.savedDays > other.savedDays || one.asks <= other.asks);

/** Adds what may still turn out best, and drops what cannot any more. */
export function addToFront(front: Start[], one: Start): void {
  if (front.some((known) => isAhead(known, one))) return;
  let kept = 0;
  for (const known of front) if (!isAhead(one, known)) front[kept++] = known;
  front.length = kept;
  front.push(one);
}
