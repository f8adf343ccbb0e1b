import type { MyNoticePreferences, NoticePreferences, PushTried, Told } from '@ketenzicht/shared/coordination';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';

/** The bell of the desk `told` refreshes all under this. */
const key = ['told'] as const;

/** Looks once a minute as well: what rang while the line was away. */
export const toldQuery = queryOptions({
  queryKey: [...key, 'list'],
  queryFn: ({ signal }) => ask<Told>('/told', { signal }),
  refetchInterval: 60_000,
});

export const preferencesQuery = queryOptions({
  queryKey: ['told-preferences'],
  queryFn: ({ signal }) => ask<MyNoticePreferences>('/told-preferences', { signal }),
  staleTime: Infinity,
  gcTime: 0,
});

export function useAcknowledge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask<void>(`/told/${id}/_acknowledge`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function usePrefer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NoticePreferences) => ask<MyNoticePreferences>('/told-preferences', { method: 'PUT', body }),
    onSuccess: (mine) => client.setQueryData(preferencesQuery.queryKey, mine),
  });
}

export const subscribe = (body: PushSubscriptionJSON) =>
  ask<void>('/push-subscriptions', { method: 'POST', body: { endpoint: body.endpoint, keys: body.keys } });
export const unsubscribe = (endpoint: string) =>
  ask<void>('/push-subscriptions', { method: 'DELETE', body: { endpoint } });
export const tryPush = () => ask<PushTried>('/push-subscriptions/_try', { method: 'POST' });
