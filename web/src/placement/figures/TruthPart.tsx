import type { TruthScore } from '@ketenzicht/shared/placement';
import { useId, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { placementFiguresTexts } from './figures.texts.js';
import { useTruthScores } from './figures.queries.js';
import { TruthTable } from './TruthTable.js';

const first = 12;

/** Own wards first, as nobody else sees them yet; then everybody's. */
export function TruthPart({ isWard }: { isWard: boolean }) {
  const scores = useTruthScores();
  return (
    <Answer of={scores}>
      {(all) => (
        <>
          {isWard && <OwnScores scores={all.filter(({ preview }) => preview)} />}
          <OtherScores scores={all.filter(({ preview }) => !preview)} />
        </>
      )}
    </Answer>
  );
}

/** The surest first: what a bed was worth at least. */
const surest = (scores: readonly TruthScore[]) =>
  scores.toSorted(
    (a, b) => (b.offered.low ?? -1) - (a.offered.low ?? -1) || (a.name ?? '').localeCompare(b.name ?? '', 'nl'),
  );

function OwnScores({ scores }: { scores: readonly TruthScore[] }) {
  const t = useTexts(placementFiguresTexts);
  return (
    <section className="mt-10">
      <h2 className="text-xl font-bold">{t('own')}</h2>
      <p className="mt-1 max-w-2xl text-mute">{scores.length === 0 ? t('noOwn') : t('ownLead')}</p>
      {scores.length > 0 && <TruthTable scores={surest(scores)} of="ward" label={t('own')} />}
    </section>
  );
}

function OtherScores({ scores }: { scores: readonly TruthScore[] }) {
  const t = useTexts(placementFiguresTexts);
  const [of, setOf] = useState<'ward' | 'region'>('ward');
  const [words, setWords] = useState('');
  const [isAll, setAll] = useState(false);
  const id = useId();
  const wanted = words.trim().toLocaleLowerCase('nl');
  const some = surest(scores).filter(
    ({ unitId, name = '' }) => (unitId === null) === (of === 'region') && name.toLocaleLowerCase('nl').includes(wanted),
  );
  const shown = isAll || wanted !== '' ? some : some.slice(0, first);
  return (
    <section className="mt-10" aria-labelledby={id}>
      <h2 id={id} className="text-xl font-bold">
        {t('truth')}
      </h2>
      <p className="mt-1 max-w-2xl text-mute">{t('truthLead')}</p>
      <div className="figure-acts mt-4 print:hidden">
        <label className="field">
          {t('by')}
          <select value={of} onChange={(event) => setOf(event.target.value as typeof of)}>
            <option value="ward">{t('by.ward')}</option>
            <option value="region">{t('by.region')}</option>
          </select>
        </label>
        {of === 'ward' && (
          <label className="field">
            {t('find')}
            <input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
          </label>
        )}
        <a className="button inline-flex items-center" href="/api/v1/placement-truth.csv" download>
          {t('download')}
        </a>
      </div>
      {shown.length === 0 ? (
        <p role="status" className="card mt-3 p-6 text-mute">
          {t(wanted === '' ? 'noTruth' : 'noneFound')}
        </p>
      ) : (
        <TruthTable scores={shown} of={of} label={t('truth')} />
      )}
      {shown.length < some.length && (
        <button type="button" className="button mt-3 print:hidden" onClick={() => setAll(true)}>
          {t('more', { count: some.length })}
        </button>
      )}
    </section>
  );
}
