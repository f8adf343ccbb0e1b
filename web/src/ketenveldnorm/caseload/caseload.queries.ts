import type { BulkPlan, BulkPlanned, Caseload } from '@ketenzicht/shared/ketenveldnorm';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';
import { followingKey } from '../following.queries.js';
import type { CaseloadSearch } from './caseload.search.js';

/** A bell that rang while the line was down, and midnight. Each look is a line in the log of who looked. Milliseconds. */
const netEvery = 5 * 60_000;

export const useCaseload = ({ scope, reason }: CaseloadSearch) =>
  useQuery({
    queryKey: [followingKey, 'caseload', scope, reason],
    queryFn: ({ signal }) => ask<Caseload>('/caseload', { query: { scope, reason }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: netEvery,
    staleTime: 0,
    gcTime: 60_000,
  });

export function usePlan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: BulkPlan & { key: string }) =>
      ask<BulkPlanned>('/caseload/_plan', { method: 'POST', body, headers: { 'idempotency-key': key } }),
    onSettled: () => void client.invalidateQueries({ queryKey: [followingKey] }),
  });
}
