import type { CoordinationFigures } from '@ketenzicht/shared/coordination';
import { useTexts } from '../../platform/i18n.js';
import { CountBars } from '../../platform/CountBars.js';
import { coordinationFiguresTexts } from './figures.texts.js';
import { coordinationNames } from '../coordination.texts.js';

interface Props extends Pick<CoordinationFigures, 'byRung' | 'climbedByClock'> {
  isNow: boolean;
}

/** The ladder as one draws it: the highest rung on top. */
export function RungCard({ byRung, climbedByClock, isNow }: Props) {
  const t = useTexts(coordinationFiguresTexts);
  const name = useTexts(coordinationNames);
  const rows = byRung.toReversed().map(({ rung, open }) => ({ name: name(`rung.${rung}`), count: open }));
  return (
    <section className="card figure-card" aria-labelledby="figure-rungs">
      <h2 id="figure-rungs">{t(isNow ? 'rungs' : 'rungsThen')}</h2>
      {byRung.every(({ open }) => open === 0) ? <p>{t('noneOpen')}</p> : <CountBars rows={rows} hidden={t('hidden')} />}
      <p className="figure-note">
        {climbedByClock === null ? t('climbedHidden') : t('climbed', { count: climbedByClock })}
      </p>
    </section>
  );
}
