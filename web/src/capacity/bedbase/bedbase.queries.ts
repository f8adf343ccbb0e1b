import { queryOptions } from '@tanstack/react-query';
import type { Proposal, ProposalInput, WardChange } from '@ketenzicht/shared/bedbase';
import { ask } from '../../platform/http.js';

export const proposalsKey = ['bedbase', 'proposals'] as const;
export const proposalsQuery = (ended: boolean) =>
  queryOptions({
    queryKey: [...proposalsKey, ended],
    queryFn: ({ signal }) => ask<Proposal[]>('/ward-proposals', { query: { ended: String(ended) }, signal }),
  });

export const baseChangesQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['bedbase', 'changes', unitId],
    queryFn: ({ signal }) => ask<WardChange[]>(`/units/${encodeURIComponent(unitId)}/base-changes`, { signal }),
  });

export const propose = (input: ProposalInput) => ask<Proposal>('/ward-proposals', { method: 'POST', body: input });

export const decide = (
  { id, version }: Pick<Proposal, 'id' | 'version'>,
  verb: 'approve' | 'refuse' | 'withdraw',
  reason?: string,
) =>
  ask<Proposal>(`/ward-proposals/${id}/_${verb}`, {
    method: 'POST',
    headers: { 'if-match': `"${version}"` },
    ...(reason === undefined ? {} : { body: { reason } }),
  });

export const correctPhone = (unitId: string, phone: string) =>
  ask<void>(`/units/${encodeURIComponent(unitId)}/phone`, { method: 'PUT', body: { phone } });
