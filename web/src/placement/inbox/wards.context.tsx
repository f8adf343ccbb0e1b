import type { Unit } from '@ketenzicht/shared/capacity';
import { createContext, use } from 'react';

/** The wards of one's own organisation as they stand now, and the names of regions: another feature's, brought by the app. */
export interface OwnWards {
  unit: (unitId: string) => Unit | undefined;
  regionName: (regionId: string) => string;
}

export const OwnWardsContext = createContext<OwnWards | null>(null);

export function useOwnWards(): OwnWards {
  const wards = use(OwnWardsContext);
  if (!wards) throw new Error('useOwnWards outside OwnWardsContext');
  return wards;
}
