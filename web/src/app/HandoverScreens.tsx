import { useMemo } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { HandoversPage } from '../ketenveldnorm/handover/HandoversPage.js';
import { FollowingPlacesContext, type FollowingPlaces } from '../ketenveldnorm/places.context.js';

/** Regions and providers have their names in the open register, which belongs to another feature. */
export function HandoversScreen() {
  const { directory, regions, providers } = useRegister();
  const places = useMemo<FollowingPlaces>(
    () => ({
      regions: directory.regions
        .filter(({ scheme, validTo }) => scheme === directory.scheme && validTo === null)
        .toSorted((one, other) => one.name.localeCompare(other.name, 'nl')),
      providers: directory.providers.toSorted((one, other) => one.name.localeCompare(other.name, 'nl')),
      ownRegionId: null,
      regionName: (id) => regions.get(id)?.name ?? '',
      providerName: (id) => providers.get(id)?.name ?? '',
    }),
    [directory, regions, providers],
  );
  return (
    <FollowingPlacesContext value={places}>
      <HandoversPage />
    </FollowingPlacesContext>
  );
}
