import type { FollowingQuarter } from '@ketenzicht/shared/ketenveldnorm';
import { CountBars } from '../../platform/CountBars.js';
import { useTexts } from '../../platform/i18n.js';
import { CountTable } from './CountTable.js';
import { followingFiguresTexts } from './following-figures.texts.js';
import { useSayQuarter } from './useSayQuarter.js';

/** How many were followed at the end of each quarter, and what came and went. */
export function CourseCard({ quarters }: { quarters: readonly FollowingQuarter[] }) {
  const t = useTexts(followingFiguresTexts);
  const say = useSayQuarter();
  return (
    <section className="card figure-card figure-wide" aria-labelledby="figure-course">
      <h3 id="figure-course" className="text-[17px] font-semibold">
        {t('course')}: {t('followed').toLocaleLowerCase()}
      </h3>
      <CountBars rows={quarters.map((one) => ({ name: say(one), count: one.followed }))} hidden={t('hidden')} />
      <details>
        <summary className="link inline-flex min-h-11 items-center">{t('asTable')}</summary>
        <CountTable
          of={t('quarter')}
          rows={quarters.map((one) => ({ ...one, name: say(one) }))}
          labelledBy="figure-course"
        />
      </details>
    </section>
  );
}
