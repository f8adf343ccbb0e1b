import type { Board, Capacity } from '@ketenzicht/shared/capacity';
import {
  changesSchema,
  followedSchema,
  heartbeatSchema,
  type Change,
  type Changes,
  type Followed,
  type Heartbeat,
} from '@ketenzicht/shared/live';
import { io, type Socket } from 'socket.io-client';

const patience = 8_000;

/**
 * A screen as the contract tells one to behave: it applies what is newer than it holds, and asks again when a frame begins after its revision or
 * a heartbeat names a later one.
 * Keeps every frame, so that a test can count what came.
 */
export class Screen {
  readonly frames: Changes[] = [];
  readonly heartbeats: Heartbeat[] = [];
  readonly figures = new Map<string, Capacity>();
  revision = 0;
  gaps = 0;
  reloads = 0;
  private watchers: (() => void)[] = [];

  private constructor(readonly socket: Socket) {
    socket.on('changes', (sent: unknown) => this.hear(changesSchema.parse(sent)));
    socket.on('heartbeat', (sent: unknown) => {
      const beat = heartbeatSchema.parse(sent);
      this.heartbeats.push(beat);
      if (beat.revision > this.revision) this.askAgain();
      this.notice();
    });
  }

  /** Rejects with the server's words when it is refused. */
  static async open(url: string, token: string, extraHeaders: Record<string, string> = {}): Promise<Screen> {
    const socket = io(`${url}/live`, {
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders,
    });
    const screen = new Screen(socket);
    await new Promise<void>((resolve, reject) =>
      socket.once('connect', resolve).once('connect_error', (error) => (socket.disconnect(), reject(error))),
    );
    return screen;
  }

  /** Takes over a board and follows from there. */
  static async on(url: string, token: string, board?: Board): Promise<Screen> {
    const screen = await Screen.open(url, token);
    if (board) for (const { id, capacity } of board.units) screen.figures.set(id, capacity);
    screen.revision = board?.revision ?? 0;
    await screen.follow(board?.revision);
    return screen;
  }

  /** Comes back by itself after its line or its server went away, and asks for what it missed. */
  static async lasting(url: string, token: string, board: Board): Promise<Screen> {
    const socket = io(`${url}/live`, {
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 300,
    });
    const screen = new Screen(socket);
    for (const { id, capacity } of board.units) screen.figures.set(id, capacity);
    screen.revision = board.revision;
    socket.on('connect', () => screen.askAgain());
    // Refused at the door (the database may be away): unlike a lost line, socket.io does not try that again.
    socket.on('connect_error', () => void (socket.active || setTimeout(() => socket.connect(), 200)));
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    return screen;
  }

  async follow(since?: number): Promise<Followed> {
    const answer = await this.ask(since === undefined ? {} : { since });
    const followed = followedSchema.parse(answer);
    if ('reload' in followed) this.reloads++;
    else this.apply(followed.changes, followed.revision);
    return followed;
  }

  /** Whatever the server answers to whatever is sent. */
  ask(body: unknown): Promise<unknown> {
    return this.socket.timeout(patience).emitWithAck('follow', body) as Promise<unknown>;
  }

  get changes(): Change[] {
    return this.frames.flatMap(({ changes }) => changes);
  }

  until(what: string, holds: (screen: this) => boolean, within = patience): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`waited ${within} ms in vain until ${what}; at revision ${this.revision}`)),
        within,
      );
      const watch = () => {
        if (!holds(this)) return;
        clearTimeout(timer);
        this.watchers = this.watchers.filter((one) => one !== watch);
        resolve();
      };
      this.watchers.push(watch);
      watch();
    });
  }

  reached(revision: number): Promise<void> {
    return this.until(`revision ${revision}`, () => this.revision >= revision);
  }

  close(): void {
    this.socket.disconnect();
  }

  /** Cut while asking: the next connect, frame or heartbeat asks again. */
  private askAgain(): void {
    void this.follow(this.revision).catch(() => undefined);
  }

  private hear(frame: Changes): void {
    this.frames.push(frame);
    if (frame.from > this.revision) {
      this.gaps++;
      this.askAgain();
    } else this.apply(frame.changes, frame.to);
  }

  private apply(changes: readonly Change[], revision: number): void {
    for (const change of changes)
      if (
        change.type === 'capacity.reported' &&
        change.capacity.version > (this.figures.get(change.unitId)?.version ?? -1)
      )
        this.figures.set(change.unitId, change.capacity);
    this.revision = Math.max(this.revision, revision);
    this.notice();
  }

  private notice(): void {
    for (const watch of this.watchers) watch();
  }
}
