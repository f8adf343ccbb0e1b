import type { FollowingQuarter } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { sayNumber } from '../../platform/say-figures.js';
import { followingFiguresTexts } from './following-figures.texts.js';
import { Told } from './Told.js';

const counts = ['followed', 'included', 'reported', 'declined', 'ended', 'everIncluded'] as const;

export function Counts(one: FollowingQuarter) {
  const t = useTexts(followingFiguresTexts);
  return (
    <dl className="following-counts">
      {counts.map((name) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>
            <Told count={one[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** In sentences: a letter would say it so. */
export function ProgressCard({ medianDays, contacts, keptPercent, titlesEnded, titlesUnplanned }: FollowingQuarter) {
  const t = useTexts(followingFiguresTexts);
  const isKept = contacts !== null && keptPercent !== null;
  return (
    <section className="card figure-card figure-wide" aria-labelledby="figure-progress">
      <h3 id="figure-progress" className="text-[17px] font-semibold">
        {t('progress')}
      </h3>
      <p>{medianDays === null ? t('medianHidden') : t('medianDays', { days: medianDays })}</p>
      <p>{isKept ? t('kept', { percent: keptPercent, contacts: sayNumber(contacts) }) : t('keptHidden')}</p>
      <p>
        {titlesEnded === null ? t('titlesHidden') : t('titles', { count: titlesEnded })}{' '}
        {titlesUnplanned !== null && titlesUnplanned > 0 && t('unplanned', { count: titlesUnplanned })}
      </p>
    </section>
  );
}
