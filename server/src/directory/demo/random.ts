/** Chance that repeats: the same seed always gives the same course. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** Whole number from `from` up to and including `to`. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(of: readonly [T, ...T[]]): T;
  /** How often something happened that happens `mean` times on average (Poisson); for small means. */
  count(mean: number): number;
}

/** mulberry32: 32 bits of state, ample for a few thousand draws per ward. */
export function randomFrom(seed: string): Random {
  let state = 2166136261;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (of) => of[Math.floor(next() * of.length)] ?? of[0],
    count: (mean) => {
      const none = Math.exp(-mean);
      let events = 0;
      for (let left = next(); left > none; left *= next()) events++;
      return events;
    },
  };
}
