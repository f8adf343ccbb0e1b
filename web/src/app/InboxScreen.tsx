import { useMemo } from 'react';
import { useUnitsNow } from '../capacity/board/useUnitsNow.js';
import { useRegister } from '../capacity/register.context.js';
import { useUnits } from '../capacity/units.store.js';
import { InboxPage } from '../placement/inbox/InboxPage.js';
import { OwnWardsContext } from '../placement/inbox/wards.context.js';
import { useActor } from '../platform/session.js';

/** The inbox compares what a ward answers with what it shows, which belongs to another feature. */
export function InboxScreen() {
  const { organisationId } = useActor();
  const { regions } = useRegister();
  const units = useUnitsNow(useUnits(), 1_000);
  const wards = useMemo(() => {
    const own = new Map(units.filter(({ providerId }) => providerId === organisationId).map((unit) => [unit.id, unit]));
    return { unit: (id: string) => own.get(id), regionName: (id: string) => regions.get(id)?.name ?? '' };
  }, [units, organisationId, regions]);
  return (
    <OwnWardsContext value={wards}>
      <InboxPage />
    </OwnWardsContext>
  );
}
