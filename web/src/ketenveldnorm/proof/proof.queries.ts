import type { Proof } from '@ketenzicht/shared/ketenveldnorm';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';
import { followingKey } from '../following.queries.js';

/** Reckoned anew each time: a past that would change would be no proof. */
export const useProof = (on: string) =>
  useQuery({
    queryKey: [followingKey, 'proof', on],
    queryFn: () => ask<Proof>('/following-proof', { query: { on } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
