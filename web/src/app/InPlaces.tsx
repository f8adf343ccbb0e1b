import { useMemo, type ReactNode } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { useUnits } from '../capacity/units.store.js';
import { useActor } from '../platform/session.js';
import { PlacesContext, type Places } from '../stepdown/waiting/places.context.js';
import { useOwnRegions } from './useOwnRegions.js';

/** The way out knows wards and regions by their names in the open register, which belongs to another feature. */
export function InPlaces({ children }: { children: ReactNode }) {
  const { regions, locations } = useRegister();
  const units = useUnits();
  const own = useOwnRegions();
  const { organisationId } = useActor();
  const places = useMemo<Places>(() => {
    const wardName = (id: string) => {
      const unit = units.unit(id);
      return unit ? `${unit.name}, ${locations.get(unit.locationId)?.city ?? ''}` : null;
    };
    const wardLevel = (id: string) => units.unit(id)?.securityLevel ?? null;
    const ownWards = units
      .all()
      .filter(({ providerId }) => providerId === organisationId)
      .map(({ id, regionId }) => ({ id, regionId, name: wardName(id) ?? '' }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
    return { ...own, regionName: (id) => regions.get(id)?.name ?? '', ownWards, wardName, wardLevel };
  }, [own, regions, locations, units, organisationId]);
  return <PlacesContext value={places}>{children}</PlacesContext>;
}
