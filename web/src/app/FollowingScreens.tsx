import { useMemo, type ReactNode } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { TrajectoryPage } from '../ketenveldnorm/file/TrajectoryPage.js';
import { HandoversPage } from '../ketenveldnorm/handover/HandoversPage.js';
import { FollowingPlacesContext, type FollowingPlaces } from '../ketenveldnorm/places.context.js';
import { ReportPage } from '../ketenveldnorm/ReportPage.js';
import { InFollowed } from './InFollowed.js';
import { useOwnRegions } from './useOwnRegions.js';

/** Following names regions and providers, which belong to the open register. */
function InRegister({ children }: { children: ReactNode }) {
  const { regions, providers } = useRegister();
  const own = useOwnRegions();
  const places = useMemo<FollowingPlaces>(
    () => ({
      ...own,
      providers: [...providers.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'nl')),
      regionName: (id) => regions.get(id)?.name ?? '',
      providerName: (id) => providers.get(id)?.name ?? '',
    }),
    [own, regions, providers],
  );
  return <FollowingPlacesContext value={places}>{children}</FollowingPlacesContext>;
}

const inRegister = (Screen: () => ReactNode) =>
  function FollowingScreen() {
    return (
      <InRegister>
        <Screen />
      </InRegister>
    );
  };

export const ReportScreen = inRegister(ReportPage);
export const HandoversScreen = inRegister(HandoversPage);

/** The years of a person name wards and titles besides. */
export const TrajectoryScreen = inRegister(() => (
  <InFollowed>
    <TrajectoryPage />
  </InFollowed>
));
