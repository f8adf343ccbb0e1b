import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { Line } from './line.ts';

/** What a group of dashboards keeps count of. */
export interface Watcher {
  /** Frames as they come; `revision` is what the dashboard held before. */
  heard(from: number, to: number, bytes: Buffer, revision: number, wire: number): void;
  beat(): void;
  /** The revision that a catch-up brought, or undefined when the answer was: take a new board. */
  caughtUp(bytes: Buffer, since: number): number | undefined;
  moved(before: number | undefined, after: number, at?: number): void;
  answered(at: number): void;
  gap(): void;
  cutOff(dashboard: Dashboard): void;
}

/** A screen as the web client is one: follows from the revision it holds, asks again over a gap, takes a new board when told to. */
export class Dashboard {
  private readonly port: number;
  private readonly token: string | undefined;
  private readonly watcher: Watcher;
  private line: Line | undefined;
  private revision = 0;
  private askedSince = 0;
  private isFollowing = false;
  private isReady = false;
  private isAsking = false;
  private mustAskAgain = false;

  constructor(port: number, token: string | undefined, watcher: Watcher) {
    this.port = port;
    this.token = token;
    this.watcher = watcher;
  }

  /** Resolves when it shows what is so: connected and, unless `since` is undefined, caught up. */
  connect(since: number | null | undefined): Promise<void> {
    this.revision = since ?? 0;
    this.isFollowing = since !== undefined;
    return new Promise((resolve, reject) => {
      this.line = new Line(this.port, this.token, {
        open: () => {
          if (since !== undefined) return this.ask(since ?? undefined);
          this.ready(0);
          resolve();
        },
        followed: (bytes, at) => {
          if (!this.isAsking) return this.watcher.answered(at);
          void this.take(bytes, at).then(resolve, reject);
        },
        changes: (from, to, bytes, at, wire) => this.changes(from, to, bytes, at, wire),
        heartbeat: (revision) => {
          this.watcher.beat();
          if (this.isReady && !this.isAsking && revision > this.revision) this.ask(this.revision);
        },
        refused: (reason) => reject(new Error(`a dashboard was refused: ${reason}`)),
        closed: () => {
          this.watcher.cutOff(this);
          reject(new Error('a dashboard was cut off'));
        },
      });
    });
  }

  /** Asks what was missed since a revision, only to see what an answer costs. */
  askOnly(since: number): void {
    this.line?.follow(since);
  }

  /** Stops reading, as a frozen browser does; the connection stays. */
  pause(): void {
    this.line?.pause();
  }

  resume(): void {
    this.line?.resume();
  }

  drop(): void {
    this.line?.drop();
  }

  private ask(since: number | undefined): void {
    this.isAsking = true;
    this.askedSince = since ?? 0;
    this.line?.follow(since);
  }

  private async take(bytes: Buffer, at: number): Promise<void> {
    const reached = this.watcher.caughtUp(bytes, this.askedSince);
    if (reached === undefined) return this.ask(await this.newBoard());
    this.isAsking = false;
    if (!this.isReady || reached > this.revision) this.ready(reached, at);
    if (!this.mustAskAgain) return;
    this.mustAskAgain = false;
    this.ask(this.revision);
  }

  private ready(revision: number, at?: number): void {
    this.watcher.moved(this.isReady ? this.revision : undefined, revision, at);
    this.revision = revision;
    this.isReady = true;
  }

  private changes(from: number, to: number, bytes: Buffer, at: number, wire: number): void {
    this.watcher.heard(from, to, bytes, this.revision, wire);
    if (this.isFollowing && from > this.revision) {
      // A frame may overtake the answer to a question; without a question it is a gap.
      if (this.isAsking) this.mustAskAgain = true;
      else {
        this.watcher.gap();
        this.ask(this.revision);
      }
      return;
    }
    if (to > this.revision) this.ready(to, at);
  }

  /** Reads the whole board as a browser would, and answers its revision. Only inflating it is left to real browsers. */
  private async newBoard(): Promise<number> {
    const headers = { authorization: `Bearer ${this.token ?? ''}`, 'accept-encoding': 'gzip' };
    const request = get({ host: '127.0.0.1', port: this.port, path: '/api/v1/board', headers, agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    const revision = Number(/"(\d+)/.exec(answer.headers.etag ?? '')?.[1] ?? Number.NaN);
    if (Number.isNaN(revision)) throw new Error(`a dashboard got no board: ${answer.statusCode}`);
    this.ready(revision);
    return revision;
  }
}
