import type { JobList } from '@ketenzicht/shared/jobs';
import type {
  Figures,
  RegisterEntry,
  Retention,
  RetentionRun,
  SubjectRequest,
  TermChanged,
} from '@ketenzicht/shared/privacy';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../platform/http.js';
import { ProblemError } from '../platform/problem.error.js';

/** All under one key, so that deciding something refreshes what hangs on it. In memory only, and no longer than a screen needs it. */
const key = 'privacy';
const fresh = { staleTime: 0, gcTime: 60_000 };

const isPreparing = (requests: readonly SubjectRequest[] | undefined) =>
  requests?.some((request) => request.export?.state === 'preparing') ?? false;

export const useRequests = () =>
  useQuery({
    queryKey: [key, 'requests'],
    queryFn: () => ask<{ requests: SubjectRequest[] }>('/privacy/requests').then(({ requests }) => requests),
    refetchInterval: ({ state }) => (isPreparing(state.data) ? 700 : false),
    ...fresh,
  });

export const useRetention = () =>
  useQuery({ queryKey: [key, 'retention'], queryFn: () => ask<Retention>('/privacy/retention'), ...fresh });

/** The work of the night that clears what has served its time. */
export const useRetentionJob = () =>
  useQuery({
    queryKey: [key, 'job'],
    queryFn: () => ask<JobList>('/jobs').then(({ jobs }) => jobs.find(({ name }) => name === 'retention') ?? null),
    ...fresh,
  });

export const useRegisterOfProcessing = () =>
  useQuery({
    queryKey: [key, 'register'],
    queryFn: () => ask<{ activities: RegisterEntry[] }>('/privacy/register').then(({ activities }) => activities),
  });

export const useFigures = (by: string) =>
  useQuery({ queryKey: ['figures', by], queryFn: () => ask<Figures>('/persons/_figures', { query: { by } }) });

interface Act {
  path: string;
  body?: unknown;
  method?: 'POST' | 'DELETE';
}

/** Something done about a request, a term or a hold; what is on the screen follows. */
export function useAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body, method = 'POST' }: Act) =>
      ask<TermChanged | undefined>(`/privacy${path}`, { method, body }),
    onSettled: () => client.invalidateQueries({ queryKey: [key] }),
  });
}

export const useDryRun = () =>
  useMutation({ mutationFn: () => ask<RetentionRun>('/privacy/retention/_dry-run', { method: 'POST' }) });

/** The copy as a file on this computer: taken once, so that a name is given and it is not opened in a tab. */
export function useTake() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, reference }: { id: string; reference: string }) => {
      const answer = await fetch(`/api/v1/privacy/exports/${id}/_take`, { method: 'POST' });
      if (!answer.ok)
        throw new ProblemError({ ...((await answer.json().catch(() => ({}))) as object), status: answer.status });
      const address = URL.createObjectURL(await answer.blob());
      const link = Object.assign(document.createElement('a'), { href: address, download: `inzage-${reference}.zip` });
      link.click();
      URL.revokeObjectURL(address);
    },
    onSettled: () => client.invalidateQueries({ queryKey: [key] }),
  });
}
