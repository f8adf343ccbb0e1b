import * as net from 'node:net';
import { constants, inflateRawSync } from 'node:zlib';
import { now } from '../clock.ts';

/** What a dashboard hears, in the order in which it happens. `bytes` is only valid during the call. */
export interface Listener {
  open(): void;
  changes(from: number, to: number, bytes: Buffer, at: number, wire: number): void;
  followed(bytes: Buffer, at: number): void;
  heartbeat(revision: number): void;
  refused(reason: string): void;
  closed(): void;
}

const namespace = '/live';
const changesHead = Buffer.from(`42${namespace},["changes",{"from":`);
const heartbeatHead = Buffer.from(`42${namespace},["heartbeat"`);
const ackHead = Buffer.from(`43${namespace},`);
const openHead = Buffer.from(`40${namespace},`);
const refusedHead = Buffer.from(`44${namespace},`);
const revisionField = '"revision":';
const toOffset = ',"to":'.length;

/** One for all: a chunk is read before the next one arrives. */
const inbox = Buffer.allocUnsafe(256 * 1024);

/**
 * One dashboard: engine.io 4 and socket.io 5 over a raw socket. A tenth of what a real client costs, so that a thousand of them do not become
 * the thing that is measured.
 */
export class Line {
  private readonly socket: net.Socket;
  private readonly listener: Listener;
  private readonly hello: Buffer;
  private rest: Buffer | undefined;
  private upgraded = false;

  constructor(port: number, token: string | undefined, listener: Listener) {
    this.listener = listener;
    this.hello = clientFrame(`40${namespace},${token === undefined ? '' : JSON.stringify({ token })}`);
    const callback = (length: number): boolean => {
      this.read(inbox.subarray(0, length));
      return true;
    };
    this.socket = net.connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: inbox, callback } });
    this.socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    this.socket.on('error', () => undefined); // 'close' follows
    this.socket.on('close', () => listener.closed());
  }

  follow(since: number | undefined): void {
    this.socket.write(
      clientFrame(`42${namespace},0["follow",${JSON.stringify(since === undefined ? {} : { since })}]`),
    );
  }

  /** Stops reading, as a frozen browser does; the connection stays. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  /** As when a cable is pulled: no goodbye. */
  drop(): void {
    this.socket.resetAndDestroy();
  }

  private read(chunk: Buffer): void {
    const at = now();
    let bytes = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    this.rest = undefined;
    if (!this.upgraded) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return this.keep(bytes);
      if (!bytes.subarray(0, 12).equals(upgrade)) return this.listener.refused(bytes.subarray(0, 40).toString());
      this.upgraded = true;
      bytes = bytes.subarray(end + 4);
    }
    let from = 0;
    while (from < bytes.length) {
      const start = bodyStart(bytes, from);
      const end = start < 0 ? -1 : start + bodyLength(bytes, from);
      if (end < 0 || end > bytes.length) return this.keep(bytes.subarray(from));
      if (((bytes[from] ?? 0) & 0x0f) === goodbye) return void this.socket.destroy();
      const body = bytes.subarray(start, end);
      this.hear((bytes[from] ?? 0) & packed ? unpack(body) : body, at, body.length);
      from = end;
    }
  }

  private keep(bytes: Buffer): void {
    this.rest = Buffer.from(bytes); // a copy: the inbox is about to be written over
  }

  private hear(text: Buffer, at: number, wire: number): void {
    if (startsWith(text, changesHead)) {
      const from = digits(text, changesHead.length);
      const to = digits(text, from.end + toOffset);
      this.listener.changes(
        from.value,
        to.value,
        text.subarray(changesHead.length - '{"from":'.length, text.length - 1),
        at,
        wire,
      );
    } else if (startsWith(text, heartbeatHead))
      this.listener.heartbeat(digits(text, text.indexOf(revisionField) + revisionField.length).value);
    else if (text[0] === 0x32) this.socket.write(pong);
    else if (text[0] === 0x30) this.socket.write(this.hello);
    else if (startsWith(text, ackHead)) this.listener.followed(text.subarray(text.indexOf('[')), at);
    else if (startsWith(text, openHead)) this.listener.open();
    else if (startsWith(text, refusedHead)) this.listener.refused(text.toString());
  }
}

const upgrade = Buffer.from('HTTP/1.1 101');
const pong = clientFrame('3');
/** The opcode of a closing frame. */
const goodbye = 8;

/** The bit of a message that was deflated. */
const packed = 0x40;
const packedEnd = Buffer.from([0, 0, 0xff, 0xff]);
let unpacked = { body: Buffer.alloc(0), text: Buffer.alloc(0) };

/** A frame that all dashboards get is inflated once: browsers do it each on a machine of their own. */
function unpack(body: Buffer): Buffer {
  if (!body.equals(unpacked.body)) {
    const text = inflateRawSync(Buffer.concat([body, packedEnd]), { finishFlush: constants.Z_SYNC_FLUSH });
    unpacked = { body: Buffer.from(body), text };
  }
  return unpacked.text;
}

/** Clients must mask; a mask of zeros is one too, and leaves the text as it is. */
function clientFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.alloc(6) : Buffer.alloc(8);
  head[0] = 0x81;
  head[1] = 0x80 | (body.length < 126 ? body.length : 126);
  if (body.length >= 126) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

/** -1 while the header itself has not arrived whole. */
function bodyStart(bytes: Buffer, from: number): number {
  const kind = (bytes[from + 1] ?? 0) & 0x7f;
  const start = from + (kind < 126 ? 2 : kind === 126 ? 4 : 10);
  return start <= bytes.length ? start : -1;
}

function bodyLength(bytes: Buffer, from: number): number {
  const kind = (bytes[from + 1] ?? 0) & 0x7f;
  if (kind < 126) return kind;
  return kind === 126 ? bytes.readUInt16BE(from + 2) : Number(bytes.readBigUInt64BE(from + 2));
}

const startsWith = (text: Buffer, head: Buffer): boolean =>
  text.length >= head.length && text.compare(head, 0, head.length, 0, head.length) === 0;

function digits(text: Buffer, start: number): { value: number; end: number } {
  let value = 0;
  let end = start;
  for (; end < text.length; end++) {
    const digit = (text[end] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return { value, end };
}
