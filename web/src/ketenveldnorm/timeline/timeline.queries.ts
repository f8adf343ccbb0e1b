import type { Timeline, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, type Ask } from '../../platform/http.js';
import type { Span } from './window.rules.js';

/** All of somebody that is followed is under one key: the doorbell of the desk refreshes what is on screen. */
export const followingKey = 'ketenveldnorm';
/** Words about a person do not outlive the screen, and each look is a line in the log: nothing is asked again by itself. */
const fleeting = { gcTime: 0, staleTime: 0, retry: false, refetchOnWindowFocus: false } as const;

export const useTimeline = (id: string, { from, to }: Span, isWanted = true) =>
  useQuery({
    queryKey: [followingKey, 'timeline', id, from, to],
    queryFn: ({ signal }) => ask<Timeline>(`/trajectories/${id}/timeline`, { query: { from, to }, signal }),
    placeholderData: keepPreviousData,
    enabled: isWanted,
    ...fleeting,
  });

export interface Addition {
  /** After `/trajectories/:id/`, or a whole path. */
  path: string;
  method?: Ask['method'];
  body: object;
  headers?: Ask['headers'];
}

/** One thing that happened, or will. What was done shows at once, also when it was refused: then something else happened meanwhile. */
export function useAddition({ id }: Pick<Trajectory, 'id'>) {
  const client = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: ({ path, method = 'POST', body, headers = {} }: Addition) =>
      ask<unknown>(path.startsWith('/') ? path : `/trajectories/${id}/${path}`, { method, body, headers }),
    onSettled: () => void client.invalidateQueries({ queryKey: [followingKey] }),
  });
}
export type Adding = ReturnType<typeof useAddition>;
