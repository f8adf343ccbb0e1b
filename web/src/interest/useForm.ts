import type { Interest, Received } from '@ketenzicht/shared/interest';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ProblemError } from '../platform/problem.error.js';
import { sendInterest } from './interest.queries.js';
import { prepare, type Done } from './work.js';

/** Then the form was open for so long that it takes another ticket; nobody has to know. */
const stale = new Set(['interest.ticket', 'interest.work', 'interest.too_soon']);
/** The server took this ticket, or nobody will: what is sent after it is another form. */
const spent = (error: unknown) => error instanceof ProblemError && error.status !== 0 && error.status < 500;

/** Sends a registration. The work for it is begun when the page opens, and is done long before somebody has typed all. */
export function useForm(roundId: string) {
  const page = useRef<AbortController>(null);
  const ready = useRef<Promise<Done>>(null);
  const begin = () => {
    const { signal } = (page.current ??= new AbortController());
    const work = prepare(roundId, signal);
    work.catch(() => undefined); // told to whoever sends
    ready.current = work;
    return work;
  };
  useEffect(() => {
    void begin();
    return () => {
      page.current?.abort();
      page.current = null;
      ready.current = null;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for a round
  }, [roundId]);

  return useMutation({
    mutationFn: async (interest: Interest): Promise<Received> => {
      const form = await (ready.current ?? begin()).catch(() => begin());
      try {
        return await sendInterest(form, interest);
      } catch (error) {
        if (error instanceof ProblemError && stale.has(error.code)) return sendInterest(await begin(), interest);
        // A fault in a field costs nothing: the server had not looked at the ticket yet.
        if (spent(error) && (error as ProblemError).code !== 'input.invalid') void begin();
        throw error;
      }
    },
  });
}
