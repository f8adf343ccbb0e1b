import { useMemo, type ReactNode } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { DossierPage } from '../safetynet/DossierPage.js';
import { DossiersPage } from '../safetynet/DossiersPage.js';
import { NewDossierPage } from '../safetynet/NewDossierPage.js';
import { RegionsContext, type Regions } from '../safetynet/regions.context.js';
import { WindowsPage } from '../safetynet/WindowsPage.js';
import { useOwnRegions } from './useOwnRegions.js';

const inRegister = (Screen: () => ReactNode) =>
  function SafetynetScreen() {
    const { regions } = useRegister();
    const own = useOwnRegions();
    const around = useMemo<Regions>(
      () => ({ ...own, regionName: (id) => regions.get(id)?.name ?? '' }),
      [own, regions],
    );
    return (
      <RegionsContext value={around}>
        <Screen />
      </RegionsContext>
    );
  };

export const DossiersScreen = inRegister(DossiersPage);
export const NewDossierScreen = inRegister(NewDossierPage);
export const DossierScreen = inRegister(DossierPage);
export const WindowsScreen = inRegister(WindowsPage);
