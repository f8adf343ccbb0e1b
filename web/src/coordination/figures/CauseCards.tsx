import type { CoordinationFigures, Outcome } from '@ketenzicht/shared/coordination';
import { useTexts } from '../../platform/i18n.js';
import { CountBars } from './CountBars.js';
import { coordinationFiguresTexts } from './figures.texts.js';
import { codeNames } from './names.texts.js';

/** The largest first; those that are not shown keep the order of the list, which tells nothing. */
const largestFirst = <T extends { count: number | null }>(rows: readonly T[]): T[] =>
  rows.toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0));

export function CauseCards({ byCause, byOutcome }: Pick<CoordinationFigures, 'byCause' | 'byOutcome'>) {
  const t = useTexts(coordinationFiguresTexts);
  const name = useTexts(codeNames);
  const causes = byCause.map(({ cause, count }) => ({ name: capital(name(`cause.${cause}`)), count }));
  const outcomes = byOutcome.map(({ outcome, count }) => ({ name: name(`outcome.${outcome as Outcome}`), count }));
  return (
    <>
      <section className="card figure-card" aria-labelledby="figure-causes">
        <h2 id="figure-causes">{t('causes')}</h2>
        {causes.length === 0 ? <p>{t('noneClosed')}</p> : <CountBars rows={largestFirst(causes)} />}
        <p className="figure-note">{t('causesOf')}</p>
      </section>
      <section className="card figure-card" aria-labelledby="figure-outcomes">
        <h2 id="figure-outcomes">{t('outcomes')}</h2>
        {outcomes.length === 0 ? <p>{t('noneClosed')}</p> : <CountBars rows={largestFirst(outcomes)} />}
      </section>
    </>
  );
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
