import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  BreakGlass,
  BrokenGlass,
  Candidate,
  FoundPerson,
  NewPerson,
  NewRelation,
  Notices,
  PersonCorrection,
  PersonFile,
  PersonIdentity,
  PersonSearch,
  RelationEnd,
} from '@ketenzicht/shared/person';
import { ask } from '../platform/http.js';

/** Nothing about a person outlives the screen that shows it. */
const fleeting = { gcTime: 0, staleTime: 0, retry: false, refetchOnWindowFocus: false } as const;
const fileKey = (id: string) => ['person', id] as const;
export const noticesKey = ['notices'] as const;
const path = (id: string) => `/persons/${id}`;

export const useSearch = () =>
  useMutation({
    gcTime: 0,
    mutationFn: (question: PersonSearch) =>
      ask<{ persons: FoundPerson[] }>('/persons/_search', { method: 'POST', body: question }),
  });

/** The same key for the same words: pressed twice, or sent again after a lost answer, it is one person. */
export const useRegisterPerson = () =>
  useMutation({
    gcTime: 0,
    mutationFn: ({ person, key }: { person: NewPerson; key: string }) =>
      ask<{ id: string }>('/persons', { method: 'POST', body: person, headers: { 'idempotency-key': key } }),
  });

export const usePersonFile = (id: string) =>
  useQuery({ queryKey: fileKey(id), queryFn: () => ask<PersonFile>(path(id)), ...fleeting });

/** Asked for by a press, and never again by itself: every look is a line in the log. */
export const useIdentity = (id: string) =>
  useMutation({ gcTime: 0, mutationFn: () => ask<PersonIdentity>(`${path(id)}/identity`) });

function useFileChange<V>(id: string, change: (variables: V) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: fileKey(id) }),
  });
}

export const useCorrection = (id: string) =>
  useFileChange(id, ({ version, correction }: { version: number; correction: PersonCorrection }) =>
    ask(path(id), { method: 'PUT', body: correction, headers: { 'if-match': `"${version}"` } }),
  );

export const useBreakGlass = (id: string) =>
  useFileChange(id, (why: BreakGlass) => ask<BrokenGlass>(`${path(id)}/_break-glass`, { method: 'POST', body: why }));

export const useLetIn = (id: string) =>
  useFileChange(id, (relation: NewRelation) => ask(`${path(id)}/relations`, { method: 'POST', body: relation }));

export const useEndRelation = (id: string) =>
  useFileChange(id, ({ relationId, end }: { relationId: string; end: RelationEnd }) =>
    ask(`${path(id)}/relations/${relationId}/_end`, { method: 'POST', body: end }),
  );

export const useCandidates = (id: string) =>
  useQuery({
    queryKey: [...fileKey(id), 'candidates'],
    queryFn: () => ask<{ accounts: Candidate[] }>(`${path(id)}/relation-candidates`),
    ...fleeting,
  });

export const useNotices = () =>
  useQuery({ queryKey: [...noticesKey, 'list'], queryFn: () => ask<Notices>('/notices'), ...fleeting });

/** Looks once a minute as well: what rang while the line was away. */
export const useNoticeCount = () =>
  useQuery({
    queryKey: [...noticesKey, 'count'],
    queryFn: () => ask<{ unseen: number }>('/notice-count'),
    refetchInterval: 60_000,
  });

export function useSeen() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(`/notices/${id}/_seen`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: noticesKey }),
  });
}
