import type { AdoptInput, ReplayInput, RuleVersion, Signal, SignalReplay } from '@ketenzicht/shared/coordination';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';
import { coordinationKey } from '../coordination.queries.js';

/** Under the desk's key: its doorbell refreshes these as well. */
const signalsKey = [coordinationKey, 'signals'] as const;

export interface Shown {
  state: Signal['state'];
  rule: Signal['rule'] | undefined;
}

/** A signal that is raised rings with its case; one that ends is gone from the screen within the minute. */
export const useSignals = ({ state, rule }: Shown) =>
  useQuery({
    queryKey: [...signalsKey, state, rule],
    queryFn: () => ask<Signal[]>('/signals', { query: { state, rule } }),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  });

export const useSignalRules = () =>
  useQuery({ queryKey: ['signal-rules'], queryFn: () => ask<RuleVersion[]>('/signal-rules') });

export const useReplay = () =>
  useMutation({
    mutationFn: (body: ReplayInput) => ask<SignalReplay>('/signal-rules/_replay', { method: 'POST', body }),
  });

export function useAdopt() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AdoptInput) => ask<RuleVersion>('/signal-rules', { method: 'POST', body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['signal-rules'] }),
        client.invalidateQueries({ queryKey: signalsKey }),
      ]),
  });
}
