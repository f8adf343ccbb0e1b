import { createContext, useContext } from 'react';

/** Regions belong to the open register, which is another feature's. */
export interface Regions {
  regions: readonly { id: string; name: string }[];
  ownRegionId: string | null;
  regionName: (id: string) => string;
}

export const RegionsContext = createContext<Regions>({ regions: [], ownRegionId: null, regionName: (id) => id });
export const useRegions = () => useContext(RegionsContext);
