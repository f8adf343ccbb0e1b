import type {
  ChangeInterest,
  Interest,
  InterestRounds,
  OwnInterest,
  PublicRounds,
  Received,
  RoundDesk,
  RoundDraft,
} from '@ketenzicht/shared/interest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../platform/http.js';
import type { Done } from './work.js';

export const usePublicRounds = () =>
  useQuery({ queryKey: ['interest', 'open'], queryFn: () => ask<PublicRounds>('/open-interest-rounds') });

export const sendInterest = (form: Done, interest: Interest): Promise<Received> =>
  ask<Received>('/interests', { method: 'POST', body: { ...form, interest } });

/** Kept nowhere once the page has gone: it is somebody's own. */
export const useOwnInterest = (token: string) =>
  useQuery({
    queryKey: ['interest', 'own'],
    queryFn: () => ask<OwnInterest>('/interests/_read', { method: 'POST', body: { token } }),
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    enabled: token !== '',
  });

type Act = 'confirm' | 'withdraw';
export function useOwnAct(token: string, act: Act) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<OwnInterest>(`/interests/_${act}`, { method: 'POST', body: { token } }),
    onSuccess: (own) => client.setQueryData(['interest', 'own'], own),
  });
}

export function useChangeOwn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeInterest) => ask<OwnInterest>('/interests/_change', { method: 'POST', body }),
    onSuccess: (own) => client.setQueryData(['interest', 'own'], own),
  });
}

const deskKey = ['interest', 'rounds'] as const;
export const useRounds = () => useQuery({ queryKey: deskKey, queryFn: () => ask<InterestRounds>('/interest-rounds') });

export const useRound = (id: string) =>
  useQuery({ queryKey: [...deskKey, id], queryFn: () => ask<RoundDesk>(`/interest-rounds/${id}`) });

/** What came of it is shown at once, and the list is asked for anew. */
function useRoundAct<Input>(send: (input: Input) => Promise<RoundDesk>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (round) => {
      client.setQueryData([...deskKey, round.id], round);
      void client.invalidateQueries({ queryKey: deskKey, exact: true });
    },
  });
}

export const useMakeRound = () =>
  useRoundAct((body: RoundDraft) => ask<RoundDesk>('/interest-rounds', { method: 'POST', body }));
export const useChangeRound = (id: string, version: number) =>
  useRoundAct((draft: RoundDraft) =>
    ask<RoundDesk>(`/interest-rounds/${id}`, { method: 'PUT', body: { ...draft, version } }),
  );
export const useProlong = (id: string) =>
  useRoundAct((body: { closesAt: string; reason: string }) =>
    ask<RoundDesk>(`/interest-rounds/${id}/_prolong`, { method: 'POST', body }),
  );
export const useCloseRound = (id: string) =>
  useRoundAct((body: { reason: string }) => ask<RoundDesk>(`/interest-rounds/${id}/_close`, { method: 'POST', body }));
