import { addLocalDays } from '../kernel/time.js';

/** `2026-Q3`. Quarters sort as text. */
export const quarterPattern = /^20\d\d-Q[1-4]$/;

export const quarterOf = (date: string): string =>
  `${date.slice(0, 4)}-Q${Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1}`;

export function moveQuarters(quarter: string, by: number): string {
  const at = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + by;
  return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
}

const firstDayOf = (quarter: string): string =>
  `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0')}-01`;

/** Dutch calendar days, both included. */
export const daysOfQuarter = (quarter: string): { from: string; to: string } => ({
  from: firstDayOf(quarter),
  to: addLocalDays(firstDayOf(moveQuarters(quarter, 1)), -1),
});

export const mostQuarters = 16;
const usualQuarters = 8;

/**
 * Which quarters an answer is about, oldest first: none after `last`, at most sixteen, without a question the last eight. Whole quarters only, so that no
 * two answers differ by a few days that give somebody away.
 */
export function quartersOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  last: string,
): string[] {
  const end = to === undefined || to > last ? last : to;
  const begin = from === undefined || from > end ? moveQuarters(end, 1 - usualQuarters) : from;
  const earliest = moveQuarters(end, 1 - mostQuarters);
  const quarters: string[] = [];
  for (let at = begin < earliest ? earliest : begin; at <= end; at = moveQuarters(at, 1)) quarters.push(at);
  return quarters;
}
