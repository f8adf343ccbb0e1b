import { useMemo, type ReactNode } from 'react';
import { sayPhone } from '../capacity/phone.js';
import { useRegister } from '../capacity/register.context.js';
import { useUnits } from '../capacity/units.store.js';
import { NewRequestPage } from '../placement/NewRequestPage.js';
import { PlacesContext, type Places } from '../placement/places.context.js';
import { RequestPage } from '../placement/RequestPage.js';
import { WorklistPage } from '../placement/WorklistPage.js';
import { useActor } from '../platform/session.js';

/** Finding a place knows wards, regions and organisations by their names in the open register, which belongs to another feature. */
function InPlaces({ children }: { children: ReactNode }) {
  const { directory, regions, providers, locations } = useRegister();
  const units = useUnits();
  const actor = useActor();
  const places = useMemo<Places>(() => {
    const named = directory.regions
      .filter(({ scheme, validTo }) => scheme === directory.scheme && validTo === null)
      .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
    const own = directory.locations.find(({ providerId }) => providerId === actor.organisationId);
    const ownRegionId = actor.regionIds[0] ?? own?.regions[directory.scheme] ?? null;
    return {
      regions: named,
      ownRegionId: named.some(({ id }) => id === ownRegionId) ? ownRegionId : null,
      regionName: (id) => regions.get(id)?.name ?? '',
      providerName: (id) => providers.get(id)?.name ?? '',
      cityOf: (id) => locations.get(id)?.city ?? '',
      wardName: (id) => units.unit(id)?.name ?? '',
      sayPhone,
      watchWards: (ids, ring) => {
        const stops = ids.map((id) => units.subscribeUnit(id, ring));
        return () => stops.forEach((stop) => stop());
      },
    };
  }, [directory, regions, providers, locations, units, actor]);
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
