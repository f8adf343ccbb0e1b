import type { Arrangement, ArrangementContent, ArrangementFile, ArrangementList } from '@ketenzicht/shared/stepdown';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';

const key = 'arrangements';
/** Nothing of it is kept longer than the screen is there. */
const fresh = { staleTime: 0, gcTime: 60_000, refetchInterval: 60_000 };

export const useArrangements = (state: 'open' | 'ended') =>
  useQuery({
    queryKey: [key, 'list', state],
    queryFn: () => ask<ArrangementList>('/arrangements', { query: { state } }),
    placeholderData: (before) => before,
    ...fresh,
  });

export const useArrangement = (id: string) =>
  useQuery({
    queryKey: [key, 'file', id],
    queryFn: () => ask<ArrangementFile>(`/arrangements/${id}`),
    ...fresh,
  });

/** What was done shows at once, also when it was refused: then something else happened meanwhile. */
function useRefresh() {
  const client = useQueryClient();
  return async (file: ArrangementFile | undefined) => {
    if (file) client.setQueryData([key, 'file', file.arrangement.id], file);
    await client.invalidateQueries({ queryKey: [key] });
  };
}

export function useOpenArrangement() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ body, key: sent }: { body: { about: string | null; personId: string | null }; key: string }) =>
      ask<ArrangementFile>('/arrangements', { method: 'POST', body, headers: { 'idempotency-key': sent } }),
    onSettled,
  });
}

type Deed =
  | { path: ''; body: ArrangementContent }
  | { path: '/_agree' | '/_end' | '/_undo' | '/nights' | `/nights/${string}/_cancel`; body: object };

export function useArrangementAct({ id, version }: Pick<Arrangement, 'id' | 'version'>) {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ path, body }: Deed) =>
      ask<ArrangementFile>(`/arrangements/${id}${path}`, {
        method: path === '' ? 'PUT' : 'POST',
        body,
        headers: { 'if-match': `"${version}"` },
      }),
    onSettled,
  });
}
