import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
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

export const OutflowFiguresScreen = () => (
  <InPlaces>
    <OutflowFiguresPage />
  </InPlaces>
);
