/**
 * When an open load comes, in milliseconds from its start: at a random moment of each of its own equal slots. So it neither waits for answers
 * nor falls in step with anyone's timer. The same moments every time, for us and for the bare limit.
 */
export function moments(perSecond: number, seconds: number): number[] {
  const slot = 1_000 / perSecond;
  const random = seeded(7);
  return Array.from({ length: perSecond * seconds }, (_, index) => (index + random()) * slot);
}

/** Mulberry32: small, and the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
