import type { ChainList, Dwelling, VptTeam } from '@ketenzicht/shared/stepdown';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';
import type { ChainsSearch } from './chains.search.js';

/** Nothing of it is kept longer than the screen is there. */
const fresh = { staleTime: 0, gcTime: 60_000 };

/** Asked anew every minute: a bed that is free now is taken soon. */
export const useChains = ({ requestId, unitId, regionId }: ChainsSearch) =>
  useQuery({
    queryKey: ['chains', requestId, unitId, regionId],
    queryFn: () =>
      ask<ChainList>('/chains/_search', {
        method: 'POST',
        body: { ...(requestId && { requestId }), ...(unitId && { unitId }), ...(regionId && { regionId }) },
      }),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
    ...fresh,
  });

/** What a dwelling and a team are called; asked for only where a chain begins with one. */
export const useHomes = (isNeeded: boolean) =>
  useQuery({
    queryKey: ['chains', 'dwellings'],
    queryFn: async () => new Map((await ask<Dwelling[]>('/dwellings')).map((one) => [one.id, one])),
    enabled: isNeeded,
    ...fresh,
  });

export const useTeams = (isNeeded: boolean) =>
  useQuery({
    queryKey: ['chains', 'teams'],
    queryFn: async () =>
      new Map((await ask<VptTeam[]>('/vpt-teams')).map((one) => [one.organisationId, one.organisationName])),
    enabled: isNeeded,
    ...fresh,
  });
