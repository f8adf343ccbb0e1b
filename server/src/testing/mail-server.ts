import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  to: string[];
  text: string;
  messageId: string;
}

/** A real mail server on this machine: one that can be away, and that refuses some people. */
export class MailServer {
  readonly received: Received[] = [];
  private server: SMTPServer | undefined;
  port = 0;

  async start(): Promise<this> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _, answer) =>
        answer(address.startsWith('nobody') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null),
      onData: (stream, session, answer) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const text = Buffer.concat(parts).toString();
          this.received.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            text,
            messageId: /^message-id: *(.+)$/im.exec(text)?.[1]?.trim() ?? '',
          });
          answer();
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((done) => void server.listen(this.port, '127.0.0.1', done));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  async stop(): Promise<void> {
    await new Promise<void>((done) => (this.server ? this.server.close(() => done()) : done()));
    this.server = undefined;
  }

  to(address: string): Received[] {
    return this.received.filter(({ to }) => to.includes(address));
  }
}
