import type { Capacity, CapacityAccepted } from '@ketenzicht/shared/capacity';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProblemError } from '../../platform/problem.error.js';
import { failureOf, nextAttempt, waitBefore } from './attempt.rules.js';
import { sendAttempt, type Attempt } from '../capacity.queries.js';
import { useUnits } from '../units.store.js';

export type Sending =
  | { phase: 'idle' }
  | { phase: 'sending'; attempt: Attempt; tries: number }
  | { phase: 'waiting'; attempt: Attempt; tries: number }
  | { phase: 'stale'; attempt: Attempt; theirs: Capacity }
  | { phase: 'refused'; attempt: Attempt; error: ProblemError }
  | { phase: 'saved'; attempt: Attempt; accepted: CapacityAccepted };

/** Sends a report until it is answered: again by itself while the server cannot be heard, always under the same key. */
export function useReporting(unitId: string, lastAttempt: Attempt | null) {
  const store = useUnits();
  const [sending, setSending] = useState<Sending>({ phase: 'idle' });
  const last = useRef(lastAttempt);
  /** An answer counts only while the screen still waits for that very attempt. */
  const awaited = useRef<symbol>(undefined);
  useEffect(() => () => void (awaited.current = undefined), []);

  const transmit = useCallback(
    async (attempt: Attempt, tries: number) => {
      const ticket = Symbol('attempt');
      awaited.current = ticket;
      setSending({ phase: 'sending', attempt, tries });
      try {
        const accepted = await sendAttempt(unitId, attempt);
        store.apply([{ unitId, capacity: accepted.capacity }]);
        if (awaited.current === ticket) setSending({ phase: 'saved', attempt, accepted });
      } catch (error) {
        if (awaited.current !== ticket) return;
        const failure = failureOf(error);
        if (failure.kind === 'passing') setSending({ phase: 'waiting', attempt, tries });
        else if (failure.kind === 'stale') setSending({ phase: 'stale', attempt, theirs: failure.theirs });
        else setSending({ phase: 'refused', attempt, error: failure.error });
      }
    },
    [store, unitId],
  );

  useEffect(() => {
    if (sending.phase !== 'waiting') return undefined;
    const again = () => void transmit(sending.attempt, sending.tries + 1);
    const timer = setTimeout(again, waitBefore(sending.tries));
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [sending, transmit]);

  const send = useCallback(
    (wanted: Omit<Attempt, 'key'>) => {
      const attempt = nextAttempt(last.current, wanted, newKey);
      last.current = attempt;
      void transmit(attempt, 1);
      return attempt;
    },
    [transmit],
  );
  const settle = useCallback(() => {
    awaited.current = undefined;
    setSending({ phase: 'idle' });
  }, []);
  return { sending, send, settle };
}

/** `randomUUID` is there only on https and localhost; a ward on a plain inside address must be able to report too. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
