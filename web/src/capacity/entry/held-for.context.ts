import { createContext, type ReactNode } from 'react';

/** A ward, how many of its beds are held, and how many of those a figure would end. */
export interface HeldFor {
  unitId: string;
  held: number;
  lost: number;
}

/** Says for whom those beds are held, which belongs to another feature: the app brings it. */
export const HeldForContext = createContext<(of: HeldFor) => ReactNode>(() => null);
