/**
 * Figures about people that nobody can be found in (PRIV-08, after Statistics Netherlands' practice for small areas): 1 to 4 is not published,
 * everything else is rounded to 5, and totals are withheld where they would give a small number away.
 *
 * What is proved for each small number: it could have been another one, and everything published would be the same, for every total and drill-down
 * and on each date. No subtraction or solver can tell those worlds apart.
 */
export const smallest = 5;
export const smallestDenominator = 10;

/** One cell of the finest table: its place on each dimension, and on which date. */
export interface Cell {
  at: readonly string[];
  date: string;
  count: number;
}

/** `few`: 1 to 4. `withheld`: nothing is said, to protect another number. Readers are not told which of the two. */
export type Hidden = 'few' | 'withheld';

export interface PublishedCell {
  /** `*` where this is the total over a dimension. */
  at: readonly string[];
  date: string;
  shown: number | Hidden;
}

export const total = '*';

interface Sum extends PublishedCell {
  count: number;
  shown: number | Hidden;
}

export const rounded = (count: number): number => Math.round(count / smallest) * smallest;
const isFew = (count: number) => count > 0 && count < smallest;
const first = (count: number): number | Hidden => (isFew(count) ? 'few' : rounded(count));

/** Whether the reader would see a difference if this were `count` instead. */
const gives = ({ shown }: Sum, count: number): boolean =>
  shown !== 'withheld' && (count < 0 || first(count) !== shown || (count === 0 && shown !== 0));

const keyOf = (at: readonly string[], date: string) => JSON.stringify([date, ...at]);

/** Every total that a cell is part of, itself included. */
const placesOf = (at: readonly string[]): string[][] =>
  at.reduce<string[][]>(
    (made, one) =>
      made.flatMap((start) => [
        [...start, one],
        [...start, total],
      ]),
    [[]],
  );

/** The whole cube: all cells and all totals over one or more dimensions, for every date. Dates are in order of time. */
export function publishFigures(cells: readonly Cell[]): PublishedCell[] {
  const sums = sumUp(cells);
  for (const run of runsOf(cells)) protect(run, sums);
  return [...sums.values()].map(({ at, date, shown }) => ({ at, date, shown }));
}

function sumUp(cells: readonly Cell[]): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const { at, date, count } of cells)
    for (const place of placesOf(at)) {
      const sum = sums.get(keyOf(place, date)) ?? { at: place, date, count: 0, shown: 0 };
      sum.count += count;
      sums.set(keyOf(place, date), sum);
    }
  for (const sum of sums.values()) sum.shown = first(sum.count);
  return sums;
}

/** A small number that stays the same from date to date is one secret, not several: whoever compares dates may assume that. */
function runsOf(cells: readonly Cell[]): Cell[][] {
  const runs: Cell[][] = [];
  const last = new Map<string, Cell[]>();
  for (const cell of [...cells].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    const place = JSON.stringify(cell.at);
    const run = last.get(place);
    if (run?.[0]?.count === cell.count) run.push(cell);
    else {
      const fresh = [cell];
      last.set(place, fresh);
      if (isFew(cell.count)) runs.push(fresh);
    }
  }
  return runs;
}

/** Finds another value that this run might have had, at the least loss for the reader, and withholds every sum that would contradict it. */
function protect(run: readonly Cell[], sums: ReadonlyMap<string, Sum>): void {
  const count = run[0]?.count ?? 0;
  const reached = run.flatMap(({ at, date }) => placesOf(at).flatMap((place) => sums.get(keyOf(place, date)) ?? []));
  const options = [1, 2, 3, 4]
    .filter((other) => other !== count)
    .map((other) => reached.filter((sum) => gives(sum, sum.count + other - count)))
    .sort((a, b) => loss(a) - loss(b));
  for (const sum of options[0] ?? []) sum.shown = 'withheld';
}

const loss = (sums: readonly Sum[]) => sums.reduce((all, { count }) => all + 1 + count, 0);

/** A share in whole percents, or nothing where the whole is too small or either of the two is hidden. */
export const shareOf = (part: number | Hidden, whole: number | Hidden): number | null =>
  typeof part === 'number' && typeof whole === 'number' && whole >= smallestDenominator
    ? Math.min(100, Math.round((100 * part) / whole))
    : null;
