import type { CaseCard, CaseFile, CaseInput, CoordinationCase, Found } from '@ketenzicht/shared/coordination';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, type Ask } from '../platform/http.js';

/** All that hangs on a case is under one key: the doorbell of the desk refreshes what is on screen. */
export const coordinationKey = 'coordination';
const fresh = { staleTime: 0, gcTime: 60_000 };
/** A bell that rang while the line was down is heard of at last by asking. Milliseconds. */
const netEvery = 60_000;

export const useDesk = (closed: boolean) =>
  useQuery({
    queryKey: [coordinationKey, 'desk', closed],
    queryFn: () => ask<CaseCard[]>('/cases', { query: closed ? { state: 'closed' } : { limit: '2000' } }),
    refetchInterval: netEvery,
    ...fresh,
  });

export const useCaseFile = (caseId: string) =>
  useQuery({
    queryKey: [coordinationKey, 'file', caseId],
    queryFn: () => ask<CaseFile>(`/cases/${caseId}`),
    refetchInterval: netEvery,
    ...fresh,
  });

/** What was done shows at once, also when it was refused: then something else happened meanwhile. */
function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [coordinationKey] });
}

export function useOpenCase() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ input, key }: { input: CaseInput; key: string }) =>
      ask<CaseFile>('/cases', { method: 'POST', body: input, headers: { 'idempotency-key': key } }),
    onSettled,
  });
}

export interface Act {
  /** After `/cases/:id/`, or a whole path. */
  path: string;
  method?: Ask['method'];
  body?: object;
}

/** One thing that is done to a case, with the version that one looked at. */
export function useAct({ id, version }: Pick<CoordinationCase, 'id' | 'version'>) {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ path, method = 'POST', body = {} }: Act) =>
      ask<unknown>(path.startsWith('/') ? path : `/cases/${id}/${path}`, {
        method,
        ...(method === 'DELETE' && Object.keys(body).length === 0 ? {} : { body }),
        headers: { 'if-match': `"${version}"` },
      }),
    onSettled,
  });
}
export type Acting = ReturnType<typeof useAct>;

/**
 * Answers that may make a question needless, articles first. Without them one asks all the same. Both at once, so that what is under them on the page moves
 * once.
 */
export const useSimilar = (q: string, alsoAnswered: boolean) =>
  useQuery({
    queryKey: ['articles', 'like', q, alsoAnswered],
    queryFn: async ({ signal }) => {
      const like = { method: 'POST', body: { q, like: true }, signal } as const;
      const both = await Promise.all([
        ask<Found[]>('/articles/_search', like).catch(() => []),
        alsoAnswered ? ask<Found[]>('/cases/_search-answered', like).catch(() => []) : [],
      ]);
      return both.flat();
    },
    enabled: q !== '',
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
