import type { Handed, HandoverCandidates, HandoverInput } from '@ketenzicht/shared/ketenveldnorm';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';
import { followingKey } from '../following.queries.js';

/** Words about a person go with the screen that showed them. */
const fresh = { staleTime: 0, gcTime: 0 };

export const useWaiting = () =>
  useQuery({ queryKey: [followingKey, 'handovers'], queryFn: () => ask<Handed[]>('/handovers'), ...fresh });

export const useCandidates = (regionId: string, providerId: string | null) =>
  useQuery({
    queryKey: [followingKey, 'candidates', regionId, providerId],
    queryFn: () =>
      ask<HandoverCandidates>('/handover-candidates', { query: { regionId, providerId: providerId ?? undefined } }),
    enabled: regionId !== '',
    staleTime: 60_000,
  });

interface Seen {
  id: string;
  version: number;
}

export function usePropose({ id, version }: Seen) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: HandoverInput) =>
      ask<Handed>(`/trajectories/${id}/handovers`, {
        method: 'POST',
        body,
        headers: { 'if-match': `"${version}"` },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: [followingKey] }),
    gcTime: 0,
  });
}

export type Verb = 'accept' | 'decline' | 'withdraw';
export interface Answering {
  verb: Verb;
  spokenOn: string | null;
  nextContactOn: string | null;
  words: string | null;
}

/** `version`: of the trajectory, as it was when one read the handover. */
export function useAnswer({ id, version }: Seen) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, ...body }: Answering) =>
      ask<Handed>(`/handovers/${id}/_${verb}`, { method: 'POST', body, headers: { 'if-match': `"${version}"` } }),
    onSettled: () => client.invalidateQueries({ queryKey: [followingKey] }),
    gcTime: 0,
  });
}
