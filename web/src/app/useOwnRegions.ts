import type { Region } from '@ketenzicht/shared/directory';
import { useMemo } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { useActor } from '../platform/session.js';

export interface OwnRegions {
  /** Of the scheme by which the register is drawn, by name; what has ended is left out. */
  regions: readonly Region[];
  /** Where somebody works: their own region, or that of their organisation's first location. */
  ownRegionId: string | null;
}

export function useOwnRegions(): OwnRegions {
  const { directory } = useRegister();
  const { organisationId, regionIds } = useActor();
  return useMemo(() => {
    const regions = directory.regions
      .filter(({ scheme, validTo }) => scheme === directory.scheme && validTo === null)
      .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
    const location = directory.locations.find(({ providerId }) => providerId === organisationId);
    const own = regionIds[0] ?? location?.regions[directory.scheme] ?? null;
    return { regions, ownRegionId: regions.some(({ id }) => id === own) ? own : null };
  }, [directory, organisationId, regionIds]);
}
