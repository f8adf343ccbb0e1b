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
/** After this long, in ms, others get a turn: an answer never waits for a whole fan-out. The clock is looked at every few sockets. */
const turn = 8;
const glance = 16;
/** Fanning out may take this share of the time in the long run. What comes meanwhile is merged into the next frame. */
const share = 0.5;
/** What it may take at once, in ms, before it has to rest: an idle board, or one with a change now and then, waits for nothing. */
const credit = 25;

/**
 * Everyone who may hear the same things. One frame is encoded per flush and written to each raw socket under socket.io: a loop of `socket.emit`
 * would encode it a thousand times over.
 */
export class Audience {
  private readonly members = new Set<Member>();
  private pending: LoggedEvent[] = [];
  private flushing = false;
  /** Work done beyond our share, in ms, and when it was last reckoned. */
  private debt = 0;
  private reckonedAt = performance.now();
  private told: number;
  /** What the last flush that ended brought. While one is under way many have not been told `told` yet. */
  private heard: number;

  constructor(
    revision: number,
    /** Brings a member that fell behind up to date; resolves to false when only a new board can. */
    private readonly catchUp: (since: number, upTo: number) => Promise<string | undefined>,
    private readonly clock: () => Date = () => new Date(),
  ) {
    this.told = this.heard = revision;
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
    // Never a revision whose frame is still on its way: a beat may overtake it, and everyone would ask for what is about to come.
    const frame = eventFrame('heartbeat', `{"serverTime":"${serverTime.toISOString()}","revision":${this.heard}}`);
    for (const member of this.members) {
      if (member.expiresAt <= serverTime.getTime()) member.socket.disconnect(true);
      else if (member.behindSince === undefined) this.write(member, frame, this.heard);
    }
  }

  private async flush(): Promise<void> {
    this.flushing = true;
    try {
      while (this.pending.length > 0) {
        const rest = this.restDue();
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
    const from = this.told;
    const to = events.at(-1)?.revision ?? from;
    let since = performance.now();
    const frame = eventFrame('changes', changesJson(from, to, newestPerSubject(events)));
    this.told = to;
    let written = 0;
    for (const member of Array.from(this.members)) {
      this.write(member, frame, from);
      if (++written % glance !== 0 || performance.now() - since < turn) continue;
      this.debt += performance.now() - since;
      await new Promise(setImmediate);
      since = performance.now();
    }
    this.debt += performance.now() - since;
    this.heard = to;
  }

  /** Milliseconds to wait before the next flush. Only our own work counts, not what others did in their turns. */
  private restDue(): number {
    const now = performance.now();
    this.debt = Math.max(0, this.debt - (now - this.reckonedAt) * share);
    this.reckonedAt = now;
    return (this.debt - credit) / share;
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
    this.write(
      member,
      json
        ? eventFrame('changes', json)
        : eventFrame('heartbeat', `{"serverTime":"${this.clock().toISOString()}","revision":${this.told}}`),
      since,
    );
  }
}

/** The TCP line under a socket.io socket; only while it speaks WebSocket and is open. */
export function lineOf(socket: Socket): NetSocket | undefined {
  const transport = socket.conn.transport as unknown as {
    name: string;
    socket?: { readyState: number; _socket?: NetSocket };
  };
  return transport.name === 'websocket' && transport.socket?.readyState === 1 ? transport.socket._socket : undefined;
}
