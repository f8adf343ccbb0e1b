import { localDate } from '@ketenzicht/shared/kernel';
import type { Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { followingTexts } from '../following.texts.js';
import { followingNames } from '../names.texts.js';
import { useFollowingPlaces } from '../places.context.js';
import { Road } from './Road.js';

/** Which file, how far on the road, who answers for it, and when the next contact is. */
export function FileHead({ of: one }: { of: Trajectory }) {
  const t = useTexts(followingTexts);
  const name = useTexts(followingNames);
  const places = useFollowingPlaces();
  const today = localDate(timeNow());
  const isLate = one.nextContactOn !== null && one.nextContactOn < today;
  return (
    <header>
      <h1>{one.reference}</h1>
      <p className="text-mute">
        {places.regionName(one.regionId)}
        {one.providerId !== null && ` · ${places.providerName(one.providerId)}`}
      </p>
      <Road of={one} />
      <dl className="following-facts">
        <Fact
          label={t('owner')}
          value={one.owner.name}
          help={one.phase === 'ended' || one.phase === 'declined' ? t('ownerWas') : t('ownerHelp')}
        />
        {one.nextContactOn !== null && (
          <Fact
            label={t('nextContact')}
            value={sayDate(one.nextContactOn)}
            {...(isLate && { warn: true, help: t('contactLate') })}
          />
        )}
        {one.phase === 'triaged' && one.tableOn !== null && <Fact label={t('tableOn')} value={sayDate(one.tableOn)} />}
        {one.includedOn !== null && <Fact label={t('includedOn')} value={sayDate(one.includedOn)} />}
        {one.regularEnd !== null && one.endedOn === null && (
          <Fact
            label={t('promisedUntil')}
            value={sayDate(one.regularEnd)}
            help={one.regularEnd <= today ? t('evaluationDue') : one.term > 1 ? t('term', { term: one.term }) : ''}
            warn={one.regularEnd <= today}
          />
        )}
        {one.endedOn !== null && (
          <Fact
            label={t('endedOn')}
            value={sayDate(one.endedOn)}
            help={one.endGround ? name(`ground.${one.endGround}`) : ''}
          />
        )}
        {one.aftercare && <Fact label={t('aftercare')} value={sayDate(one.aftercare.on)} help={one.aftercare.by} />}
      </dl>
    </header>
  );
}

function Fact({
  label,
  value,
  help = '',
  warn = false,
}: {
  label: string;
  value: string;
  help?: string;
  warn?: boolean;
}) {
  return (
    <div data-warn={warn}>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        {help && <small>{help}</small>}
      </dd>
    </div>
  );
}
