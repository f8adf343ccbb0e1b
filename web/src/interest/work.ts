import { beginsWithZeros, workText, type Ticket } from '@ketenzicht/shared/interest';
import { ask } from '../platform/http.js';

/** A form that may be sent: its ticket, and the work that was done for it. */
export interface Done {
  ticket: string;
  work: number;
}

/** So many at once: the page answers to a finger in between. */
const portion = 200;

/** Asks for a form and does the work for it while somebody types. Ends early, with nothing, when the page has gone. */
export async function prepare(roundId: string, gone: AbortSignal): Promise<Done> {
  const asked = performance.now();
  const { ticket, bits, youngest } = await ask<Ticket>('/interest-tickets', {
    method: 'POST',
    body: { roundId },
    signal: gone,
  });
  const work = await solve(ticket, bits, gone);
  // A tenth more than the server wants: two clocks never agree whole.
  await pause(Math.max(0, youngest * 1.1 - (performance.now() - asked)));
  return { ticket, work };
}

async function solve(ticket: string, bits: number, gone: AbortSignal): Promise<number> {
  const encoder = new TextEncoder();
  for (let from = 0; ; from += portion) {
    gone.throwIfAborted();
    const digests = await Promise.all(
      Array.from({ length: portion }, (_, index) =>
        crypto.subtle.digest('SHA-256', encoder.encode(workText(ticket, from + index))),
      ),
    );
    const found = digests.findIndex((digest) => beginsWithZeros(new Uint8Array(digest), bits));
    if (found >= 0) return from + found;
    await pause(0);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
