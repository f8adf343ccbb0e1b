import { heartbeatEvery, staleAfter } from '@ketenzicht/shared/live';

/**
 * What we know of the connection. Pure: the shell tells what happened and when, `liveStatus` says what may be claimed now.
 * Contact is any frame that reached us, never "the socket says that it is open": a dead network keeps sockets open for minutes.
 */
export interface LiveState {
  connected: boolean;
  /** When the last frame came; before the first, when the board on screen was heard or we began to try. */
  contactAt: number;
  everHeard: boolean;
  /** Milliseconds there and back, as last measured. */
  roundTrip: number | null;
}

export type LiveEvent =
  | { type: 'opened'; heardAt: number }
  | { type: 'connected'; at: number }
  | { type: 'frame'; at: number }
  | { type: 'answered'; at: number; roundTrip: number | null }
  | { type: 'disconnected' };

export type LiveStatus = 'live' | 'delayed' | 'reconnecting' | 'offline';

/** One beat missed, with a second of grace. */
const beatMissed = heartbeatEvery + 1_000;
const slowRoundTrip = 1_000;

export const startLive = (at: number): LiveState => ({
  connected: false,
  contactAt: at,
  everHeard: false,
  roundTrip: null,
});

export function nextLive(state: LiveState, event: LiveEvent): LiveState {
  switch (event.type) {
    case 'opened':
      return { ...state, contactAt: event.heardAt };
    case 'connected':
      return { ...state, connected: true };
    case 'frame':
      return { ...state, connected: true, everHeard: true, contactAt: event.at };
    case 'answered':
      return { connected: true, everHeard: true, contactAt: event.at, roundTrip: event.roundTrip };
    case 'disconnected':
      return { ...state, connected: false, roundTrip: null };
  }
}

export function liveStatus(state: LiveState, now: number): LiveStatus {
  const silence = now - state.contactAt;
  if (silence >= staleAfter) return 'offline';
  if (!state.connected || !state.everHeard) return 'reconnecting';
  return silence > beatMissed || (state.roundTrip ?? 0) > slowRoundTrip ? 'delayed' : 'live';
}
