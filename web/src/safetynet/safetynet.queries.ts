import type {
  AdvanceWindow,
  Dossier,
  DossierFile,
  DossierInput,
  WindowInput,
  WindowUse,
} from '@ketenzicht/shared/safetynet';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../platform/http.js';

/** All of it is under one key: the doorbell of the desk refreshes what is on screen. */
const key = 'safetynet';
/** Nothing of it is kept longer than the screen is there; a bell that rang while the line was down is heard of by asking. */
const fresh = { staleTime: 0, gcTime: 60_000, refetchInterval: 60_000 };

export const useDossiers = () =>
  useQuery({ queryKey: [key, 'list'], queryFn: () => ask<Dossier[]>('/payment-dossiers'), ...fresh });

export const useDossierFile = (id: string) =>
  useQuery({ queryKey: [key, 'file', id], queryFn: () => ask<DossierFile>(`/payment-dossiers/${id}`), ...fresh });

export const useWindows = () =>
  useQuery({ queryKey: [key, 'windows'], queryFn: () => ask<AdvanceWindow[]>('/advance-windows') });

export const useUse = () => useQuery({ queryKey: [key, 'use'], queryFn: () => ask<WindowUse[]>('/advance-use') });

/** What was done shows at once, also when it was refused: then something else happened meanwhile. */
function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [key] });
}

export function useOpenDossier() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ input, key: sent }: { input: DossierInput; key: string }) =>
      ask<DossierFile>('/payment-dossiers', { method: 'POST', body: input, headers: { 'idempotency-key': sent } }),
    onSettled,
  });
}

export function useMove({ id, version }: Pick<Dossier, 'id' | 'version'>) {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      ask<DossierFile>(`/payment-dossiers/${id}/${path}`, {
        method: 'POST',
        body,
        headers: { 'if-match': `"${version}"` },
      }),
    onSettled,
  });
}

export function useAddWindow() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (input: WindowInput) => ask<AdvanceWindow[]>('/advance-windows', { method: 'POST', body: input }),
    onSettled,
  });
}
