import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRegister } from '../capacity/register.context.js';
import { CoverageMap } from '../directory/CoverageMap.js';
import type { MapOfHomes } from '../stepdown/homes/HomeCoverage.js';
import { HomePage } from '../stepdown/homes/HomePage.js';
import { readHomesSearch } from '../stepdown/homes/homes.search.js';
import { HomesPage } from '../stepdown/homes/HomesPage.js';
import { NewHomePage } from '../stepdown/homes/NewHomePage.js';
import { VptTeamsPage } from '../stepdown/homes/VptTeamsPage.js';
import { InPlaces } from './InPlaces.js';
import { useOwnRegions } from './useOwnRegions.js';

function HomesMap({ counts, ...props }: MapOfHomes) {
  const { regions } = useOwnRegions();
  const districts = regions.map((region) => ({ ...region, count: counts.get(region.id) ?? 0 }));
  return <CoverageMap districts={districts} {...props} />;
}

export function HomesScreen() {
  const search = readHomesSearch(useSearch({ from: '/homes' }));
  const navigate = useNavigate();
  const { directory } = useRegister();
  return (
    <InPlaces>
      <HomesPage
        search={search}
        onSearch={(next) => void navigate({ to: '/homes', search: next, replace: true, resetScroll: false })}
        Map={directory.scheme === 'arrondissement' ? HomesMap : null}
      />
    </InPlaces>
  );
}

export const NewHomeScreen = () => (
  <InPlaces>
    <NewHomePage />
  </InPlaces>
);

export function HomeScreen() {
  const { dwellingId } = useParams({ from: '/homes/$dwellingId' });
  return (
    <InPlaces>
      <HomePage key={dwellingId} dwellingId={dwellingId} />
    </InPlaces>
  );
}

export const VptTeamsScreen = () => (
  <InPlaces>
    <VptTeamsPage />
  </InPlaces>
);
