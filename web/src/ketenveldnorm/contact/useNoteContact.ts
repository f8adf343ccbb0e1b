import type { ContactNote, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '../../platform/new-key.js';
import { ProblemError } from '../../platform/problem.error.js';
import { followingKey } from '../following.queries.js';
import { sendNote, useDrafts } from './useDrafts.js';

export type Sent = 'sent' | 'kept';

/**
 * Sends a note about a contact. Is nobody there to hear it, then it waits, sealed, in the memory of this page and is sent by itself: `kept`. The same key for
 * the same note: pressed twice, or sent again by a phone that heard no answer, it is written down once. What was refused was not written down.
 */
export function useNoteContact({ id, reference }: Pick<Trajectory, 'id' | 'reference'>) {
  const { drafts } = useDrafts();
  const client = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    gcTime: 0,
    mutationFn: async (body: ContactNote): Promise<Sent> => {
      try {
        await sendNote({ trajectoryId: id, key, body });
        return 'sent';
      } catch (error) {
        if (!(error instanceof ProblemError && error.status === 0 && drafts.canKeep)) throw error;
        await drafts.keep({ key, trajectoryId: id, reference }, body);
        return 'kept';
      }
    },
    onSettled: () => void client.invalidateQueries({ queryKey: [followingKey] }),
  });
}
