import type { HistoryDay } from '@ketenzicht/shared/capacity';

/** A corner of the stairs that the days make. `taken`: occupied and held. */
export interface Stair {
  at: number;
  known: boolean;
  occupied: number;
  taken: number;
  operational: number;
}

/** Each day is a flat step from its left edge to its right; a day without a figure breaks the line. */
export const stairs = (days: readonly HistoryDay[]): Stair[] =>
  days.flatMap(({ capacity: { occupied, operational, held }, known }, index) => {
    const step = {
      known: known > 0,
      occupied: occupied ?? 0,
      taken: Math.min(operational ?? 0, (occupied ?? 0) + held),
      operational: operational ?? 0,
    };
    return [
      { ...step, at: index },
      { ...step, at: index + 1 },
    ];
  });

/** The stretches of days of which nothing is known, half-open, by index. */
export function unknownRuns(days: readonly HistoryDay[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  days.forEach(({ known }, index) => {
    if (known > 0) return;
    const last = runs.at(-1);
    if (last?.to === index) last.to = index + 1;
    else runs.push({ from: index, to: index + 1 });
  });
  return runs;
}
