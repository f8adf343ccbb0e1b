import type { Socket as NetSocket } from 'node:net';
import type { Socket } from 'socket.io';
import type { LoggedEvent } from '../platform/events/event-feed.js';
import { changesJson, eventFrame, newestPerSubject } from './frames.js';

/** A socket that follows, and how far it has been told when its line could not keep up. */
export interface Member {
  socket: Socket;
  expiresAt: number;
  behindSince: number | undefined;
}

/** Above this a line counts as stuck: no more frames until it drains, so that one frozen screen cannot fill our memory. */
const mostBuffered = 256 * 1024;
/** After this many writes others get a turn: an answer never waits for a whole fan-out. */
const slice = 100;
/** A fan-out may take a quarter of the time; what comes meanwhile is merged. Idle boards wait for nothing. */
const restPerWork = 3;
const longestRest = 50;

/**
 * Everyone who may hear the same things. One frame is encoded per flush and written to each raw socket under socket.io: a loop of `socket.emit`
 * would encode it a thousand times over.
 */
export class Audience {
  private readonly members = new Set<Member>();
  private pending: LoggedEvent[] = [];
  private flushing = false;
  private notBefore = 0;
  private told: number;

  constructor(
    revision: number,
    /** Brings a member that fell behind up to date; resolves to false when only a new board can. */
    private readonly catchUp: (since: number, upTo: number) => Promise<string | undefined>,
  ) {
    this.told = revision;
  }

  /** The revision that every member has been told up to: the last frame's, never one that is still waiting. */
  get revision(): number {
    return this.told;
  }

  join(member: Member): void {
    this.members.add(member);
  }

  leave(member: Member): void {
    this.members.delete(member);
  }

  get size(): number {
    return this.members.size;
  }

  publish(events: readonly LoggedEvent[]): void {
    this.pending.push(...events);
    if (!this.flushing) void this.flush();
  }

  /** Also how a session that ran out meanwhile is noticed: it hears nothing more. */
  beat(serverTime: Date): void {
    const frame = eventFrame('heartbeat', `{"serverTime":"${serverTime.toISOString()}","revision":${this.told}}`);
    for (const member of this.members) {
      if (member.expiresAt <= serverTime.getTime()) member.socket.disconnect(true);
      else if (member.behindSince === undefined) this.write(member, frame, this.told);
    }
  }

  private async flush(): Promise<void> {
    this.flushing = true;
    try {
      while (this.pending.length > 0) {
        const rest = this.notBefore - performance.now();
        if (rest > 1) await new Promise((resolve) => setTimeout(resolve, rest));
        const events = this.pending;
        this.pending = [];
        await this.send(events);
      }
    } finally {
      this.flushing = false;
    }
  }

  private async send(events: readonly LoggedEvent[]): Promise<void> {
    const started = performance.now();
    const from = this.told;
    const to = events.at(-1)?.revision ?? from;
    const frame = eventFrame('changes', changesJson(from, to, newestPerSubject(events)));
    this.told = to;
    let written = 0;
    for (const member of Array.from(this.members)) {
      this.write(member, frame, from);
      if (++written % slice === 0) await new Promise(setImmediate);
    }
    const ended = performance.now();
    this.notBefore = ended + Math.min(longestRest, (ended - started) * restPerWork);
  }

  private write(member: Member, frame: Buffer, heldBefore: number): void {
    if (member.behindSince !== undefined) return;
    const line = lineOf(member.socket);
    if (!line) return;
    if (line.writableLength > mostBuffered) return this.fallBehind(member, line, heldBefore);
    line.write(frame);
  }

  private fallBehind(member: Member, line: NetSocket, since: number): void {
    member.behindSince = since;
    line.once('drain', () => void this.recover(member));
  }

  /** One frame of newest states from where it stopped. The member rejoins in the same turn, so that nothing falls between. */
  private async recover(member: Member): Promise<void> {
    const since = member.behindSince;
    if (since === undefined || !this.members.has(member)) return;
    const json = await this.catchUp(since, this.told).catch(() => undefined);
    member.behindSince = undefined;
    // Without it the next heartbeat names a revision the screen does not hold, and the screen asks by itself.
    this.write(member, json ? eventFrame('changes', json) : eventFrame('heartbeat', `{"serverTime":"${new Date().toISOString()}","revision":${this.told}}`), since);
  }
}

/** The TCP line under a socket.io socket; only while it speaks WebSocket and is open. */
export function lineOf(socket: Socket): NetSocket | undefined {
  const transport = socket.conn.transport as unknown as { name: string; socket?: { readyState: number; _socket?: NetSocket } };
  return transport.name === 'websocket' && transport.socket?.readyState === 1 ? transport.socket._socket : undefined;
}
