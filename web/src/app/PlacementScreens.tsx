import { useMemo, type ReactNode } from 'react';
import { sayPhone } from '../capacity/phone.js';
import { useRegister } from '../capacity/register.context.js';
import { useUnits } from '../capacity/units.store.js';
import { NewRequestPage } from '../placement/NewRequestPage.js';
import { PlacesContext, type Places } from '../placement/places.context.js';
import { RequestPage } from '../placement/RequestPage.js';
import { WorklistPage } from '../placement/WorklistPage.js';
import { useOwnRegions } from './useOwnRegions.js';

/** Finding a place knows wards, regions and organisations by their names in the open register, which belongs to another feature. */
function InPlaces({ children }: { children: ReactNode }) {
  const { regions, providers, locations } = useRegister();
  const units = useUnits();
  const own = useOwnRegions();
  const places = useMemo<Places>(
    () => ({
      ...own,
      regionName: (id) => regions.get(id)?.name ?? '',
      providerName: (id) => providers.get(id)?.name ?? '',
      cityOf: (id) => locations.get(id)?.city ?? '',
      wardName: (id) => units.unit(id)?.name ?? '',
      sayPhone,
      watchWards: (ids, ring) => {
        const stops = ids.map((id) => units.subscribeUnit(id, ring));
        return () => stops.forEach((stop) => stop());
      },
    }),
    [own, regions, providers, locations, units],
  );
  return <PlacesContext value={places}>{children}</PlacesContext>;
}

const inPlaces = (Screen: () => ReactNode) =>
  function PlacementScreen() {
    return (
      <InPlaces>
        <Screen />
      </InPlaces>
    );
  };

export const WorklistScreen = inPlaces(WorklistPage);
export const NewRequestScreen = inPlaces(NewRequestPage);
export const RequestScreen = inPlaces(RequestPage);
