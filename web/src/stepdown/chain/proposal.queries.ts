import type { ChainFile, MineList, ProposeInput } from '@ketenzicht/shared/stepdown';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';

const key = 'chain-proposals';
/** Others say yes meanwhile: looked at again soon, and nothing of it is kept longer than the screen is there. */
const fresh = { staleTime: 0, gcTime: 60_000, refetchInterval: 10_000 };

export const useMyChains = (state: 'standing' | 'over') =>
  useQuery({
    queryKey: [key, 'mine', state],
    queryFn: () => ask<MineList>('/chains', { query: { state } }),
    placeholderData: (before) => before,
    ...fresh,
  });

/** The chain in which somebody stands, for whoever may see it. */
export const useChainOf = (moverId: string, enabled: boolean) =>
  useQuery({
    queryKey: [key, 'of', moverId],
    queryFn: () => ask<MineList>('/chains', { query: { moverId } }),
    enabled,
    ...fresh,
    refetchInterval: 60_000,
  });

export const useChainFile = (id: string) =>
  useQuery({ queryKey: [key, 'file', id], queryFn: () => ask<ChainFile>(`/chains/${id}`), ...fresh });

/** What was done shows at once, also when it was refused: then something else happened meanwhile. */
function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all([client.invalidateQueries({ queryKey: [key] }), client.invalidateQueries({ queryKey: ['waits'] })]);
}

export function useChainAct(id: string) {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      ask<ChainFile>(`/chains/${id}/${path}`, { method: 'POST', body }),
    onSettled,
  });
}

export function usePropose() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ input, key: sent }: { input: ProposeInput; key: string }) =>
      ask<ChainFile>('/chains', { method: 'POST', body: input, headers: { 'idempotency-key': sent } }),
    onSettled,
  });
}
