import type { OutflowFigures, Wait, WaitFile, WaitInput, WaitList } from '@ketenzicht/shared/stepdown';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FoundPerson } from '@ketenzicht/shared/person';
import { ask } from '../../platform/http.js';
import type { Period } from '../../platform/period.rules.js';
import type { OutflowSearch } from './outflow.search.js';

const key = 'waits';
/** Nothing of it is kept longer than the screen is there. */
const fresh = { staleTime: 0, gcTime: 60_000, refetchInterval: 60_000 };

export const useWaits = ({ state, unitId, waitsFor, actsBy, regionId }: OutflowSearch) =>
  useQuery({
    queryKey: [key, 'list', state, unitId, waitsFor, actsBy, regionId],
    queryFn: () => ask<WaitList>('/waits', { query: { state, unitId, waitsFor, actsBy, regionId } }),
    placeholderData: (before) => before,
    ...fresh,
  });

export const useWaitFile = (id: string) =>
  useQuery({ queryKey: [key, 'file', id], queryFn: () => ask<WaitFile>(`/waits/${id}`), ...fresh });

export const useOutflowFigures = ({ from, to }: Period) =>
  useQuery({
    queryKey: ['outflow-figures', from, to],
    queryFn: () => ask<OutflowFigures>('/outflow-figures', { query: { from, to } }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });

/** Nothing of whoever was looked for is kept. */
export const useFindPerson = () =>
  useMutation({
    gcTime: 0,
    mutationFn: (reference: string) =>
      ask<{ persons: FoundPerson[] }>('/persons/_search', { method: 'POST', body: { reference } }),
  });

/** What was done shows at once, also when it was refused: then something else happened meanwhile. */
function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [key] });
}

/** As a form sends it: what may be left out is left out. */
export type WaitSent = Omit<Partial<WaitInput>, 'toward'> & { toward: object };

export function useAddWait() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ input, key: sent }: { input: WaitSent; key: string }) =>
      ask<WaitFile>('/waits', { method: 'POST', body: input, headers: { 'idempotency-key': sent } }),
    onSettled,
  });
}

export function useWaitAct({ id, version }: Pick<Wait, 'id' | 'version'>) {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ path, body }: { path: '' | '/_expect' | '/_end' | '/_undo'; body: object }) =>
      ask<WaitFile>(`/waits/${id}${path}`, {
        method: path === '' ? 'PUT' : 'POST',
        body,
        headers: { 'if-match': `"${version}"` },
      }),
    onSettled,
  });
}
