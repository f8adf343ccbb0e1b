import type { FollowingFigures } from '@ketenzicht/shared/ketenveldnorm';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { useActor } from '../../platform/session.js';
import '../../ui/figures.css';
import { CourseCard } from './CourseCard.js';
import { Counts, ProgressCard } from './QuarterCards.js';
import { GroundCard, IntensityCard, ReasonCard, TermCard } from './NamedCards.js';
import './following-figures.css';
import { useFollowingFigures } from './following-figures.queries.js';
import { followingFiguresTexts } from './following-figures.texts.js';
import { FollowedRegions } from './FollowedRegions.js';
import { useSayQuarter } from './useSayQuarter.js';

interface Props {
  regionName: (id: string) => string;
}

/** "Hoeveel mensen worden gevolgd?": the key figures of one quarter as a letter would print them, and how it came so. */
export function FollowingFiguresPage({ regionName }: Props) {
  const t = useTexts(followingFiguresTexts);
  const isDirector = useActor().role === 'chainDirector';
  const figures = useFollowingFigures();
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <div className="section-page following-figures">
      <h1 className="mt-6 text-[28px] leading-tight font-bold">{t('title')}</h1>
      <p className="mt-1 max-w-2xl text-mute">{t(isDirector ? 'leadRegion' : 'lead')}</p>
      <Answer of={figures}>{(data) => <OneQuarter figures={data} regionName={regionName} />}</Answer>
    </div>
  );
}

function OneQuarter({ figures, regionName }: { figures: FollowingFigures } & Props) {
  const t = useTexts(followingFiguresTexts);
  const say = useSayQuarter();
  const { quarters, countedAt } = figures;
  // A quarter that has just begun says little: what is over is looked at first.
  const [chosen, setChosen] = useState(() => (quarters.findLast(({ isOver }) => isOver) ?? quarters.at(-1))?.quarter);
  const one = quarters.find(({ quarter }) => quarter === chosen);
  const [first, last] = [quarters[0]?.quarter, quarters.at(-1)?.quarter];
  return (
    <>
      <div className="figure-acts mt-4 print:hidden">
        <label className="field">
          {t('quarter')}
          <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            {quarters.toReversed().map((quarter) => (
              <option key={quarter.quarter} value={quarter.quarter}>
                {say(quarter)}
              </option>
            ))}
          </select>
        </label>
        <a
          className="button inline-flex items-center"
          href={`/api/v1/following-figures.csv?from=${first}&to=${last}`}
          download
        >
          {t('download')}
        </a>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('print')}
        </button>
        <Link to="/programme" className="button inline-flex items-center">
          {t('programme')}
        </Link>
      </div>
      {one && (
        <>
          <h2 className="mt-6 text-xl font-bold">{say(one)}</h2>
          {one.everIncluded === 0 && one.reported === 0 && one.waiting === 0 ? (
            <p className="card mt-5 p-6 text-mute">{t('none')}</p>
          ) : (
            <>
              <Counts {...one} />
              <div className="figure-grid mt-4">
                <CourseCard quarters={quarters} />
                <ProgressCard {...one} />
                <IntensityCard {...one} />
                <TermCard {...one} />
                <ReasonCard {...one} />
                <GroundCard {...one} />
                <FollowedRegions {...one} regionName={regionName} />
              </div>
            </>
          )}
        </>
      )}
      <p className="mt-4 text-mute">{t('countedAt', { on: sayDate(countedAt.slice(0, 10)) })}</p>
    </>
  );
}
