import { localDate } from '@ketenzicht/shared/kernel';
import type { Proof } from '@ketenzicht/shared/ketenveldnorm';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate, sayNumber } from '../../platform/say-figures.js';
import { Broken } from './Broken.js';
import { Nights } from './Nights.js';
import { useProof } from './proof.queries.js';
import { proofTexts } from './proof.texts.js';
import './proof.css';

/** One question about one day, and one clear answer. */
export function ProofPage() {
  const t = useTexts(proofTexts);
  const today = localDate(timeNow());
  const [on, setOn] = useState(today);
  const proof = useProof(on);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <div className="section-page proof-page">
      <h1 className="mt-6 text-[28px] leading-tight font-bold">{t('title')}</h1>
      <p className="mt-1 max-w-2xl text-mute">{t('lead')}</p>
      <label className="field mt-5 max-w-60">
        {t('day')}
        <input
          type="date"
          max={today}
          min="2020-01-01"
          value={on}
          onChange={({ currentTarget: { value } }) => value !== '' && value <= today && setOn(value)}
        />
      </label>
      <Answer of={proof}>
        {(data) => (
          <>
            <Verdict proof={data} isOld={proof.isPlaceholderData} />
            <Nights nights={data.nights} onChoose={setOn} />
          </>
        )}
      </Answer>
    </div>
  );
}

function Verdict({ proof, isOld }: { proof: Proof; isOld: boolean }) {
  const t = useTexts(proofTexts);
  const { holds, followed } = proof;
  const on = sayDate(proof.on);
  return (
    <section className="card mt-5 max-w-3xl p-6" data-holds={holds} aria-busy={isOld} aria-labelledby="proof-verdict">
      <div role="status">
        <h2 id="proof-verdict" className={`proof-verdict ${holds ? '' : 'text-warn'}`}>
          <span aria-hidden="true">{holds ? '✓' : '!'}</span> {isOld ? t('checking') : t(holds ? 'holds' : 'broken')}
        </h2>
        <p className="mt-1">{t(holds ? 'holdsHelp' : 'brokenHelp', { on })}</p>
      </div>
      {!holds && <Broken proof={proof} />}
      <p className="mt-3 text-mute">
        {followed === 1 ? t('followedOne') : t('followed', { count: sayNumber(followed) })}
      </p>
    </section>
  );
}
