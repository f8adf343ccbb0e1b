import type { CoordinationFigures, Outcome } from '@ketenzicht/shared/coordination';
import { useTexts } from '../../platform/i18n.js';
import { CountBars, type NamedCount } from '../../platform/CountBars.js';
import { coordinationFiguresTexts } from './figures.texts.js';
import { coordinationNames } from '../coordination.texts.js';

export function CauseCard({ byCause }: Pick<CoordinationFigures, 'byCause'>) {
  const t = useTexts(coordinationFiguresTexts);
  const name = useTexts(coordinationNames);
  const rows = byCause.map(({ cause, count }) => ({ name: capital(name(`cause.${cause}`)), count }));
  return (
    <section className="card figure-card" aria-labelledby="figure-causes">
      <h2 id="figure-causes">{t('causes')}</h2>
      <LargestFirst rows={rows} />
      <p className="figure-note">{t('causesOf')}</p>
    </section>
  );
}

export function OutcomeCard({ byOutcome }: Pick<CoordinationFigures, 'byOutcome'>) {
  const t = useTexts(coordinationFiguresTexts);
  const name = useTexts(coordinationNames);
  const rows = byOutcome.map(({ outcome, count }) => ({ name: name(`outcome.${outcome as Outcome}`), count }));
  return (
    <section className="card figure-card" aria-labelledby="figure-outcomes">
      <h2 id="figure-outcomes">{t('outcomes')}</h2>
      <LargestFirst rows={rows} />
    </section>
  );
}

/** What is not told needs no empty bars: one sentence names it, in the order of the list, which tells nothing. */
function LargestFirst({ rows }: { rows: readonly NamedCount[] }) {
  const t = useTexts(coordinationFiguresTexts);
  const told = rows.filter(({ count }) => count !== null).toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
  const hidden = rows.filter(({ count }) => count === null).map(({ name }) => name.toLocaleLowerCase('nl'));
  if (rows.length === 0) return <p>{t('noneClosed')}</p>;
  return (
    <>
      {told.length > 0 && <CountBars rows={told} hidden={t('hidden')} />}
      {hidden.length > 0 && <p className="figure-note">{t('tooFew', { names: hidden.join(', ') })}</p>}
    </>
  );
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
