import {
  lastDay,
  type CarePeriod,
  type Contact,
  type Goal,
  type HeldTitle,
  type PayerPeriod,
  type Period,
  type Score,
  type Timeline,
} from '@ketenzicht/shared/ketenveldnorm';
import type { Span } from './window.rules.js';

/** All that happens, as lines of one list: for a phone, for paper and for whoever does not see the drawing. */
export type Entry = { id: string; on: string } & (
  | { kind: 'contact'; of: Contact }
  | { kind: 'title' | 'titleEnd'; of: HeldTitle }
  | { kind: 'payer'; of: PayerPeriod }
  | { kind: 'care'; of: CarePeriod }
  | { kind: 'goal'; of: Goal }
  | { kind: 'score'; of: Score }
  | { kind: 'hole'; of: Period }
);

const order: readonly Entry['kind'][] = ['hole', 'titleEnd', 'title', 'care', 'payer', 'contact', 'goal', 'score'];

/** The newest day first; what is on one day always in the same order. A contact that was called off did not happen. */
export function entriesOf(timeline: Timeline, holes: readonly Period[] = []): Entry[] {
  const { contacts, titles, care, payers, goals, scores } = timeline;
  const entries: Entry[] = [
    ...holes.map((of) => ({ id: `hole-${of.from}`, on: of.from, kind: 'hole' as const, of })),
    ...contacts
      .filter(({ state }) => state !== 'cancelled')
      .map((of) => ({ id: of.id, on: of.on, kind: 'contact' as const, of })),
    ...titles.map((of) => ({ id: of.id, on: of.from, kind: 'title' as const, of })),
    ...titles.flatMap((of) =>
      of.until ? [{ id: `${of.id}-end`, on: lastDay(of.until), kind: 'titleEnd' as const, of }] : [],
    ),
    ...payers.map((of) => ({ id: of.id, on: of.from, kind: 'payer' as const, of })),
    ...care.map((of) => ({ id: of.id, on: of.from, kind: 'care' as const, of })),
    ...goals.map((of) => ({ id: of.id, on: of.changedOn, kind: 'goal' as const, of })),
    ...scores.map((of) => ({ id: `score-${of.on}`, on: of.on, kind: 'score' as const, of })),
  ];
  return entries.toSorted(
    (one, other) =>
      other.on.localeCompare(one.on) ||
      order.indexOf(one.kind) - order.indexOf(other.kind) ||
      one.id.localeCompare(other.id),
  );
}

/** What is drawn between two days: also what began before and still holds. */
export const entriesIn = (entries: readonly Entry[], { from, to }: Span): Entry[] =>
  entries.filter(({ on, kind, of }) =>
    kind === 'care' || kind === 'title' || kind === 'payer' || kind === 'hole'
      ? on < to && (of.until === null || of.until > from)
      : from <= on && on < to,
  );

/** `2026-11` with its lines; the newest month first. */
export interface Month {
  month: string;
  entries: Entry[];
}

export function byMonth(entries: readonly Entry[]): Month[] {
  const months: Month[] = [];
  for (const entry of entries) {
    const month = entry.on.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.entries.push(entry);
    else months.push({ month, entries: [entry] });
  }
  return months;
}
