import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { useUnits } from '../capacity/units.store.js';
import { useActor } from '../platform/session.js';
import { ChainPage } from '../stepdown/chain/ChainPage.js';
import { MyChainsPage } from '../stepdown/chain/MyChainsPage.js';
import { ChainsPage } from '../stepdown/chain/ChainsPage.js';
import { NewWaitPage } from '../stepdown/waiting/NewWaitPage.js';
import { OutflowFiguresPage } from '../stepdown/waiting/OutflowFiguresPage.js';
import { OutflowPage } from '../stepdown/waiting/OutflowPage.js';
import { PlacesContext, type Places } from '../stepdown/waiting/places.context.js';
import { WaitPage } from '../stepdown/waiting/WaitPage.js';
import { useOwnRegions } from './useOwnRegions.js';

/** The way out knows wards and regions by their names in the open register, which belongs to another feature. */
function InPlaces({ children }: { children: ReactNode }) {
  const { regions, locations } = useRegister();
  const units = useUnits();
  const own = useOwnRegions();
  const { organisationId } = useActor();
  const places = useMemo<Places>(() => {
    const wardName = (id: string) => {
      const unit = units.unit(id);
      return unit ? `${unit.name}, ${locations.get(unit.locationId)?.city ?? ''}` : null;
    };
    const wardLevel = (id: string) => units.unit(id)?.securityLevel ?? null;
    const ownWards = units
      .all()
      .filter(({ providerId }) => providerId === organisationId)
      .map(({ id, regionId }) => ({ id, regionId, name: wardName(id) ?? '' }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
    return { ...own, regionName: (id) => regions.get(id)?.name ?? '', ownWards, wardName, wardLevel };
  }, [own, regions, locations, units, organisationId]);
  return <PlacesContext value={places}>{children}</PlacesContext>;
}

export function OutflowScreen() {
  const search = useSearch({ from: '/outflow' });
  const navigate = useNavigate();
  return (
    <InPlaces>
      <OutflowPage
        search={search}
        onSearch={(next) => void navigate({ to: '/outflow', search: next, replace: true })}
      />
    </InPlaces>
  );
}

export function NewWaitScreen() {
  const { unitId } = useSearch({ from: '/outflow/new' });
  return (
    <InPlaces>
      <NewWaitPage unitId={unitId} />
    </InPlaces>
  );
}

export function WaitScreen() {
  const { waitId } = useParams({ from: '/outflow/$waitId' });
  return (
    <InPlaces>
      <WaitPage key={waitId} waitId={waitId} />
    </InPlaces>
  );
}

export function ChainsScreen() {
  const search = useSearch({ from: '/chains' });
  const navigate = useNavigate();
  return (
    <InPlaces>
      <ChainsPage search={search} onSearch={(next) => void navigate({ to: '/chains', search: next, replace: true })} />
    </InPlaces>
  );
}

export const OutflowFiguresScreen = () => (
  <InPlaces>
    <OutflowFiguresPage />
  </InPlaces>
);

export function ChainScreen() {
  const { chainId } = useParams({ from: '/chains/$chainId' });
  return (
    <InPlaces>
      <ChainPage key={chainId} chainId={chainId} />
    </InPlaces>
  );
}

export const MyChainsScreen = () => (
  <InPlaces>
    <MyChainsPage />
  </InPlaces>
);
