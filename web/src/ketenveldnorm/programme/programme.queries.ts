import type { Programme, ProgrammeInput, ProgrammeRegion } from '@ketenzicht/shared/ketenveldnorm';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';

const queryKey = ['programme'];

export const useProgramme = () => useQuery({ queryKey, queryFn: () => ask<Programme>('/programme') });

export function useChangeProgramme({ regionId, version }: ProgrammeRegion) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ProgrammeInput) =>
      ask<ProgrammeRegion>(`/programme/${encodeURIComponent(regionId)}`, {
        method: 'PUT',
        body,
        headers: { 'if-match': `"${version}"` },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  });
}
