/**
 * Runs something never twice at once, and gives everybody a run that began after they asked: what is read for somebody holds all that was there when they
 * came. Those who come while it runs share the next one.
 */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        running = run();
        return running;
      });
    return next;
  };
}

const first = (digit: string): string => `${digit}0000000-0000-0000-0000-000000000000`;
/** All UUIDs in sixteen parts of about the same size, so that a long table is read in pieces; `until` null: to the end. */
export const uuidParts: readonly { from: string; until: string | null }[] = '0123456789abcdef'
  .split('')
  .map((digit, at, digits) => {
    const next = digits[at + 1];
    return { from: first(digit), until: next === undefined ? null : first(next) };
  });
