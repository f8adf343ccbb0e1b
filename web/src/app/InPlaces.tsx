import { useMemo, type ReactNode } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { useUnits } from '../capacity/units.store.js';
import { placementNames } from '../placement/placement.texts.js';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { PlacesContext, type Places } from '../stepdown/waiting/places.context.js';
import { useOwnRegions } from './useOwnRegions.js';

/** That fit a list one reads at a glance. */
const mostFound = 6;

/** The way out knows wards and regions by their names in the open register, which belongs to another feature. */
export function InPlaces({ children }: { children: ReactNode }) {
  const { regions, locations } = useRegister();
  const units = useUnits();
  const own = useOwnRegions();
  const { organisationId } = useActor();
  const name = useTexts(placementNames);
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
    const findWards = (typed: string) => {
      const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
      const fits = (id: string) => words.every((word) => wardName(id)?.toLowerCase().includes(word));
      return [...units.all()].filter(({ id }) => fits(id)).slice(0, mostFound);
    };
    return {
      ...own,
      regionName: (id) => regions.get(id)?.name ?? '',
      ownWards,
      wardName,
      wardLevel,
      findWards,
      titleName: (code) => name(`title.${code}`),
      titleGroupName: (group) => name(`titleGroup.${group}`),
      groupName: (group) => name(`group.${group}`),
    };
  }, [own, regions, locations, units, organisationId, name]);
  return <PlacesContext value={places}>{children}</PlacesContext>;
}
