import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { LoggedEvent } from '../platform/events/event-feed.js';
import { Audience, type Member } from './audience.js';

interface Frame {
  from: number;
  to: number;
  changes: { revision: number; unitId: string }[];
}

/** The TCP line under a socket: keeps what was written, and may be told to be slow. */
class Line extends EventEmitter {
  writableLength = 0;
  readonly written: [event: string, body: Frame & { revision?: number }][] = [];

  write(frame: Buffer): boolean {
    const text = frame.toString();
    this.written.push(JSON.parse(text.slice(text.indexOf('["'))) as [string, Frame]);
    return true;
  }

  get frames(): Frame[] {
    return this.written.filter(([event]) => event === 'changes').map(([, frame]) => frame);
  }

  get revisions(): number[] {
    return this.frames.flatMap(({ changes }) => changes.map(({ revision }) => revision));
  }
}

const never = Number.MAX_SAFE_INTEGER;

function member(expiresAt = never): Member & { line: Line; cut: () => boolean } {
  const line = new Line();
  let cut = false;
  const socket = {
    conn: { transport: { name: 'websocket', socket: { readyState: 1, _socket: line } } },
    disconnect: () => (cut = true),
  };
  return { socket: socket as unknown as Member['socket'], expiresAt, behindSince: undefined, line, cut: () => cut };
}

const event = (revision: number, subject = `ward-${revision}`): LoggedEvent => ({
  revision,
  subject,
  directoryId: 'nl',
  type: 'capacity.reported',
  payload: `{"unitId":"${subject}"}`,
});
const nothingMissed = () => Promise.reject(new Error('nobody fell behind'));

/** Until everything that was published has gone out, also to the last of a long row. */
async function settled(audience: Audience, revision: number): Promise<void> {
  const last = member();
  audience.join(last);
  for (
    const deadline = Date.now() + 2_000;
    audience.revision < revision;
    await new Promise((resolve) => setTimeout(resolve, 1))
  )
    if (Date.now() > deadline) throw new Error(`told up to ${audience.revision} only, not ${revision}`);
  for (let turns = 0; turns <= audience.size / 100; turns++) await turn();
  audience.leave(last);
}

describe('an audience', () => {
  it('hears every event, in order, in frames that touch end to end', async () => {
    const audience = new Audience(10, nothingMissed);
    const listening = [member(), member(), member()];
    for (const one of listening) audience.join(one);
    for (let revision = 11; revision <= 40; revision++) {
      audience.publish([event(revision)]);
      if (revision % 7 === 0) await turn();
    }
    await settled(audience, 40);
    for (const { line } of listening) {
      expect(line.revisions).toEqual(Array.from({ length: 30 }, (_, index) => index + 11));
      expect(line.frames[0]?.from).toBe(10);
      line.frames.forEach((frame, index) => expect(frame.from).toBe(line.frames[index - 1]?.to ?? 10));
    }
  });

  it('gets what comes during a fan-out merged: one frame with the newest of each ward', async () => {
    const audience = new Audience(0, nothingMissed);
    const listening = Array.from({ length: 150 }, () => member());
    for (const one of listening) audience.join(one);
    audience.publish([event(1, 'a')]);
    audience.publish([event(2, 'b')]);
    audience.publish([event(3, 'a'), event(4, 'b'), event(5, 'a')]);
    await settled(audience, 5);
    for (const { line } of listening)
      expect(line.frames).toEqual([
        { from: 0, to: 1, changes: [expect.objectContaining({ revision: 1, unitId: 'a' })] },
        {
          from: 1,
          to: 5,
          changes: [
            expect.objectContaining({ revision: 4, unitId: 'b' }),
            expect.objectContaining({ revision: 5, unitId: 'a' }),
          ],
        },
      ]);
  });

  it('misses and doubles nothing for one who joins in the middle of a fan-out', async () => {
    const audience = new Audience(0, nothingMissed);
    for (let count = 0; count < 250; count++) audience.join(member());
    audience.publish([event(1)]); // a hundred have it, the others wait their turn
    const late = member();
    audience.join(late);
    const held = audience.revision; // what `follow` answers
    audience.publish([event(2)]);
    audience.publish([event(3)]);
    await settled(audience, 3);
    expect(held).toBe(1);
    expect(late.line.revisions).toEqual([2, 3]);
    expect(late.line.frames[0]?.from).toBe(held);
  });

  it('tells one who left nothing more', async () => {
    const audience = new Audience(0, nothingMissed);
    const [gone, stays] = [member(), member()];
    audience.join(gone);
    audience.join(stays);
    audience.leave(gone);
    audience.publish([event(1)]);
    await settled(audience, 1);
    expect([gone.line.written, stays.line.revisions]).toEqual([[], [1]]);
    expect(audience.size).toBe(1);
  });

  it('writes nothing more to a line that is stuck, and one catch-up when it drains', async () => {
    const asked: [number, number][] = [];
    const audience = new Audience(0, (since, upTo) => {
      asked.push([since, upTo]);
      return Promise.resolve(`{"from":${since},"to":${upTo},"changes":[]}`);
    });
    const [slow, quick] = [member(), member()];
    audience.join(slow);
    audience.join(quick);
    audience.publish([event(1)]);
    await settled(audience, 1);
    slow.line.writableLength = 10 * 1024 * 1024;
    for (let revision = 2; revision <= 50; revision++) {
      audience.publish([event(revision)]);
      if (revision % 10 === 0) await turn();
    }
    await settled(audience, 50);
    audience.beat(new Date());
    expect(slow.line.revisions).toEqual([1]);
    expect(slow.line.written).toHaveLength(1);
    expect(quick.line.revisions).toHaveLength(50);

    slow.line.writableLength = 0;
    slow.line.emit('drain');
    await turn();
    expect(asked).toEqual([[1, 50]]);
    expect(slow.line.frames.at(-1)).toEqual({ from: 1, to: 50, changes: [] });
    audience.publish([event(51)]);
    await settled(audience, 51);
    expect(slow.line.frames.at(-1)).toMatchObject({ from: 50, to: 51 });
  });

  it('lets a line that cannot be caught up hear where things stand, so that its screen asks', async () => {
    const audience = new Audience(0, () => Promise.resolve(undefined));
    const slow = member();
    audience.join(slow);
    slow.line.writableLength = 10 * 1024 * 1024;
    audience.publish([event(1)]);
    await settled(audience, 1);
    slow.line.writableLength = 0;
    slow.line.emit('drain');
    await turn();
    expect(slow.line.written).toEqual([['heartbeat', expect.objectContaining({ revision: 1 })]]);
  });

  it('beats with the time and how far it has told, and drops a session that ran out', () => {
    const audience = new Audience(7, nothingMissed);
    const now = new Date('2026-11-22T10:00:00Z');
    const [valid, over] = [member(), member(now.getTime())];
    audience.join(valid);
    audience.join(over);
    audience.beat(now);
    expect(valid.line.written).toEqual([['heartbeat', { serverTime: now.toISOString(), revision: 7 }]]);
    expect([over.line.written, over.cut(), valid.cut()]).toEqual([[], true, false]);
  });

  it('takes no harm from a socket that has no line any more', async () => {
    const audience = new Audience(0, nothingMissed);
    const closing = member();
    (closing.socket.conn.transport as unknown as { socket: { readyState: number } }).socket.readyState = 2;
    audience.join(closing);
    audience.publish([event(1)]);
    await settled(audience, 1);
    expect(closing.line.written).toEqual([]);
  });
});
