import { now } from '../clock.ts';
import { Dashboard, type Watcher } from './dashboard.ts';
import { Frames, type LogEntry } from './frames.ts';

export interface OpenRequest {
  port: number;
  count: number;
  tokens: string[];
  /** Follows the live stream after connecting: from this revision, from now on (null), or not at all. */
  since?: number | null;
  /** Handshakes under way at a time, below what a listening socket queues. */
  abreast: number;
}

/** `heldAt`: pairs of (moment, revision) at which the dashboard that is furthest behind moved on. */
export interface Heard {
  frames: number;
  heartbeats: number;
  bytes: number;
  gaps: number;
  twice: number;
  lost: number;
  heldAt: [at: number, revision: number][];
}

const nothingHeard = (): Heard => ({ frames: 0, heartbeats: 0, bytes: 0, gaps: 0, twice: 0, lost: 0, heldAt: [] });

/** Dashboards that are counted together: what all of them hold, and when. */
export class Group implements Watcher {
  private readonly dashboards = new Set<Dashboard>();
  /** How many dashboards hold each revision. */
  private readonly holding = new Map<number, number>();
  private readonly frames = new Frames();
  private held = Number.POSITIVE_INFINITY;
  private waits: { revision: number; resolve: (at: number) => void }[] = [];
  private unanswered: { count: number; resolve: (at: number) => void } | undefined;
  private tally = nothingHeard();

  /** Connects all of them; answers how long it took until the last one was ready. */
  async open({ port, count, tokens, since, abreast }: OpenRequest): Promise<number> {
    const started = now();
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < count) {
        const dashboard = new Dashboard(port, tokens[next++ % Math.max(1, tokens.length)], this);
        this.dashboards.add(dashboard);
        await dashboard.connect(since);
      }
    };
    await Promise.all(Array.from({ length: Math.min(abreast, count) }, worker));
    return now() - started;
  }

  close(): void {
    const leaving = [...this.dashboards];
    this.dashboards.clear();
    for (const dashboard of leaving) dashboard.drop();
    this.holding.clear();
    this.held = Number.POSITIVE_INFINITY;
    this.hearAnew();
  }

  pause(): void {
    for (const dashboard of this.dashboards) dashboard.pause();
  }

  resume(): void {
    for (const dashboard of this.dashboards) dashboard.resume();
  }

  /** Resolves with the moment from which all hold this revision or more. */
  until(revision: number): Promise<number> | number {
    if (this.held >= revision) return now();
    return new Promise((resolve) => this.waits.push({ revision, resolve }));
  }

  /** All ask what they missed since a revision; resolves when the last has its answer. */
  followAgain(since: number): Promise<number> {
    return new Promise((resolve) => {
      this.unanswered = { count: this.dashboards.size, resolve };
      for (const dashboard of this.dashboards) dashboard.askOnly(since);
    });
  }

  hearAnew(): void {
    this.tally = nothingHeard();
    this.frames.forget();
  }

  report(): Heard {
    return this.tally;
  }

  wrongFrames(log: readonly LogEntry[]): number {
    return this.frames.wrong(log);
  }

  heard(from: number, to: number, bytes: Buffer, revision: number, wire: number): void {
    this.tally.frames++;
    this.tally.bytes += wire;
    this.tally.twice += this.frames.note(from, to, bytes, revision);
  }

  beat(): void {
    this.tally.heartbeats++;
  }

  caughtUp(bytes: Buffer, since: number): number | undefined {
    const { revision, twice } = this.frames.noteAnswer(bytes, since);
    this.tally.twice += twice;
    return revision;
  }

  /** One dashboard went from a revision to another; when it was the last at the old one, all hold more than before. */
  moved(before: number | undefined, after: number, at = now()): void {
    this.holding.set(after, (this.holding.get(after) ?? 0) + 1);
    if (before === undefined) {
      this.held = Math.min(this.held, after);
      return;
    }
    const left = (this.holding.get(before) ?? 0) - 1;
    if (left > 0) return void this.holding.set(before, left);
    this.holding.delete(before);
    if (before !== this.held) return;
    this.held = Math.min(...this.holding.keys());
    this.tally.heldAt.push([at, this.held]);
    const met = this.waits.filter(({ revision }) => revision <= this.held);
    this.waits = this.waits.filter(({ revision }) => revision > this.held);
    for (const { resolve } of met) resolve(at);
  }

  answered(at: number): void {
    if (this.unanswered && --this.unanswered.count === 0) this.unanswered.resolve(at);
  }

  gap(): void {
    this.tally.gaps++;
  }

  cutOff(dashboard: Dashboard): void {
    if (this.dashboards.delete(dashboard)) this.tally.lost++;
  }
}
