import { describe, expect, it } from '@jest/globals';
import { liveStatus, nextLive, startLive, type LiveEvent } from './live.state.js';

const after = (...events: LiveEvent[]) => events.reduce(nextLive, startLive(0));

describe('the live state', () => {
  it('is connecting at first, and offline when nothing came for twelve seconds', () => {
    expect(liveStatus(after(), 1_000)).toBe('reconnecting');
    expect(liveStatus(after(), 11_999)).toBe('reconnecting');
    expect(liveStatus(after(), 12_000)).toBe('offline');
  });

  it('does not claim to be live because a socket is open: only a frame counts', () => {
    expect(liveStatus(after({ type: 'connected', at: 100 }), 1_000)).toBe('reconnecting');
    expect(liveStatus(after({ type: 'connected', at: 100 }, { type: 'frame', at: 200 }), 1_000)).toBe('live');
  });

  it('is delayed after a missed beat and offline after twelve seconds of silence, though the socket still seems open', () => {
    const state = after({ type: 'frame', at: 1_000 });
    expect(liveStatus(state, 7_000)).toBe('live');
    expect(liveStatus(state, 7_001)).toBe('delayed');
    expect(liveStatus(state, 12_999)).toBe('delayed');
    expect(liveStatus(state, 13_000)).toBe('offline');
  });

  it('is delayed when an answer takes more than a second', () => {
    expect(liveStatus(after({ type: 'answered', at: 3_000, roundTrip: 1_400 }), 3_100)).toBe('delayed');
    expect(liveStatus(after({ type: 'answered', at: 3_000, roundTrip: 38 }), 3_100)).toBe('live');
  });

  it('says at once that it reconnects, and remembers since when nothing was heard', () => {
    const state = after({ type: 'frame', at: 5_000 }, { type: 'disconnected' });
    expect(liveStatus(state, 5_500)).toBe('reconnecting');
    expect(liveStatus(state, 17_000)).toBe('offline');
    expect(state.contactAt).toBe(5_000);
  });

  it('is live again with the first frame, however long it was away', () => {
    const away = after({ type: 'frame', at: 1_000 }, { type: 'disconnected' });
    const back = nextLive(nextLive(away, { type: 'connected', at: 900_000 }), { type: 'frame', at: 900_050 });
    expect(liveStatus(back, 900_100)).toBe('live');
  });

  it('counts from when the figures were heard when they come from what the browser kept', () => {
    const state = nextLive(startLive(1_000_000), { type: 'opened', heardAt: 400_000 });
    expect(liveStatus(state, 1_000_100)).toBe('offline');
    expect(state.contactAt).toBe(400_000);
  });
});
