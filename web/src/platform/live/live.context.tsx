import { createContext, use, useSyncExternalStore } from 'react';
import { useNow } from '../clock.js';
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

/** The connection as it may be shown now; looks again every second, because silence makes no event. */
export function useLive(): LiveView {
  const client = use(LiveContext);
  if (!client) throw new Error('useLive outside LiveContext');
  const state = useSyncExternalStore(client.subscribe, () => client.state);
  const now = useNow(1_000);
  return {
    status: liveStatus(state, now.getTime()),
    roundTrip: state.roundTrip,
    contactAt: new Date(state.contactAt),
    revision: client.heldRevision,
  };
}
