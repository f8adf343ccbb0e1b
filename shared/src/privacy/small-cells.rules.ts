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

/** So many alike, and every sum that they are part of. Alike in everything that is published of them: give each kind once. */
export interface Summand {
  count: number;
  places: readonly string[];
}

/** Sums of any shape: each small kind could be its twin, and nothing here would differ. A sum that is not in the answer is nothing of. */
export function publishSums(summands: readonly Summand[]): Map<string, number | Hidden> {
  const sums = new Map<string, number>();
  for (const { count, places } of summands) for (const place of places) sums.set(place, (sums.get(place) ?? 0) + count);
  const shown = new Map([...sums].map(([place, sum]) => [place, shownAs(sum)]));
  for (const { count, places } of summands)
    if (isFew(count))
      for (const place of places) {
        const sum = sums.get(place) ?? 0;
        // A reader would see the difference here if the small number were its twin.
        if (shownAs(sum + twinOf(count) - count) !== shownAs(sum)) shown.set(place, 'withheld');
      }
  return shown;
}

/** The whole cube: all cells and all totals over one or more dimensions. Give each place once. */
export function publishFigures(cells: readonly Cell[]): PublishedCell[] {
  const summands = cells.map(({ at, count }) => ({ count, places: placesOf(at).map(keyOf) }));
  return [...publishSums(summands)].map(([place, shown]) => ({ at: JSON.parse(place) as string[], shown }));
}

/** A share in whole percents, or nothing where the whole is too small or either of the two is hidden. */
export const shareOf = (part: number | Hidden, whole: number | Hidden): number | null =>
  typeof part === 'number' && typeof whole === 'number' && whole >= smallestDenominator
    ? Math.min(100, Math.round((100 * part) / whole))
    : null;
