import type { FollowingFigures } from '@ketenzicht/shared/ketenveldnorm';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';

/** The last two years: eight quarters, of which one is looked at. */
export const useFollowingFigures = () =>
  useQuery({
    queryKey: ['following-figures'],
    queryFn: () => ask<FollowingFigures>('/following-figures'),
    staleTime: 5 * 60_000,
  });
