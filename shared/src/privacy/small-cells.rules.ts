/**
 * Figures about people that nobody can be found in (PRIV-08, after Statistics Netherlands' practice for small areas): 1 to 4 is not published,
 * everything else is rounded to 5, and totals are withheld where they would give a small number away.
 *
 * What is proved for each small number: it could have been another one, and everything published would be the same, in every total and drill-down. That
 * other one depends on the number alone, so that whoever lays two dates side by side, and knows that nothing changed, is no wiser. No subtraction
 * or solver can tell those worlds apart.
 */
export const smallest = 5;
export const smallestDenominator = 10;

/** One cell of the finest table: its place on each dimension. */
export interface Cell {
  at: readonly string[];
  count: number;
}

/** `few`: 1 to 4. `withheld`: nothing is said, to protect another number. Readers are not told which of the two. */
export type Hidden = 'few' | 'withheld';

export interface PublishedCell {
  /** `*` where this is the total over a dimension. */
  at: readonly string[];
  shown: number | Hidden;
}

export const total = '*';

export const rounded = (count: number): number => Math.round(count / smallest) * smallest;
const isFew = (count: number) => count > 0 && count < smallest;
const shownAs = (count: number): number | Hidden => (isFew(count) ? 'few' : rounded(count));

/** The other number that a small one could as well have been. */
const twinOf = (count: number): number => (count < smallest - 1 ? count + 1 : count - 1);

const keyOf = (at: readonly string[]) => JSON.stringify(at);

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

/** The whole cube: all cells and all totals over one or more dimensions. Give each place once. */
export function publishFigures(cells: readonly Cell[]): PublishedCell[] {
  const sums = sumUp(cells);
  for (const { at, count } of cells)
    if (isFew(count))
      for (const place of placesOf(at)) {
        const sum = sums.get(keyOf(place));
        // A reader would see the difference here if the small number were its twin.
        if (sum && shownAs(sum.count + twinOf(count) - count) !== shownAs(sum.count)) sum.shown = 'withheld';
      }
  return [...sums.values()].map(({ at, shown }) => ({ at, shown }));
}

function sumUp(cells: readonly Cell[]): Map<string, PublishedCell & { count: number }> {
  const sums = new Map<string, PublishedCell & { count: number }>();
  for (const { at, count } of cells)
    for (const place of placesOf(at)) {
      const sum = sums.get(keyOf(place)) ?? { at: place, count: 0, shown: 0 };
      sum.count += count;
      sums.set(keyOf(place), sum);
    }
  for (const sum of sums.values()) sum.shown = shownAs(sum.count);
  return sums;
}

/** A share in whole percents, or nothing where the whole is too small or either of the two is hidden. */
export const shareOf = (part: number | Hidden, whole: number | Hidden): number | null =>
  typeof part === 'number' && typeof whole === 'number' && whole >= smallestDenominator
    ? Math.min(100, Math.round((100 * part) / whole))
    : null;
