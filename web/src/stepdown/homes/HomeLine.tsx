import { isAvailable, type Dwelling } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useNow } from '../../platform/clock.js';
import { useTexts, useLanguage } from '../../platform/i18n.js';
import { sayWhen } from '../../platform/say-time.js';
import { useActor } from '../../platform/session.js';
import { FreshnessRing } from '../../ui/FreshnessRing.js';
import { usePlaces } from '../waiting/places.context.js';
import { homeNames } from './homes.names.js';
import { homesTexts } from './homes.texts.js';
import { useHomeWords } from './HomeWords.js';

/** One dwelling of a list. `act`: what can be done with it right here. */
export function HomeLine({ home, act }: { home: Dwelling; act?: ReactNode }) {
  const t = useTexts(homesTexts);
  const name = useTexts(homeNames);
  const say = useHomeWords();
  const { regionName } = usePlaces();
  const now = useNow();
  // Whoever keeps the offers of everybody learns nothing from it.
  const isOwn = useActor().role === 'provider' && home.isMine;
  return (
    <article className="home-line card" data-available={isAvailable(home, now)}>
      <div className="min-w-0">
        <h3>
          <Link to="/homes/$dwellingId" params={{ dwellingId: home.id }}>
            {say.title(home)}
          </Link>
        </h3>
        <p className="text-mute">
          {[home.neighbourhood, regionName(home.regionId), home.reference].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="home-facts">
        <strong>{say.rent(home.rentCents)}</strong>
        <span>{say.from(home.availableFrom)}</span>
        {home.accessible && <span className="tag">{name('accessible')}</span>}
        {isOwn && <span className="tag">{t('mine')}</span>}
      </div>
      <div className="home-standing">
        <Standing home={home} now={now} />
        {act}
      </div>
    </article>
  );
}

function Standing({ home, now }: { home: Dwelling; now: Date }) {
  const t = useTexts(homesTexts);
  const name = useTexts(homeNames);
  const language = useLanguage();
  if (home.state === 'promised')
    return (
      <span className="tag">
        {home.promise ? t('promisedUntil', { when: sayWhen(home.promise.until, now) }) : t('promisedShort')}
      </span>
    );
  if (home.state !== 'offered') return <span className="tag">{name(`state.${home.state}`)}</span>;
  return <FreshnessRing observedAt={home.confirmedAt} validUntil={home.confirmedUntil} now={now} language={language} />;
}
