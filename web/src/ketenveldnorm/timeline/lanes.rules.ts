import type { CarePeriod, Intensity, Period } from '@ketenzicht/shared/ketenveldnorm';
import type { Span } from './window.rules.js';

export interface Bar<T> extends Span {
  of: T;
  /** It began before what is in view. */
  cutBefore: boolean;
  /** It goes on after what is in view, or has no end yet. */
  cutAfter: boolean;
}

/** What of each is in view, cut to it. */
export const barsIn = <T extends Period>(periods: readonly T[], { from, to }: Span): Bar<T>[] =>
  periods
    .filter((one) => one.from < to && (one.until === null || one.until > from))
    .map((of) => ({
      of,
      from: of.from < from ? from : of.from,
      to: of.until === null || of.until > to ? to : of.until,
      cutBefore: of.from < from,
      cutAfter: of.until === null || of.until > to,
    }));

/** Days between inclusion and today of which nothing says where care was given: never to be left so. */
export function holesIn(care: readonly Period[], from: string | null, today: string): Period[] {
  if (from === null) return [];
  const holes: Period[] = [];
  let known = from;
  for (const one of care.toSorted((a, b) => a.from.localeCompare(b.from))) {
    if (one.from > known && known < today) holes.push({ from: known, until: one.from < today ? one.from : today });
    if (one.until === null) return holes;
    if (one.until > known) known = one.until;
  }
  return known < today ? [...holes, { from: known, until: today }] : holes;
}

/** 1 (light) to 4 (secure); none in a gap, and where nobody said so. */
export const levelOf: Record<Intensity, number> = { light: 1, middle: 2, intensive: 3, secure: 4 };

/** Scaling up and down: pieces of one level; two that touch are drawn as a step. */
export const intensityIn = (care: readonly CarePeriod[], span: Span) =>
  barsIn(care, span)
    .filter(({ of }) => of.intensity !== null && of.kind !== 'gap')
    .map(({ of, from, to }) => ({ from, to, level: levelOf[of.intensity ?? 'light'] }))
    .toSorted((one, other) => one.from.localeCompare(other.from));

/** The mean of the areas that were scored, 1 to 5; null when none was. */
export function meanOf(scores: Readonly<Record<string, number | undefined>>): number | null {
  const given = Object.values(scores).filter((score) => score !== undefined);
  return given.length === 0 ? null : given.reduce((sum, score) => sum + score, 0) / given.length;
}
