import type { ReadyCount, ReadyReport } from '@ketenzicht/shared/stepdown';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ask } from '../platform/http.js';
import { newKey } from '../platform/new-key.js';

const keyOf = (unitId: string) => ['ready', unitId] as const;
const path = (unitId: string) => `/units/${unitId}/ready`;

export const useReady = (unitId: string) =>
  useQuery({ queryKey: keyOf(unitId), queryFn: () => ask<ReadyCount>(path(unitId)) });

interface Saying {
  report: ReadyReport;
  /** The version that was seen. */
  version: number;
}

/** Pressing again after a network that failed says the same thing once: as long as nothing else is said, the key stays. */
export function useSayReady(unitId: string) {
  const client = useQueryClient();
  const kept = useRef({ of: '', key: '' });
  return useMutation({
    mutationFn: ({ report, version }: Saying) => {
      const of = JSON.stringify([unitId, version, report]);
      if (kept.current.of !== of) kept.current = { of, key: newKey() };
      return ask<ReadyCount>(path(unitId), {
        method: 'PUT',
        body: report,
        headers: { 'if-match': `"${version}"`, 'idempotency-key': kept.current.key },
      });
    },
    onSuccess: (count) => client.setQueryData(keyOf(unitId), count),
    onError: () => client.invalidateQueries({ queryKey: keyOf(unitId) }), // what stands may be newer than what was seen
  });
}
