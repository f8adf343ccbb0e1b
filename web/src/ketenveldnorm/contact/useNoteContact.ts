import type { ContactNote, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useRef } from 'react';
import { newKey } from '../../platform/new-key.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useAddition } from '../timeline/timeline.queries.js';

/** Sends one note. The same key for the same note: pressed twice, or sent again by a phone that heard no answer, it is written down once. */
export function useNoteContact(trajectory: Trajectory) {
  const adding = useAddition(trajectory);
  const key = useRef(newKey());
  const mutate = (note: ContactNote, { onSuccess }: { onSuccess: () => void }) =>
    adding.mutate(
      { path: 'contact-notes', body: note, headers: { 'idempotency-key': key.current } },
      {
        onSuccess,
        // Refused is not written down: what is sent after it is another note. Unheard may have been, so that keeps its key.
        onError: (error) => {
          if (!(error instanceof ProblemError && error.status === 0)) key.current = newKey();
        },
      },
    );
  return { mutate, isPending: adding.isPending, isError: adding.isError, error: adding.error };
}
