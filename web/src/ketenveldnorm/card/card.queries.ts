import type { TrajectoryFile } from '@ketenzicht/shared/ketenveldnorm';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';
import { followingKey } from '../timeline/timeline.queries.js';

/** Whose card it is: the reference, the owner and the next contact. */
export const useFollowed = (id: string) =>
  useQuery({
    queryKey: [followingKey, 'file', id],
    queryFn: ({ signal }) => ask<TrajectoryFile>(`/trajectories/${id}`, { signal }),
    gcTime: 0,
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
