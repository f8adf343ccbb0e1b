import { setTimeout as pause } from 'node:timers/promises';

/** Asks until it is so; for what a clock brings about by itself. */
export async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean, most = 10_000): Promise<T> {
  for (const end = Date.now() + most; ;) {
    const answer = await ask();
    if (isSo(answer) || Date.now() > end) return answer;
    await pause(100);
  }
}
