import { createContext, use, type ComponentType, type ReactNode } from 'react';

export interface DistrictShown {
  id: string;
  code: string;
  name: string;
  count: number;
}

export interface MapProps {
  districts: readonly DistrictShown[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** What is around these screens and of other features: put in by `app`. */
export interface Around {
  /** Links to the other screens of this section, and its name. */
  section: { label: string; tabs: ReactNode };
  /** The districts of this register, for a new round. */
  regions: readonly { id: string; name: string }[];
  Map: ComponentType<MapProps>;
}

const Context = createContext<Around | null>(null);
export const AroundInterest = Context.Provider;

export function useAround(): Around {
  const around = use(Context);
  if (!around) throw new Error('outside the screens of interest');
  return around;
}
