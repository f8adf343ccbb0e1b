import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

interface Message {
  /** As the service worker gets it. */
  text: string;
  headers: http.IncomingHttpHeaders;
}

/**
 * The push service of a browser and the keys of that browser in one, on this machine: Chromium without a head has none of its own. It takes what our server
 * sends (RFC 8030) and opens it as a browser would (RFC 8291, RFC 8188).
 */
export class PushService {
  readonly messages: Message[] = [];
  private readonly curve = createECDH('prime256v1');
  private readonly auth = randomBytes(16);
  private readonly server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      this.messages.push({ text: this.opened(Buffer.concat(parts)), headers: request.headers });
      response.writeHead(201).end();
    });
  });

  async start(): Promise<this> {
    this.curve.generateKeys();
    await new Promise<void>((done) => void this.server.listen(0, '127.0.0.1', done));
    return this;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  get keys(): { p256dh: string; auth: string } {
    return { p256dh: this.curve.getPublicKey('base64url'), auth: this.auth.toString('base64url') };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** One record, as messages this small are. */
  private opened(body: Buffer): string {
    const [salt, keyLength] = [body.subarray(0, 16), body.readUInt8(20)];
    const [sender, sealed] = [body.subarray(21, 21 + keyLength), body.subarray(21 + keyLength)];
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.curve.getPublicKey(), sender]);
    const secret = derive(this.curve.computeSecret(sender), this.auth, info, 32);
    const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
    const cipher = createDecipheriv('aes-128-gcm', key, nonce);
    cipher.setAuthTag(sealed.subarray(-16));
    const padded = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
    // Behind the text one sign that it is the last record, and then nothing but zeros.
    return padded.subarray(0, padded.lastIndexOf(2)).toString();
  }
}

const derive = (secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length));
