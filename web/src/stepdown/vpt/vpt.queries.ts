import type {
  NzaImport,
  NzaImported,
  VptMonitor,
  VptMonth,
  VptReport,
  VptTarget,
  VptTargetInput,
} from '@ketenzicht/shared/stepdown';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ask } from '../../platform/http.js';
import { newKey } from '../../platform/new-key.js';

const monitorKey = ['vpt-monitor'] as const;
const monthKey = (month: string) => ['vpt-month', month] as const;

export const useVptMonitor = () =>
  useQuery({ queryKey: monitorKey, queryFn: () => ask<VptMonitor>('/vpt-monitor'), staleTime: 60_000 });

export const useVptMonth = (month: string) =>
  useQuery({ queryKey: monthKey(month), queryFn: () => ask<VptMonth>(`/vpt-months/${month}`) });

interface Saying {
  report: VptReport;
  /** The version that was seen. */
  version: number;
}

/** Pressing again after a network that failed says the same thing once: as long as nothing else is said, the key stays. */
export function useSayMonth(month: string) {
  const client = useQueryClient();
  const kept = useRef({ of: '', key: '' });
  return useMutation({
    mutationFn: ({ report, version }: Saying) => {
      const of = JSON.stringify([month, version, report]);
      if (kept.current.of !== of) kept.current = { of, key: newKey() };
      return ask<VptMonth>(`/vpt-months/${month}`, {
        method: 'PUT',
        body: report,
        headers: { 'if-match': `"${version}"`, 'idempotency-key': kept.current.key },
      });
    },
    onSuccess: (said) => {
      client.setQueryData(monthKey(month), said);
      void client.invalidateQueries({ queryKey: monitorKey });
      // Another month may follow from this one.
      void client.invalidateQueries({ queryKey: ['vpt-month'], refetchType: 'none' });
    },
    onError: () => client.invalidateQueries({ queryKey: monthKey(month) }),
  });
}

export function useSetTarget() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: VptTargetInput) => ask<VptTarget>('/vpt-targets', { method: 'POST', body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: monitorKey }),
  });
}

export function useImportTables() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: NzaImport) => ask<NzaImported>('/vpt-tables/_import', { method: 'POST', body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: monitorKey }),
  });
}
