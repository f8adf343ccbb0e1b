import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ChainPage } from '../stepdown/chain/ChainPage.js';
import { MyChainsPage } from '../stepdown/chain/MyChainsPage.js';
import { ChainsPage } from '../stepdown/chain/ChainsPage.js';
import { NewWaitPage } from '../stepdown/waiting/NewWaitPage.js';
import { OutflowFiguresPage } from '../stepdown/waiting/OutflowFiguresPage.js';
import { OutflowPage } from '../stepdown/waiting/OutflowPage.js';
import { WaitPage } from '../stepdown/waiting/WaitPage.js';
import { InPlaces } from './InPlaces.js';

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
