import type { CoordinationFigures } from '@ketenzicht/shared/coordination';

export type Curve = CoordinationFigures['timeToSolution']['curve'];
const day = 1_440;

/** The share that is still open so long after the report; all of it until the first was solved. */
export const openAfter = (curve: Curve, minutes: number): number =>
  curve.findLast((point) => point.minutes <= minutes)?.open ?? 1;

const moments = [1, 2, 4, 7, 14, 28, 56, 91, 182, 273, 364].map((days) => days * day);

/** Moments that a table can say something about: within the time that was looked at, until all is solved. At most six. */
export function rowsOf(curve: Curve, lookedAtDays: number): { minutes: number; open: number }[] {
  const rows: { minutes: number; open: number }[] = [];
  for (const minutes of moments) {
    if (minutes > lookedAtDays * day || rows.at(-1)?.open === 0) break;
    rows.push({ minutes, open: openAfter(curve, minutes) });
  }
  return rows.length > 6 ? rows.slice(-6) : rows;
}

/** As stairs: flat until somebody is solved, then straight down. Ends at the end of what was looked at. */
export function stairsOf(curve: Curve, lookedAtDays: number): { minutes: number; open: number }[] {
  const points = [{ minutes: 0, open: 1 }];
  for (const point of curve) points.push({ minutes: point.minutes, open: points.at(-1)?.open ?? 1 }, point);
  const end = Math.max(endOf(curve, lookedAtDays), curve.at(-1)?.minutes ?? 0);
  points.push({ minutes: end, open: points.at(-1)?.open ?? 1 });
  return points;
}

/** Where the drawing ends: a little after the last change, and never beyond what was looked at. */
export const endOf = (curve: Curve, lookedAtDays: number): number =>
  Math.max(day, Math.min(lookedAtDays * day, (curve.at(-1)?.minutes ?? 0) * 1.15));
