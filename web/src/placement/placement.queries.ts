import type {
  AskInput,
  EndRequest,
  Hold,
  Match,
  Need,
  PlacementAttempt,
  PlacementCard,
  PlacementRequest,
  RequestFile,
  RequestInput,
  RequestState,
  TruthScore,
} from '@ketenzicht/shared/placement';
import type { MineList } from '@ketenzicht/shared/stepdown';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../platform/http.js';

/** All that hangs on a request is under one key: the doorbell of the desk refreshes what is on screen, and nothing is kept longer than that. */
export const placementKey = 'placement';
const fresh = { staleTime: 0, gcTime: 60_000 };
/** A bell that rang while the line was down is heard of at last by asking. Milliseconds. */
const netEvery = 60_000;
const versioned = (version: number) => ({ 'if-match': `"${version}"` });

/** A search without a request: nothing of it is kept anywhere. In a body, because a need is no address. */
export const useMatch = (need: Need | null, everyExcluded = false) =>
  useQuery({
    queryKey: ['match', need, everyExcluded],
    queryFn: ({ signal }) =>
      ask<Match>('/placement-matches', { method: 'POST', body: { need, everyExcluded }, signal }),
    enabled: need !== null,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    gcTime: 60_000,
  });

/** The match of a request that is there. */
export const useRematch = (requestId: string, enabled: boolean, everyExcluded = false) =>
  useQuery({
    queryKey: [placementKey, 'rematch', requestId, everyExcluded],
    queryFn: ({ signal }) =>
      ask<Match>(`/placement-requests/${requestId}/match`, { query: { everyExcluded: String(everyExcluded) }, signal }),
    enabled,
    placeholderData: keepPreviousData,
    ...fresh,
  });

export const useWorklist = (state: RequestState) =>
  useQuery({
    queryKey: [placementKey, 'list', state],
    queryFn: () => ask<PlacementCard[]>('/placement-requests', { query: { state } }),
    refetchInterval: netEvery,
    ...fresh,
  });

/** Open requests of the own organisation with this file number, which travels in a body. */
export const useSameReference = (ownReference: string) =>
  useQuery({
    queryKey: [placementKey, 'find', ownReference],
    queryFn: ({ signal }) =>
      ask<{ requests: PlacementCard[] }>('/placement-requests/_find', {
        method: 'POST',
        body: { ownReference },
        signal,
      }).then(({ requests }) => requests),
    enabled: ownReference.length >= 2,
    ...fresh,
  });

export const useRequestFile = (requestId: string) =>
  useQuery({
    queryKey: [placementKey, 'file', requestId],
    queryFn: () => ask<RequestFile>(`/placement-requests/${requestId}`),
    refetchInterval: netEvery,
    ...fresh,
  });

export const useTruthList = () =>
  useQuery({
    queryKey: [placementKey, 'truth'],
    queryFn: () => ask<TruthScore[]>('/placement-truth'),
    staleTime: 5 * 60_000,
  });

/** What was done shows at once, also when it was refused: then something else happened meanwhile. */
function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [placementKey] });
}

export function useMake() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ input, key }: { input: RequestInput; key: string }) =>
      ask<PlacementRequest>('/placement-requests', {
        method: 'POST',
        body: input,
        headers: { 'idempotency-key': key },
      }),
    onSettled,
  });
}

export function useChange(requestId: string) {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ input, version }: { input: RequestInput; version: number }) =>
      ask<PlacementRequest>(`/placement-requests/${requestId}`, {
        method: 'PUT',
        body: input,
        headers: versioned(version),
      }),
    onSettled,
  });
}

export function useAsk() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ requestId, input }: { requestId: string; input: AskInput }) =>
      ask<RequestFile>(`/placement-requests/${requestId}/attempts`, { method: 'POST', body: input }),
    onSettled,
  });
}

export function useRelease() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (holdId: string) => ask<Hold>(`/placement-holds/${holdId}/_release`, { method: 'POST', body: {} }),
    onSettled,
  });
}

export function useEnd(requestId: string) {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ version, ...body }: EndRequest & { version: number }) =>
      ask<PlacementRequest>(`/placement-requests/${requestId}/_end`, {
        method: 'POST',
        body,
        headers: versioned(version),
      }),
    onSettled,
  });
}

export function useTransfer(requestId: string) {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (version: number) =>
      ask<PlacementRequest>(`/placement-requests/${requestId}/_transfer`, {
        method: 'POST',
        body: {},
        headers: versioned(version),
      }),
    onSettled,
  });
}

/** The verbs of an attempt, as they stand in its address. */
export type AttemptVerb =
  'see' | 'consider' | 'await' | 'answer' | 'agree' | 'withdraw' | 'admit' | 'miss' | 'cancel' | 'undo';

export interface AttemptStep {
  attempt: Pick<PlacementAttempt, 'id' | 'version'>;
  verb: AttemptVerb;
  body?: unknown;
}

/** One step of an attempt, by either side. */
export function useAttemptStep() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ attempt, verb, body = {} }: AttemptStep) =>
      ask<PlacementAttempt>(`/placement-attempts/${attempt.id}/_${verb}`, {
        method: 'POST',
        body,
        headers: versioned(attempt.version),
      }),
    onSettled,
  });
}

/** The chain in which a request stands, if any. */
export const useChainOf = (requestId: string, enabled: boolean) =>
  useQuery({
    queryKey: [placementKey, 'chain', requestId],
    queryFn: () => ask<MineList>('/chains', { query: { moverId: requestId } }),
    enabled,
    refetchInterval: netEvery,
    ...fresh,
  });
