import type { OperationId } from '@ketenzicht/shared/operations';
import type { FastifyRequest } from 'fastify';
import type { Stranger } from '../audit/stranger.js';
import { traceOf } from './visit.js';

/** Somebody at the door of whom nothing is known yet: when, from where, with what. */
export interface Arrival {
  at: Date;
  address: string;
  device: string;
  traceId: string;
  /** Of the page that asks, for passkeys: they are bound to it. */
  origin: string;
}

export const arrivalOf = (request: FastifyRequest, at: Date): Arrival => ({
  at,
  address: request.ip,
  device: deviceOf(request.headers['user-agent']),
  traceId: traceOf(request),
  origin: `${request.protocol}://${request.headers.host ?? 'localhost'}`,
});

export const strangerFrom = ({ at, address, traceId }: Arrival, operation: OperationId): Stranger => ({
  operation,
  at,
  accessPoint: { type: 'address', id: address },
  traceId,
});

const browsers: [RegExp, string][] = [
  [/Edg/, 'Edge'],
  [/OPR/, 'Opera'],
  [/Firefox/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Mac OS/, 'Mac'],
  [/Linux|X11/, 'Linux'],
];

/** Enough to tell one's own devices apart, and no more: a whole user agent is nearly a fingerprint. */
export function deviceOf(userAgent = ''): string {
  const named = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [named(browsers), named(systems)].filter((word) => word !== undefined).join(' · ');
}
