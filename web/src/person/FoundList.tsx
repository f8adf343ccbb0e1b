import type { FoundPerson } from '@ketenzicht/shared/person';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { personTexts } from './person.texts.js';
import { usePlaces } from './places.context.js';

/** Pseudonyms; who it is shows in the file, to those for whom it opens. */
export function FoundList({ persons }: { persons: readonly FoundPerson[] }) {
  const t = useTexts(personTexts);
  const places = usePlaces();
  if (persons.length === 0)
    return (
      <div className="card mt-5 p-5">
        <p className="font-semibold">{t('nobody')}</p>
        <p className="text-mute">{t('nobodyHelp')}</p>
      </div>
    );
  return (
    <section className="mt-6">
      <h2 className="text-lg font-semibold">{t('found')}</h2>
      <ul role="list" className="card mt-2 divide-y divide-line">
        {persons.map(({ id, reference, organisationId, regionId, opens }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
            <div className="grow">
              <p className="text-lg font-semibold">{reference}</p>
              <p className="text-mute">
                {places.organisationName(organisationId)} · {places.regionName(regionId)}
                {!opens && ` · ${t('closedFile')}`}
              </p>
            </div>
            <Link
              to="/persons/$personId"
              params={{ personId: id }}
              className={`${opens ? 'button-act' : 'button'} inline-flex items-center`}
              aria-label={`${t('openFile')} ${reference}`}
            >
              {t('openFile')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
