import type { Stretch, Waited } from './nights.rules.js';

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
];
export type KnownWait = Waited;

/** After every day there is. */
const never = 1 << 30;

/** Equal words of a hundred thousand lines are kept once. */
const words = new Map<string, string>();
function once<T extends string | null>(word: T): T {
  if (word === null) return word;
  const known = words.get(word);
  if (known !== undefined) return known as T;
  words.set(word, word);
  return word;
}

export function waitsOf(rows: readonly SaidRow[]): Map<string, KnownWait> {
  const waits = new Map<string, KnownWait>();
  for (let at = 0; at < rows.length; ) {
    const row = rows[at] as SaidRow;
    let after = at + 1;
    while (rows[after]?.[0] === row[0]) after++;
    const [id, directoryId, providerId, regionId, unitId, isMistake] = row;
    waits.set(id, {
      directoryId: once(directoryId),
      providerId: once(providerId),
      regionId: once(regionId),
      unitId: once(unitId),
      stretches: isMistake ? [] : stretchesOf(rows.slice(at, after)),
    });
    at = after;
  }
  return waits;
}

/** What was said holds from its day, and never before this person was ready, until what was said next or until the end. */
function stretchesOf(said: readonly SaidRow[]): Stretch[] {
  return said.flatMap(([, , , , , , ready, ended, fromOn, cause, payer, municipality], at) => {
    if (cause === null) return [];
    const next = said[at + 1];
    const on = Math.max(fromOn ?? ready, ready);
    const off = Math.min(ended ?? never, next ? (next[8] ?? ready) : never);
    return on < off ? [{ on, off, cause: once(cause), payer: once(payer), municipality: once(municipality) }] : [];
  });
}
