import type { PlacementFigures, TruthScore } from '@ketenzicht/shared/placement';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';
import type { Period } from '../../platform/period.rules.js';

/** Figures of at most ten minutes ago; asking more often shows nothing new. */
const fresh = { staleTime: 5 * 60_000 };

export const usePlacementFigures = ({ from, to }: Period) =>
  useQuery({
    queryKey: ['placement-figures', from, to],
    queryFn: () => ask<PlacementFigures>('/placement-figures', { query: { from, to } }),
    placeholderData: (before) => before,
    ...fresh,
  });

export const useTruthScores = () =>
  useQuery({ queryKey: ['placement-truth'], queryFn: () => ask<TruthScore[]>('/placement-truth'), ...fresh });
