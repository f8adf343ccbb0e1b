import { createContext, use, useSyncExternalStore } from 'react';
import { useWatched } from '../clock.js';
import type { LiveClient } from './live.client.js';
import { liveStatus, type LiveStatus } from './live.state.js';

export const LiveContext = createContext<LiveClient | null>(null);

export interface LiveView {
  status: LiveStatus;
  roundTrip: number | null;
  /** Since when nothing was heard. */
  contactAt: Date;
  /** Up to where in the log this screen has been told. */
  revision: number | null;
}

/** The connection as it may be shown now; looks again and again, because silence makes no event. */
export function useLive(): LiveView {
  const client = use(LiveContext);
  if (!client) throw new Error('useLive outside LiveContext');
  const state = useSyncExternalStore(client.subscribe, () => client.state);
  const status = useWatched((now) => liveStatus(client.state, now.getTime()), 250);
  return {
    status,
    roundTrip: state.roundTrip,
    contactAt: new Date(state.contactAt),
    revision: client.heldRevision,
  };
}
