import type { Pieces } from './pieces.js';
import { words } from './words.js';

/** What was said of one wait, the last of it or before; several lines of one wait follow each other, in the order in which they were said. Days are numbers. */
export type SaidRow = [
  id: string,
  directoryId: string,
  providerId: string,
  regionId: string,
  unitId: string,
  isMistake: boolean,
  readySince: number,
  endedOn: number | null,
  fromOn: number | null,
  cause: string | null,
  payer: string,
  municipality: string | null,
  endedAt: number | null,
];
/** After every day there is. */
const never = 1 << 30;

export function putIn(pieces: Pieces, rows: readonly SaidRow[]): void {
  for (let from = 0; from < rows.length;) {
    const id = rows[from]?.[0] ?? '';
    let after = from + 1;
    while (rows[after]?.[0] === id) after++;
    pieces.put(id, rows.slice(from, after).flatMap(piece));
    from = after;
  }
}

/** What was said holds from its day, and never before this person was ready, until what was said next or until the end. */
function piece(row: SaidRow, place: number, said: readonly SaidRow[]): number[][] {
  const [, directory, provider, region, unit, isMistake, ready, ended, fromOn, cause, payer, municipality, endedAt] =
    row;
  const next = said[place + 1];
  const on = Math.max(fromOn ?? ready, ready);
  const off = Math.min(ended ?? never, next ? (next[8] ?? ready) : never);
  if (isMistake || cause === null || on >= off) return [];
  const whose = [directory, provider, region, unit].map((word) => words.code(word));
  const what = [cause, payer, municipality].map((word) => words.code(word));
  // In the order of `at`.
  return [[0, ...whose, on, off, ...what, endedAt ?? Infinity]];
}
