import type { Timeline, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, type Ask } from '../../platform/http.js';
import { fleeting, followingKey } from '../following.queries.js';
import type { Span } from './window.rules.js';

/** Words about a person do not outlive the screen, and each look is a line in the log: the bell of somebody else's work asks for nothing here. */
const yearsKey = 'years';

export const useTimeline = (id: string, { from, to }: Span, isWanted = true) =>
  useQuery({
    queryKey: [yearsKey, id, from, to],
    queryFn: ({ signal }) => ask<Timeline>(`/trajectories/${id}/timeline`, { query: { from, to }, signal }),
    placeholderData: keepPreviousData,
    enabled: isWanted,
    ...fleeting,
  });

/** Whoever wrote something down sees it stand there. */
export function useFreshYears({ id }: Pick<Trajectory, 'id'>): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [yearsKey, id] });
}

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
  const onFresh = useFreshYears({ id });
  return useMutation({
    gcTime: 0,
    mutationFn: ({ path, method = 'POST', body, headers = {} }: Addition) =>
      ask<unknown>(path.startsWith('/') ? path : `/trajectories/${id}/${path}`, { method, body, headers }),
    onSettled: () => {
      onFresh();
      void client.invalidateQueries({ queryKey: [followingKey] });
    },
  });
}
export type Adding = ReturnType<typeof useAddition>;
