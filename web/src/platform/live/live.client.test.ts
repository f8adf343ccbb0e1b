import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Change, Followed } from '@ketenzicht/shared/live';
import { FakeSocket } from '../../testing/fake-socket.js';
import { LiveClient } from './live.client.js';

const told = {
  changes: jest.fn<(changes: readonly Change[]) => void>(),
  reload: jest.fn(),
  refused: jest.fn(),
  serverTime: jest.fn(),
};
let socket: FakeSocket;
let client: LiveClient;
let now = 0;

function begin(revision: number, answer: Followed = { revision, changes: [] }) {
  socket = new FakeSocket(() => {
    jest.advanceTimersByTime(38);
    return answer;
  });
  client = new LiveClient(told, socket.asSocket, () => now);
  client.start();
  socket.happen('connect');
  client.resume(revision, now);
}

beforeEach(() => {
  now = 1_000;
  jest.useFakeTimers();
});
afterEach(() => {
  client.stop();
  jest.useRealTimers();
  jest.clearAllMocks();
});

describe('following the log', () => {
  it('asks from the revision of the board, again after every new connection', () => {
    begin(10);
    expect(socket.follows).toEqual([{ since: 10 }]);
    socket.happen('changes', { from: 10, to: 14, changes: [] });
    socket.happen('disconnect');
    socket.happen('connect');
    expect(socket.follows).toEqual([{ since: 10 }, { since: 14 }]);
  });

  it('stays where it is over a gap and asks from there', () => {
    begin(10);
    socket.happen('changes', { from: 12, to: 15, changes: [] });
    expect(client.heldRevision).toBe(10);
    expect(socket.follows.at(-1)).toEqual({ since: 10 });
  });

  it('takes a frame twice or one that overlaps without going back', () => {
    begin(10);
    socket.happen('changes', { from: 8, to: 13, changes: [] });
    socket.happen('changes', { from: 8, to: 12, changes: [] });
    expect(client.heldRevision).toBe(13);
    expect(socket.follows).toHaveLength(1);
  });

  it('asks when a heartbeat says that more was told than came', () => {
    begin(10);
    socket.happen('heartbeat', { serverTime: '2026-11-22T08:00:00Z', revision: 11 });
    expect(socket.follows).toEqual([{ since: 10 }, { since: 10 }]);
  });

  it('asks for the whole board when the server cannot catch up that far', () => {
    begin(10, { revision: 90_000, reload: true });
    expect(told.reload).toHaveBeenCalledTimes(1);
    expect(client.heldRevision).toBe(10);
  });

  it('measures the way there and back with the first heartbeat, not while the page is still being drawn', () => {
    begin(10);
    expect(client.state.roundTrip).toBeNull();
    socket.happen('heartbeat', { serverTime: '2026-11-22T08:00:00Z', revision: 10 });
    expect(client.state.roundTrip).toBe(38);
  });

  it('breaks an open connection that is silent for twelve seconds, and tries again', () => {
    begin(10);
    const before = socket.connects;
    now += 12_500;
    jest.advanceTimersByTime(1_000);
    expect(socket.connects).toBe(before + 1);
  });

  it('tries at once when the browser says that the network is back', () => {
    begin(10);
    socket.happen('disconnect');
    const before = socket.connects;
    dispatchEvent(new Event('online'));
    expect(socket.connects).toBe(before + 1);
  });

  it('tells that the session is refused', () => {
    begin(10);
    socket.happen('connect_error', Object.assign(new Error('no'), { data: { code: 'session.refused' } }));
    expect(told.refused).toHaveBeenCalledTimes(1);
  });
});
