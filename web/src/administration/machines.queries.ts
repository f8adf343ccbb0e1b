import { queryOptions } from '@tanstack/react-query';
import type { MachineClient, MachineKey, NewMachineClient } from '@ketenzicht/shared/kernel';
import { ask } from '../platform/http.js';

export const machinesQuery = queryOptions({
  queryKey: ['administration', 'machines'],
  queryFn: ({ signal }) => ask<MachineClient[]>('/machine-clients', { signal }),
});

export const makeMachine = (body: NewMachineClient) => ask<MachineClient>('/machine-clients', { method: 'POST', body });
export const addKey = (id: string, key: string, validUntil: string) =>
  ask<MachineKey>(`/machine-clients/${id}/keys`, { method: 'POST', body: { key, validUntil } });
export const retireKey = (id: string, kid: string) =>
  ask<void>(`/machine-clients/${id}/keys/${encodeURIComponent(kid)}/_retire`, { method: 'POST' });
export const disableMachine = (id: string) => ask<void>(`/machine-clients/${id}/_disable`, { method: 'POST' });
