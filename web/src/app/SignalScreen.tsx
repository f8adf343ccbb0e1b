import { useCallback } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { RegionNames } from '../coordination/signals/region-names.context.js';
import { SignalsPage } from '../coordination/signals/SignalsPage.js';

/** Signals name regions, which belong to the register. */
export function SignalScreen() {
  const { regions } = useRegister();
  const regionName = useCallback((id: string) => regions.get(id)?.name ?? id, [regions]);
  return (
    <RegionNames value={regionName}>
      <SignalsPage />
    </RegionNames>
  );
}
