import type { Unit } from '@ketenzicht/shared/capacity';
import { createContext, type ReactNode } from 'react';

/** `said`: where its own people say it. `seen`: for whoever looks at the ward. */
export interface WhoCouldLeave {
  unit: Unit;
  part: 'said' | 'seen';
}

/** Who could leave a ward belongs to another feature: the app brings it. */
export const WhoCouldLeaveContext = createContext<(of: WhoCouldLeave) => ReactNode>(() => null);
