import type { SecurityLevel } from '@ketenzicht/shared/directory';
import { createContext, useContext } from 'react';

/** Regions and wards belong to the open register, which is another feature's. */
export interface Places {
  regions: readonly { id: string; name: string }[];
  ownRegionId: string | null;
  regionName: (id: string) => string;
  /** Of the own organisation, by name. */
  ownWards: readonly { id: string; name: string; regionId: string }[];
  /** With the location it is at; what is not on this board has no name. */
  wardName: (id: string) => string | null;
  wardLevel: (id: string) => SecurityLevel | null;
}

export const PlacesContext = createContext<Places>({
  regions: [],
  ownRegionId: null,
  regionName: (id) => id,
  ownWards: [],
  wardName: () => null,
  wardLevel: () => null,
});
export const usePlaces = () => useContext(PlacesContext);
