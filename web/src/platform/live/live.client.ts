import {
  staleAfter,
  type Change,
  type Changes,
  type DeskChanged,
  type Followed,
  type Heartbeat,
} from '@ketenzicht/shared/live';
import { io, type Socket } from 'socket.io-client';
import { timeNow } from '../clock.js';
import { advance } from './follow.rules.js';
import { nextLive, startLive, type LiveEvent, type LiveState } from './live.state.js';

export interface LiveHandlers {
  changes: (changes: readonly Change[]) => void;
  /** We missed too much to catch up: fetch the whole board again, then `resume` from its revision. */
  reload: () => void;
  refused: () => void;
  serverTime: (time: string) => void;
  /** There is something to look at; what it is does not travel this way. */
  notice?: () => void;
  /** Something on one's own desk is otherwise than it was. */
  desk?: (changed: DeskChanged) => void;
}

interface ServerEvents {
  changes: (frame: Changes) => void;
  heartbeat: (beat: Heartbeat) => void;
  notice: () => void;
  desk: (changed: DeskChanged) => void;
  /** Ended, or other rights: the server says which when asked who this is. */
  'session.ended': () => void;
}
interface ClientEvents {
  follow: (ask: { since?: number; directory?: string }, answer: (followed: Followed) => void) => void;
}
export type LiveSocket = Pick<
  Socket<ServerEvents, ClientEvents>,
  'on' | 'connect' | 'disconnect' | 'connected' | 'active' | 'timeout'
>;

/** Quick tries at first, then every few seconds with jitter: back within ten seconds, and thousands of screens not all at once. */
export const openSocket = (): LiveSocket =>
  io('/live', {
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 300,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.5,
    timeout: 5_000,
  });

const measureEvery = 14_000;
const answerWithin = 8_000;

/** Follows the log from the revision of the board on screen, and tells truly whether it still does. */
export class LiveClient {
  state: LiveState;
  private revision: number | null = null;
  private asking = false;
  private askedAt = 0;
  private watch: ReturnType<typeof setInterval> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly handlers: LiveHandlers,
    private readonly socket: LiveSocket = openSocket(),
    private readonly now: () => number = () => timeNow().getTime(),
    /** Another register than one's own. */
    private readonly directory?: string,
  ) {
    this.state = startLive(now());
    socket.on('connect', () => {
      this.tell({ type: 'connected', at: now() });
      this.follow();
    });
    socket.on('disconnect', () => this.tell({ type: 'disconnected' }));
    socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
      this.tell({ type: 'disconnected' });
      if (error.data?.code?.startsWith('session.')) handlers.refused();
      // The middleware's refusal ends socket.io's own attempts; a server that is starting up may refuse for a moment only.
      if (!socket.active) setTimeout(() => this.wake(), 3_000);
    });
    socket.on('notice', () => handlers.notice?.());
    socket.on('desk', (changed: DeskChanged) => handlers.desk?.(changed));
    socket.on('session.ended', () => {
      handlers.refused();
      setTimeout(() => this.wake(), 1_000); // after a change of rights one comes back with the new ones
    });
    socket.on('changes', (frame: Changes) => this.take(frame));
    socket.on('heartbeat', (beat: Heartbeat) => {
      // First: what follows is told in the server's time.
      handlers.serverTime(beat.serverTime);
      this.tell({ type: 'frame', at: now() });
      // The server thinks that we were told up to here; if not, a frame was lost on the way.
      const behind = this.revision !== null && beat.revision > this.revision;
      if (behind || this.state.roundTrip === null || performance.now() - this.askedAt > measureEvery) this.follow(true);
    });
  }

  start(): void {
    if (this.watch !== undefined) return;
    this.socket.connect();
    this.watch = setInterval(() => this.breakSilence(), 250);
    addEventListener('online', this.wake);
    document.addEventListener('visibilitychange', this.wake);
  }

  stop(): void {
    clearInterval(this.watch);
    this.watch = undefined;
    removeEventListener('online', this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    this.socket.disconnect();
  }

  get heldRevision(): number | null {
    return this.revision;
  }

  /** The board on screen is at this revision, and was heard then; follow from here. */
  resume(revision: number, heardAt: number): void {
    this.revision = revision;
    if (!this.state.everHeard) this.tell({ type: 'opened', heardAt });
    if (this.socket.connected) this.follow();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** An open socket that says nothing is a dead one: close it, so that a new one may get through. */
  private breakSilence(): void {
    if (!this.socket.connected || this.now() - this.state.contactAt < staleAfter) return;
    this.tell({ type: 'disconnected' });
    this.socket.disconnect();
    this.socket.connect();
  }

  private readonly wake = (): void => {
    if (document.visibilityState === 'hidden' || this.socket.connected || this.watch === undefined) return;
    this.socket.disconnect();
    this.socket.connect();
  };

  private take(frame: Changes): void {
    this.tell({ type: 'frame', at: this.now() });
    this.handlers.changes(frame.changes);
    if (this.revision === null) return;
    const { revision, gap } = advance(this.revision, frame);
    this.revision = revision;
    if (gap) this.follow();
  }

  /** Measures only when asked to: right after connecting the browser is busy drawing, and the time would be its own. */
  private follow(measure = false): void {
    if (this.asking || this.revision === null) return;
    this.asking = true;
    this.askedAt = performance.now();
    this.socket
      .timeout(answerWithin)
      .emit(
        'follow',
        { since: this.revision, ...(this.directory && { directory: this.directory }) },
        (error: Error | null, followed: Followed) => {
          this.asking = false;
          if (error) return;
          const roundTrip = measure ? Math.round(performance.now() - this.askedAt) : this.state.roundTrip;
          this.tell({ type: 'answered', at: this.now(), roundTrip });
          if ('reload' in followed) {
            this.handlers.reload();
            return;
          }
          this.handlers.changes(followed.changes);
          this.revision = Math.max(this.revision ?? 0, followed.revision);
        },
      );
  }

  private tell(event: LiveEvent): void {
    this.state = nextLive(this.state, event);
    for (const listener of this.listeners) listener();
  }
}
