import type { Follow, Followed } from '@ketenzicht/shared/live';
import type { LiveSocket } from '../platform/live/live.client.js';

type Handler = (...values: never[]) => void;

/** A socket whose far end is the test. */
export class FakeSocket {
  connected = false;
  active = true;
  connects = 0;
  readonly follows: Follow[] = [];
  private readonly handlers = new Map<string, Handler>();

  constructor(private readonly answer: (ask: Follow) => Followed) {}

  get asSocket(): LiveSocket {
    return this as unknown as LiveSocket;
  }

  on(event: string, handler: Handler): void {
    this.handlers.set(event, handler);
  }

  connect(): void {
    this.connects++;
  }

  disconnect(): void {
    this.connected = false;
  }

  timeout() {
    return {
      emit: (_event: 'follow', ask: Follow, done: (error: null, followed: Followed) => void) => {
        this.follows.push(ask);
        done(null, this.answer(ask));
      },
    };
  }

  happen(event: 'connect' | 'disconnect' | 'connect_error' | 'changes' | 'heartbeat' | 'desk', value?: unknown): void {
    if (event === 'connect') this.connected = true;
    if (event === 'disconnect') this.connected = false;
    this.handlers.get(event)?.(value as never);
  }
}
