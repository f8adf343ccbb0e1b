import type { IncomingMessage } from 'node:http';
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
  // `cors` does not stop a page of another site from opening a WebSocket with our cookie; this does.
  allowRequest: ({ headers }: IncomingMessage, done) =>
    done(null, headers.origin === undefined || hostOf(headers.origin) === headers.host),
};

export class LiveAdapter extends IoAdapter {
  override createIOServer(port: number, given?: ServerOptions): Server {
    return super.createIOServer(port, { ...given, ...options } as ServerOptions);
  }
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
