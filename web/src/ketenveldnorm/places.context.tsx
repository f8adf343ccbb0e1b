import { createContext, use } from 'react';

/** Names of regions and providers, which belong to the open register: the app brings them. */
export interface FollowingPlaces {
  regions: readonly { id: string; name: string }[];
  providers: readonly { id: string; name: string }[];
  /** Of whoever is here; null when that says nothing. */
  ownRegionId: string | null;
  regionName: (id: string) => string;
  providerName: (id: string) => string;
}

export const FollowingPlacesContext = createContext<FollowingPlaces | null>(null);

export function useFollowingPlaces(): FollowingPlaces {
  const places = use(FollowingPlacesContext);
  if (!places) throw new Error('useFollowingPlaces outside FollowingPlacesContext');
  return places;
}
