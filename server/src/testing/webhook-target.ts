import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** Somebody's own system: it answers, hangs, or sends one elsewhere, as the first part of the path says. */
export class WebhookTarget {
  readonly heard: Heard[] = [];
  readonly answers = new Map<string, number | 'hang' | { redirect: string } | { once: Promise<unknown> }>();
  private readonly server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = request.url ?? '';
      this.heard.push({ path, headers: request.headers, body: Buffer.concat(parts).toString() });
      const answer = this.answers.get(path) ?? 204;
      if (answer === 'hang') return;
      if (typeof answer === 'object' && 'once' in answer) {
        void answer.once.then(() => response.writeHead(204).end());
        return;
      }
      if (typeof answer === 'object') response.setHeader('location', answer.redirect);
      response.statusCode = typeof answer === 'object' ? 302 : answer;
      // Far more than anybody wants to read.
      response.end(answer === 204 ? undefined : 'x'.repeat(1_000_000));
    });
  });

  async start(): Promise<this> {
    await new Promise<void>((done) => void this.server.listen(0, '127.0.0.1', done));
    return this;
  }

  url(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  at(path: string): Heard[] {
    return this.heard.filter((one) => one.path === path);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
