import { encodeChange, type LoggedEvent } from '../platform/events/event-feed.js';

const namespace = '/live';

/** A whole WebSocket text message (RFC 6455, unmasked as servers send) around a socket.io event packet: made once, written to every socket as it is. */
export function eventFrame(event: string, json: string): Buffer {
  const payload = Buffer.from(`42${namespace},["${event}",${json}]`);
  const { length } = payload;
  const header = length < 126 ? Buffer.from([0x81, length]) : length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
  if (length >= 126) {
    header[0] = 0x81;
    header[1] = length < 65_536 ? 126 : 127;
    if (length < 65_536) header.writeUInt16BE(length, 2);
    else header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
}

/** The newest event per subject, in the order of their revisions: a frame carries states, not steps. */
export function newestPerSubject(events: readonly LoggedEvent[]): LoggedEvent[] {
  const newest = new Map<string, LoggedEvent>();
  for (const event of events) {
    // A figure may not swallow the news that the ward itself is another one.
    const subject = event.type === 'capacity.reported' ? event.subject : `${event.type} ${event.subject}`;
    newest.delete(subject);
    newest.set(subject, event);
  }
  return [...newest.values()];
}

export const changesJson = (from: number, to: number, events: readonly LoggedEvent[]): string =>
  `{"from":${from},"to":${to},"changes":[${events.map(encodeChange).join()}]}`;
