import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { NoticesPage } from '../person/NoticesPage.js';
import { PersonPage } from '../person/PersonPage.js';
import { PersonSearch } from '../person/PersonSearch.js';
import { PlacesContext, type Places } from '../person/places.context.js';
import { RegisterPerson } from '../person/RegisterPerson.js';

const ArrangeForPerson = lazy(() =>
  import('../stepdown/arrangement/ArrangeLink.js').then((module) => ({ default: module.ArrangeForPerson })),
);
const FollowedLink = lazy(() => import('../ketenveldnorm/FollowedLink.js'));

/** Persons know regions and organisations by their names in the open register, which belongs to another feature. */
function InPlaces({ children }: { children: ReactNode }) {
  const { directory, regions, providers } = useRegister();
  const places = useMemo<Places>(
    () => ({
      regions: directory.regions
        .filter(({ scheme, validTo }) => scheme === directory.scheme && validTo === null)
        .toSorted((one, other) => one.name.localeCompare(other.name, 'nl')),
      regionName: (id) => regions.get(id)?.name ?? '',
      organisationName: (id) => providers.get(id)?.name ?? '',
    }),
    [directory, regions, providers],
  );
  return <PlacesContext value={places}>{children}</PlacesContext>;
}

const inPlaces = (Screen: () => ReactNode) =>
  function PersonScreen() {
    return (
      <InPlaces>
        <Screen />
      </InPlaces>
    );
  };

export const SearchScreen = inPlaces(PersonSearch);
export const RegisterScreen = inPlaces(RegisterPerson);
export const FileScreen = inPlaces(() => (
  <PersonPage
    beside={(file) => (
      <Suspense>
        <FollowedLink file={file} />
        <ArrangeForPerson file={file} />
      </Suspense>
    )}
  />
));
export const NoticesScreen = inPlaces(NoticesPage);
