import type { Contact } from '@ketenzicht/shared/ketenveldnorm';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ask } from '../../platform/http.js';
import { sessionKey } from '../../platform/session.js';
import { followingKey } from '../following.queries.js';
import { NoteDrafts, type SendNote } from './draft.js';

export const sendNote: SendNote = ({ trajectoryId, key, body }) =>
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
  const drafts = new NoteDrafts(sendNote, () => void client.invalidateQueries({ queryKey: [followingKey] }));
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
