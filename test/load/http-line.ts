import * as net from 'node:net';

export interface Answer {
  status: number;
  etag: string;
  body: Buffer;
}

/**
 * A keep-alive connection that asks one thing at a time. Raw, because `fetch` costs more than the server that it asks. It connects with its first
 * question: a line on which nothing is said is cut off after ten seconds.
 */
export class HttpLine {
  private readonly port: number;
  private socket: net.Socket | undefined;
  private received: Buffer[] = [];
  private size = 0;
  private head: { status: number; etag: string; bodyAt: number; total: number } | undefined;
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  constructor(port: number) {
    this.port = port;
  }

  ask(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      (this.socket ??= this.connect()).write(request);
    });
  }

  private connect(): net.Socket {
    const socket = net.connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('the server closed the connection')));
    return socket;
  }

  close(): void {
    this.waiting = undefined;
    this.socket?.destroy();
  }

  private read(chunk: Buffer): void {
    this.received.push(chunk);
    this.size += chunk.length;
    this.head ??= this.readHead();
    if (!this.head || this.size < this.head.total) return;
    const { status, etag, bodyAt, total } = this.head;
    const bytes = this.received.length === 1 ? chunk : Buffer.concat(this.received);
    const { waiting } = this;
    this.received = [];
    this.size = 0;
    this.head = this.waiting = undefined;
    waiting?.resolve({ status, etag, body: bytes.subarray(bodyAt, total) });
  }

  private readHead(): typeof this.head {
    const bytes = Buffer.concat(this.received);
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const text = bytes.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
    return {
      status: Number(text.slice(9, 12)),
      etag: /\r\netag: (.+)/i.exec(text)?.[1] ?? '',
      bodyAt: end + 4,
      total: end + 4 + length,
    };
  }

  private fail(error: Error): void {
    this.waiting?.reject(error);
    this.waiting = this.socket = undefined;
  }
}

export const getRequest = (path: string, token?: string, headers = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${token ? `Authorization: Bearer ${token}\r\n` : ''}${headers}\r\n`;

export const postRequest = (path: string, token: string, body: string): string =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n` +
  `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
