import type { SecurityLevel } from '@ketenzicht/shared/directory';
import { createContext, use } from 'react';

/** Names of regions and wards, which belong to other features: the app brings them. */
export interface Around {
  regions: readonly { id: string; name: string }[];
  /** The region of whoever is here, or of their organisation; null when that says nothing. */
  ownRegionId: string | null;
  regionName: (id: string) => string;
  /** Wards whose name has these words, a few. */
  findWards: (words: string) => readonly { id: string; name: string }[];
  ward: (id: string) => { name: string; regionId: string | null; securityLevel: SecurityLevel | null } | undefined;
}

export const AroundContext = createContext<Around | null>(null);

export function useAround(): Around {
  const around = use(AroundContext);
  if (!around) throw new Error('useAround outside AroundContext');
  return around;
}
