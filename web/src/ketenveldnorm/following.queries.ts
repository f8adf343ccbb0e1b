import type { ReportInput, Trajectory, TrajectoryFile, TrajectoryFind } from '@ketenzicht/shared/ketenveldnorm';
import type { Candidate, FoundPerson, PersonFile, PersonIdentity } from '@ketenzicht/shared/person';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../platform/http.js';

/** All that hangs on people who are followed is under one key: the doorbell of the desk refreshes what is on screen. */
export const followingKey = 'ketenveldnorm';
/** Nothing about a person outlives the screen that shows it. */
export const fleeting = { gcTime: 0, staleTime: 0, retry: false, refetchOnWindowFocus: false } as const;

export const useTrajectoryFile = (id: string) =>
  useQuery({
    queryKey: [followingKey, 'file', id],
    queryFn: () => ask<TrajectoryFile>(`/trajectories/${id}`),
    ...fleeting,
  });

/** Under a pseudonym. What is looked for goes in a body: an address is kept by everything it passes. */
export const useFindTrajectory = (asked: TrajectoryFind) =>
  useQuery({
    queryKey: [followingKey, 'find', asked],
    queryFn: () => ask<Trajectory[]>('/trajectories/_search', { method: 'POST', body: asked }),
    ...fleeting,
  });

export const useReport = () =>
  useMutation({
    gcTime: 0,
    mutationFn: ({ input, key }: { input: ReportInput; key: string }) =>
      ask<Trajectory>('/trajectories', { method: 'POST', body: input, headers: { 'idempotency-key': key } }),
  });

export type Move = 'triage' | 'decide' | 'plan' | 'evaluate' | 'end' | 'answer-end';

/** Beside the road: who takes part. */
export type PartyMove = 'join' | 'ask-along' | 'let-go';

/**
 * One thing that is done, with the version that stood there when the form was opened: the bell of a colleague's work shows theirs behind it, and must not make
 * ours pass for an answer to it. What was done shows at once, also when it was refused; after that one has seen what stands there now.
 */
export function useMove({ id, version }: Pick<Trajectory, 'id' | 'version'>, move: Move | PartyMove) {
  const client = useQueryClient();
  const [seen, setSeen] = useState(version);
  return useMutation({
    gcTime: 0,
    mutationFn: (body: object) =>
      ask<Trajectory>(`/trajectories/${id}/_${move}`, {
        method: 'POST',
        body,
        headers: { 'if-match': `"${seen}"` },
      }),
    onSettled: async (done) => {
      // Whoever let go of it is refused what stands there now.
      if (done?.opens === false) return;
      await client.invalidateQueries({ queryKey: [followingKey] });
      const now = client.getQueryData<TrajectoryFile>([followingKey, 'file', id]);
      if (now) setSeen(now.trajectory.version);
    },
  });
}

/** Asked for by a press, and never again by itself: every look is a line in the log. */
export const useWho = (personId: string) =>
  useMutation({ gcTime: 0, mutationFn: () => ask<PersonIdentity>(`/persons/${personId}/identity`) });

export const useFindPerson = () =>
  useMutation({
    gcTime: 0,
    mutationFn: (reference: string) =>
      ask<{ persons: FoundPerson[] }>('/persons/_search', { method: 'POST', body: { reference } }),
  });

export const usePersonCard = (id: string | undefined) =>
  useQuery({
    queryKey: [followingKey, 'person', id],
    queryFn: () => ask<PersonFile>(`/persons/${id}`),
    enabled: id !== undefined,
    ...fleeting,
  });

/** Colleagues and chain directors whom one could name as a director with an account. Without them one types a name. */
export const useDirectors = (personId: string) =>
  useQuery({
    queryKey: [followingKey, 'directors', personId],
    queryFn: () => ask<{ accounts: Candidate[] }>(`/persons/${personId}/relation-candidates`),
    ...fleeting,
  });
