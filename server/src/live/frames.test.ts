import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { LoggedEvent } from '../platform/events/event-feed.js';
import { changesJson, eventFrame, newestPerSubject } from './frames.js';

/** A WebSocket message read back by RFC 6455 section 5.2: one final, unmasked text frame that fills the buffer exactly. */
function textOf(frame: Buffer): string {
  expect(frame[0]).toBe(0x81);
  const short = frame.readUInt8(1);
  expect(short & 0x80).toBe(0);
  const [start, length] =
    short < 126 ? [2, short] : short === 126 ? [4, frame.readUInt16BE(2)] : [10, Number(frame.readBigUInt64BE(2))];
  expect(frame.length).toBe(start + length);
  // The shortest form is the only lawful one.
  expect(start).toBe(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  return frame.subarray(start).toString();
}

const packet = (json: string) => `42/live,["changes",${json}]`;
const around = Buffer.byteLength(packet('""'));
const event = (
  revision: number,
  subject: string,
  payload = `{"unitId":"${subject}","n":${revision}}`,
): LoggedEvent => ({ revision, subject, payload, directoryId: 'nl', type: 'capacity.reported' });

describe('a frame', () => {
  it.each([125, 126, 127, 65_534, 65_535, 65_536, 65_537])('of %i bytes comes back whole', (size) => {
    const json = JSON.stringify('x'.repeat(size - around));
    expect(textOf(eventFrame('changes', json))).toBe(packet(json));
  });

  it('counts bytes, not characters', () => {
    const json = JSON.stringify('é€😀'.repeat(20));
    expect(textOf(eventFrame('changes', json))).toBe(packet(json));
  });

  it('of changes reads as what was logged, with the revision that only the commit knew', () => {
    const frame = textOf(eventFrame('changes', changesJson(4, 6, [event(5, 'a'), event(6, 'b')])));
    expect(JSON.parse(frame.slice('42/live,'.length))).toEqual([
      'changes',
      {
        from: 4,
        to: 6,
        changes: [
          { revision: 5, type: 'capacity.reported', unitId: 'a', n: 5 },
          { revision: 6, type: 'capacity.reported', unitId: 'b', n: 6 },
        ],
      },
    ]);
  });
});

describe('merging', () => {
  it('keeps the newest of each ward, in the order of revisions', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }), (subjects) => {
        const events = subjects.map((subject, index) => event(index + 1, subject));
        const merged = newestPerSubject(events);
        expect(merged.map(({ subject }) => subject).sort()).toEqual([...new Set(subjects)].sort());
        for (const { subject, revision } of merged)
          expect(revision).toBe((subjects as string[]).lastIndexOf(subject) + 1);
        expect(merged.map(({ revision }) => revision)).toEqual(
          merged.map(({ revision }) => revision).sort((a, b) => a - b),
        );
      }),
    );
  });
});
