import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { parser } from './encoded-once.js';

/**
 * WebSocket only: no sticky sessions, one round trip less. No per-message compression: it costs five times the work and ten times the memory.
 * Nothing a client may send is large.
 */
const options: Partial<ServerOptions> = {
  transports: ['websocket'],
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
  parser,
  maxHttpBufferSize: 16 * 1024,
  pingInterval: 25_000,
  pingTimeout: 20_000,
};

export class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly origins: readonly string[],
  ) {
    super(app);
  }

  override createIOServer(port: number, given?: ServerOptions): Server {
    return super.createIOServer(port, {
      ...given,
      ...options,
      // `cors` does not stop a page of another site from opening a WebSocket with our cookie; this does.
      allowRequest: (request: IncomingMessage, done: (error: null, isAllowed: boolean) => void) =>
        done(null, mayEnter(request, this.origins)),
    } as ServerOptions);
  }
}

/**
 * Browsers always say where their page came from; a machine says nothing, and has no cookie to lend. With a list the origin must be on it, letter for
 * letter; without one (a demo) it must be the host that was asked.
 */
export function mayEnter(
  { headers, rawHeaders }: Pick<IncomingMessage, 'headers' | 'rawHeaders'>,
  origins: readonly string[],
): boolean {
  const { origin, cookie, host } = headers;
  if (rawHeaders.filter((name, at) => at % 2 === 0 && /^(origin|host)$/i.test(name)).length > 2) return false;
  if (origins.length > 0 && !origins.some((one) => new URL(one).host === host?.toLowerCase())) return false;
  if (origin === undefined) return cookie === undefined;
  return origins.length > 0 ? origins.includes(origin) : host !== undefined && hostOf(origin) === host;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) && /^https?:\/\/[^/?#@]+$/.test(origin) ? new URL(origin).host : undefined;
}
