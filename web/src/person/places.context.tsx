import { createContext, use } from 'react';

/** Names of regions and organisations, which belong to another feature: the app brings them. */
export interface Places {
  regions: readonly { id: string; name: string }[];
  regionName: (id: string) => string;
  organisationName: (id: string) => string;
}

export const PlacesContext = createContext<Places | null>(null);

export function usePlaces(): Places {
  const places = use(PlacesContext);
  if (!places) throw new Error('usePlaces outside PlacesContext');
  return places;
}
