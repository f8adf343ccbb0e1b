import { createContext, use } from 'react';

/** Names of wards, regions and organisations, which belong to other features: the app brings them. */
export interface Places {
  regions: readonly { id: string; name: string }[];
  /** The region of whoever is here, or of their organisation; null when that says nothing. */
  ownRegionId: string | null;
  regionName: (id: string) => string;
  providerName: (id: string) => string;
  cityOf: (locationId: string) => string;
  wardName: (unitId: string) => string;
  /** A number as people read it out. */
  sayPhone: (phone: string) => string;
  /** Rings when the figure of one of these wards changes; gives the way to stop. */
  watchWards: (unitIds: readonly string[], ring: () => void) => () => void;
}

export const PlacesContext = createContext<Places | null>(null);

export function usePlaces(): Places {
  const places = use(PlacesContext);
  if (!places) throw new Error('usePlaces outside PlacesContext');
  return places;
}
