import { createContext, use } from 'react';

/** Names of regions, from the register, which belongs to another feature. */
export const RegionNames = createContext<(id: string) => string>((id) => id);
export const useRegionName = () => use(RegionNames);
