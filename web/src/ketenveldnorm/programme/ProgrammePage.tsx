import type { Programme } from '@ketenzicht/shared/ketenveldnorm';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { useActor } from '../../platform/session.js';
import './programme.css';
import { useProgramme } from './programme.queries.js';
import { programmeTexts } from './programme.texts.js';
import { RegionCard } from './RegionCard.js';

/** "Hoe ver zijn de regio's?": what is arranged, what stalls, and followed against target. */
export function ProgrammePage() {
  const t = useTexts(programmeTexts);
  const actor = useActor();
  const programme = useProgramme();
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <div className="section-page">
      <h1 className="mt-6 text-[28px] leading-tight font-bold">{t('title')}</h1>
      <p className="mt-1 max-w-2xl text-mute">{t('lead')}</p>
      {mayAsk({ ...actor, scopes: [] }, operations['following.figures']) && (
        <Link to="/following-figures" className="button mt-4 inline-flex items-center print:hidden">
          {t('figures')}
        </Link>
      )}
      <Answer of={programme}>{(data) => <Regions {...data} />}</Answer>
    </div>
  );
}

function Regions({ regions, countedOn, suppressed }: Programme) {
  const t = useTexts(programmeTexts);
  if (regions.length === 0) return <p className="card mt-5 p-6 text-mute">{t('none')}</p>;
  const steps = regions.flatMap((region) => region.steps);
  const done = steps.filter(({ state }) => state === 'done').length;
  const stalled = steps.filter(({ state }) => state === 'stalled' || state === 'late').length;
  return (
    <>
      <p className="mt-5">{t('summary', { done, all: steps.length, stalled })}</p>
      <div className="programme-list">
        {regions.map((region) => (
          <RegionCard key={region.regionId} region={region} />
        ))}
      </div>
      <p className="mt-4 text-mute">
        {countedOn && t('counted', { on: sayDate(countedOn) })} {suppressed && t('rounded')}
      </p>
    </>
  );
}
