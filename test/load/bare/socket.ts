import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { answer } from '../children.ts';
import { now, sleep } from '../clock.ts';
import { moments } from '../schedule.ts';

/** socket.io as its own documentation would have it, and nothing else: what a fan-out costs at least with this library. */
const http = createServer();
const live = new Server(http, {
  transports: ['websocket'],
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
  pingInterval: 25_000,
}).of('/live');

let revision = 0;

/** As long as a frame of the product with one ward in it. */
function emit(): [revision: number, at: number] {
  const at = now();
  const from = revision++;
  live.emit('changes', {
    from,
    to: revision,
    changes: [{ revision, type: 'capacity.reported', unitId: '3f2b8a52-6f7e-4c89-9f0a-1c2d3e4f5a6b', capacity }],
  });
  return [revision, at];
}

const capacity = {
  operational: 12,
  occupied: 9,
  held: 0,
  outOfUse: [],
  free: 3,
  admissionStop: null,
  expectedDepartures: null,
  reserve: null,
  limitedBy: null,
  observedAt: '2026-11-22T08:00:00.000Z',
  recordedAt: '2026-11-22T08:00:00.000Z',
  validUntil: '2026-11-23T08:00:00.000Z',
  freshness: 'fresh',
  source: 'person',
  version: 17,
};

answer({
  listen: () =>
    new Promise<number>((resolve) => http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port))),
  emit,
  emitAll: async ({ perSecond, seconds }: { perSecond: number; seconds: number }) => {
    const emitted: [revision: number, at: number][] = [];
    const started = now();
    for (const moment of moments(perSecond, seconds)) {
      await sleep(Math.max(0, started + moment - now()));
      emitted.push(emit());
    }
    return emitted;
  },
});
