import type { FollowingQuarter } from '@ketenzicht/shared/ketenveldnorm';
import { CountBars } from '../../platform/CountBars.js';
import { useTexts } from '../../platform/i18n.js';
import { followingFiguresTexts } from './following-figures.texts.js';
import { Told } from './Told.js';
import { useSayQuarter } from './useSayQuarter.js';

/** How many were followed at the end of each quarter, and what came and went. */
export function CourseCard({ quarters }: { quarters: readonly FollowingQuarter[] }) {
  const t = useTexts(followingFiguresTexts);
  const say = useSayQuarter();
  const columns = ['reported', 'included', 'ended', 'followed'] as const;
  return (
    <section className="card figure-card figure-wide" aria-labelledby="figure-course">
      <h3 id="figure-course" className="text-[17px] font-semibold">
        {t('course')}: {t('followed').toLocaleLowerCase()}
      </h3>
      <CountBars rows={quarters.map((one) => ({ name: say(one), count: one.followed }))} hidden={t('hidden')} />
      <details>
        <summary className="inline-flex min-h-11 items-center">{t('asTable')}</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
        <div className="following-scroll" tabIndex={0} role="region" aria-labelledby="figure-course">
          <table className="following-table" aria-labelledby="figure-course">
            <thead>
              <tr>
                <th scope="col">{t('quarter')}</th>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {quarters.map((one) => (
                <tr key={one.quarter}>
                  <th scope="row">{say(one)}</th>
                  {columns.map((name) => (
                    <td key={name}>
                      <Told count={one[name]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
