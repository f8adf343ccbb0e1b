import type { AdoptInput, ReplayInput, RuleVersion, Signal, SignalReplay } from '@ketenzicht/shared/coordination';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';

export interface Shown {
  state: Signal['state'];
  rule: Signal['rule'] | undefined;
}

/** The rules look every second; a screen that is a minute old still tells what to do. */
export const useSignals = ({ state, rule }: Shown) =>
  useQuery({
    queryKey: ['signals', state, rule],
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
        client.invalidateQueries({ queryKey: ['signals'] }),
      ]),
  });
}
