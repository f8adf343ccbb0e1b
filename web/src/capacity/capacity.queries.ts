import { queryOptions } from '@tanstack/react-query';
import type { CapacityAccepted, CapacityHistory, CapacityReport, EntryEffort } from '@ketenzicht/shared/capacity';
import { ask } from '../platform/http.js';

const path = (unitId: string) => `/units/${encodeURIComponent(unitId)}`;

/** Everything of a ward's past has this in front, so that one change makes all of it fetch anew. */
export const pastOf = (unitId: string) => ['capacity', unitId, 'past'] as const;

export const stepsQuery = (unitId: string, from: string) =>
  queryOptions({
    queryKey: [...pastOf(unitId), 'step', from],
    queryFn: ({ signal }) => ask<CapacityHistory>(`${path(unitId)}/capacity/history`, { query: { from }, signal }),
  });

export const daysQuery = (unitId: string, from: string) =>
  queryOptions({
    queryKey: [...pastOf(unitId), 'day', from],
    queryFn: ({ signal }) =>
      ask<CapacityHistory>(`${path(unitId)}/capacity/history`, { query: { from, per: 'day' }, signal }),
  });

export interface EffortSummary {
  lastSeconds: number | null;
  medianSeconds: number | null;
  weekCount: number;
  weekSeconds: number;
}

export const effortQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['capacity', unitId, 'effort'],
    queryFn: ({ signal }) => ask<EffortSummary>(`${path(unitId)}/entry-efforts`, { signal }),
    staleTime: Infinity,
  });

export const postEffort = (unitId: string, effort: EntryEffort) =>
  ask<void>(`${path(unitId)}/entry-efforts`, { method: 'POST', body: effort });

/** What is sent, once or again: the same attempt keeps its key, so that the server does it once. No report: "nothing changed". */
export interface Attempt {
  kind: 'saved' | 'confirmed' | 'undone';
  report: CapacityReport | null;
  version: number;
  key: string;
}

const patience = 10_000;

export function sendAttempt(unitId: string, { report, version, key }: Attempt): Promise<CapacityAccepted> {
  const headers = { 'if-match': `"${version}"`, 'idempotency-key': key };
  const signal = AbortSignal.timeout(patience);
  return report === null
    ? ask(`${path(unitId)}/capacity/_confirm`, { method: 'POST', headers, signal })
    : ask(`${path(unitId)}/capacity`, { method: 'PUT', headers, body: report, signal });
}
