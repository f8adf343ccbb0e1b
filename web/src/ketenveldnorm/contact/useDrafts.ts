import type { Contact, ContactNote, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { ask } from '../../platform/http.js';
import { newKey } from '../../platform/new-key.js';
import { ProblemError } from '../../platform/problem.error.js';
import { sessionKey } from '../../platform/session.js';
import { NoteDrafts, type SendNote, type WaitingNote } from './draft.js';

const send: SendNote = ({ trajectoryId, key, body }) =>
  ask<Contact>(`/trajectories/${trajectoryId}/contact-notes`, {
    method: 'POST',
    body,
    headers: { 'idempotency-key': key },
  });

/** One for each page, as there is one network: whoever goes on to another screen leaves their notes waiting, not behind. */
const kept = new WeakMap<QueryClient, NoteDrafts>();
function draftsOf(client: QueryClient): NoteDrafts {
  const known = kept.get(client);
  if (known) return known;
  const drafts = new NoteDrafts(send, () => void client.invalidateQueries({ queryKey: ['ketenveldnorm'] }));
  client.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === sessionKey[0] && query.state.data === null) drafts.clear();
  });
  kept.set(client, drafts);
  return drafts;
}

/** Notes that wait for the network, and what one may do about them. */
export function useDrafts() {
  const drafts = draftsOf(useQueryClient());
  const waiting = useSyncExternalStore(drafts.subscribe, drafts.waiting);
  return { drafts, waiting };
}

export type Sent = 'sent' | 'kept';

/**
 * Sends a note about a contact. Is nobody there to hear it, then it waits, sealed, in the memory of this page and is sent by itself: `kept`. `again`: the note
 * that was looked at once more, under its own key.
 */
export function useNoteContact({ id, reference }: Pick<Trajectory, 'id' | 'reference'>, again?: WaitingNote) {
  const { drafts } = useDrafts();
  const client = useQueryClient();
  const [first] = useState(newKey);
  const key = again?.key ?? first;
  return useMutation({
    gcTime: 0,
    mutationFn: async (body: ContactNote): Promise<Sent> => {
      try {
        await send({ trajectoryId: id, key, body });
        drafts.drop(key);
        return 'sent';
      } catch (error) {
        if (!(error instanceof ProblemError && error.status === 0 && drafts.canKeep)) throw error;
        await drafts.keep({ key, trajectoryId: id, reference }, body);
        return 'kept';
      }
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['ketenveldnorm'] }),
  });
}
