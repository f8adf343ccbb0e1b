import type { Unit } from '@ketenzicht/shared/capacity';
import { useMemo, type ReactNode } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { useUnits } from '../capacity/units.store.js';
import { AroundContext, type Around } from '../coordination/around.context.js';
import { CasePage } from '../coordination/CasePage.js';
import { DeskPage } from '../coordination/DeskPage.js';
import { NewCasePage } from '../coordination/NewCasePage.js';
import { useOwnRegions } from './useOwnRegions.js';

const most = 6;

function findWards(units: Iterable<Unit>, words: string): Unit[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return [...units].filter(({ name }) => wanted.every((word) => name.toLowerCase().includes(word))).slice(0, most);
}

/** A case names regions and wards, which belong to the open register. */
function InRegister({ children }: { children: ReactNode }) {
  const { regions } = useRegister();
  const units = useUnits();
  const own = useOwnRegions();
  const around = useMemo<Around>(
    () => ({
      ...own,
      regionName: (id) => regions.get(id)?.name ?? '',
      ward: (id) => units.unit(id),
      findWards: (words) => findWards(units.all(), words),
    }),
    [own, regions, units],
  );
  return <AroundContext value={around}>{children}</AroundContext>;
}

const inRegister = (Screen: () => ReactNode) =>
  function CoordinationScreen() {
    return (
      <InRegister>
        <Screen />
      </InRegister>
    );
  };

export const DeskScreen = inRegister(DeskPage);
export const NewCaseScreen = inRegister(NewCasePage);
export const CaseScreen = inRegister(CasePage);
