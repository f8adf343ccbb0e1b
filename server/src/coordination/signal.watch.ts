import { Injectable } from '@nestjs/common';
import { hour, minute, must } from '@ketenzicht/shared/kernel';
import { CapacityService } from '../capacity/capacity.service.js';
import { Work } from '../platform/database/work.js';
import { WaitingService } from '../placement/waiting.service.js';
import type { SignalBoard } from './signal.board.js';
import { SignalHistory, waitOf, wardNow } from './signal.history.js';
import { directories, raisedNow, ruleVersions, subjectOf } from './signal.queries.js';
import type { SignalChange } from './signal.shapes.js';
import { SignalWriter } from './signal.writer.js';

const job = 'coordination.signals';
/** Counts are looked up again for an hour, in case the bell of one was not heard. */
const missed = hour;

/** The board of signals of the server that evaluates. What it found and could not write is kept and written later; when it dies, history tells the next one. */
@Injectable()
export class SignalWatch {
  private board: SignalBoard | undefined;
  private version = 0;
  private versions = new Map<string, number>();
  private comparedAt = -Infinity;
  private newest = 0;
  private readonly wards = new Set<string>();
  private readonly requests = new Set<string>();
  private readonly counts = new Set<string>();
  private unwritten: SignalChange[] = [];

  constructor(
    private readonly history: SignalHistory,
    private readonly capacity: CapacityService,
    private readonly waiting: WaitingService,
    private readonly work: Work,
    private readonly writer: SignalWriter,
  ) {}

  get hasNews(): boolean {
    return this.board !== undefined && this.wards.size + this.requests.size + this.counts.size > 0;
  }

  wardChanged(id: string): void {
    this.wards.add(id);
  }

  requestChanged(id: string): void {
    this.requests.add(id);
  }

  /** A ward said who is ready to leave. */
  readyChanged(id: string): void {
    this.counts.add(id);
  }

  /** Another server looks now. */
  rest(): void {
    this.board = undefined;
    this.unwritten = [];
    this.wards.clear();
    this.requests.clear();
    this.counts.clear();
  }

  /** Once a second: other rules, requests that nobody rang for, what time brought, and cases that are still to be opened. */
  async keep(version: number, at: Date): Promise<void> {
    if (!this.board || this.version !== version) await this.begin(version, at);
    if (Math.abs(at.getTime() - this.comparedAt) >= minute) await this.compare(at);
    await this.follow(at);
    await this.writer.openCases(at);
  }

  /** What changed since, each at its own moment, and then what the rules make of it. */
  async follow(at: Date): Promise<void> {
    const { board } = this;
    if (!board) return;
    const asked = [...(await this.readyNews()), ...(await this.requestNews(at))];
    const news = [...this.wardNews(), ...asked]; // last, because these are not found again when the database is away
    const now = Math.max(this.newest, at.getTime()); // a clock that jumps back changes nothing twice
    const within = (moment: number) => Math.min(Math.max(moment || now, this.newest), now);
    for (const { moment, tell } of news.sort((a, b) => within(a.moment) - within(b.moment)))
      tell(board, within(moment));
    board.advance((this.newest = now));
    this.unwritten.push(...board.take());
    await this.writer.write(this.version, this.unwritten, at);
  }

  private wardNews(): News[] {
    const states = [...this.wards].flatMap((id) => this.capacity.standing(id) ?? []);
    this.wards.clear();
    return states.map((state) => {
      const ward = wardNow(state);
      const moment = Date.parse(state.capacity.recordedAt ?? '');
      return { moment, tell: (board, at) => board.putWard(ward, at) };
    });
  }

  private async readyNews(): Promise<News[]> {
    const changed = [...this.counts];
    if (changed.length === 0) return [];
    const found = await this.history.counts.newest(changed);
    for (const id of changed) this.counts.delete(id);
    return found.map((ready) => ({ moment: ready.from, tell: (board, at) => board.putReady(ready, at) }));
  }

  /** A request that the board knows has changed now; one that it does not know began when it was opened. */
  private async requestNews(at: Date): Promise<News[]> {
    const changed = [...this.requests];
    if (changed.length === 0) return [];
    const found = new Map((await this.waiting.read(at, changed)).map((request) => [request.id, request]));
    return changed.map((id) => {
      this.requests.delete(id);
      const request = found.get(id);
      if (!request || request.overAt !== null) {
        this.versions.delete(id);
        return { moment: request?.overAt?.getTime() ?? NaN, tell: (board, moment) => board.dropRequest(id, moment) };
      }
      const moment = this.versions.has(id) ? NaN : request.openedAt.getTime();
      this.versions.set(id, request.version);
      return { moment, tell: (board, then) => board.putRequest(waitOf(request), then) };
    });
  }

  /** A bell that rang while nobody listened does no harm. */
  private async compare(at: Date): Promise<void> {
    const open = await this.waiting.open(at);
    for (const [id, version] of open) if (this.versions.get(id) !== version) this.requests.add(id);
    for (const id of this.versions.keys()) if (!open.has(id)) this.requests.add(id);
    for (const id of await this.history.counts.since(new Date(at.getTime() - missed))) this.counts.add(id);
    this.comparedAt = at.getTime();
  }

  /** From history: so that what became true while no server ran is raised now, with the moment at which it was. */
  private async begin(version: number, at: Date): Promise<void> {
    this.rest();
    const { settings, registers, raised } = await this.work.runByClock('coordination', { at, job }, async (tx) => ({
      settings: must(
        (await ruleVersions(tx)).find((one) => one.version === version),
        'the rules in force',
      ).settings,
      registers: await directories(tx),
      raised: await raisedNow(tx),
    }));
    const board = await this.history.play(registers, settings, at, at);
    const found = standing(board.take());
    for (const { subject, level } of raised) {
      const change = found.get(subject);
      if (change?.finding.level === level) found.delete(subject);
      else if (change) found.set(subject, { ...change, kind: 'worsened' });
      else if (!board.adopt(subject, level, at.getTime()))
        this.unwritten.push({ kind: 'cleared', at: at.getTime(), subject });
    }
    this.unwritten.push(...found.values(), ...board.take());
    for (const state of this.history.wards(registers)) this.wards.add(state.ward.id);
    for (const id of board.requests()) this.requests.add(id);
    this.board = board;
    this.version = version;
    this.versions = new Map();
    this.comparedAt = -Infinity;
    this.newest = at.getTime();
  }
}

/** `moment`: when it became so, in ms; NaN for now. */
interface News {
  moment: number;
  tell: (board: SignalBoard, at: number) => void;
}
type Raised = Exclude<SignalChange, { kind: 'cleared' }>;

/** What of all that happened still stands, as it was raised first and with how bad it is now. */
function standing(changes: readonly SignalChange[]): Map<string, Raised> {
  const found = new Map<string, Raised>();
  for (const change of changes) {
    const subject = subjectOf(change);
    if (change.kind === 'cleared') found.delete(subject);
    else found.set(subject, { ...change, kind: 'raised', at: found.get(subject)?.at ?? change.at });
  }
  return found;
}
