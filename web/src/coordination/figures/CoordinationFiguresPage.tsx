import type { CoordinationFigures } from '@ketenzicht/shared/coordination';
import { localDate, mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { isOutsider } from '@ketenzicht/shared/placement';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { PeriodBar } from '../../platform/PeriodBar.js';
import { monthsOver, periodOf, type Choice } from '../../platform/period.rules.js';
import { sayDate, sayNumber } from '../../platform/say-figures.js';
import { useActor } from '../../platform/session.js';
import { AgendaCard } from './AgendaCard.js';
import { CauseCard, OutcomeCard } from './ClosedCards.js';
import { useCoordinationFigures } from './figures.queries.js';
import { coordinationFiguresTexts } from './figures.texts.js';
import './figures.css';
import { KindCard } from './KindCard.js';
import { RegionCard } from './RegionCard.js';
import { RungCard } from './RungCard.js';
import { TimeCard } from './TimeCard.js';
import { WeekCard } from './WeekCard.js';

const lasts = ['last.30', 'last.90', 'last.365'] as const;

interface Props {
  regionName: (id: string) => string;
}

/** "Hoe snel lossen we het op?": what got stuck, where it lies and how it ends, for whoever leads and for whoever watches. */
export function CoordinationFiguresPage({ regionName }: Props) {
  const t = useTexts(coordinationFiguresTexts);
  const actor = useActor();
  const outside = isOutsider(actor);
  const [choice, setChoice] = useState<Choice>(outside ? `month.${monthsOver(timeNow(), 1)[0] ?? ''}` : 'last.90');
  const period = periodOf(choice, timeNow());
  const figures = useCoordinationFigures(period);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  const lead = outside ? 'leadOutside' : actor.role === 'chainDirector' ? 'leadRegion' : 'lead';
  return (
    <div className="section-page coordination-figures">
      <h1 className="mt-6 text-[28px] leading-tight font-bold">{t('title')}</h1>
      <p className="mt-1 max-w-2xl text-mute">{t(lead)}</p>
      <PeriodBar
        choice={choice}
        onChoice={setChoice}
        period={period}
        lasts={outside ? [] : lasts}
        months={12}
        csv="/api/v1/coordination-figures.csv"
      />
      <Answer of={figures}>{(data) => <Cards figures={data} regionName={regionName} />}</Answer>
      {mayAsk({ ...actor, scopes: [] }, operations['knelpunt.export']) && <AgendaCard />}
    </div>
  );
}

function Cards({ figures, regionName }: { figures: CoordinationFigures } & Props) {
  const t = useTexts(coordinationFiguresTexts);
  const { opened, closed, open, byWeek } = figures;
  if (opened === 0 && closed === 0 && open === 0) return <p className="card mt-5 p-6 text-mute">{t('none')}</p>;
  const counts = [
    ['opened', opened],
    ['closed', closed],
    ['open', open],
  ] as const;
  return (
    <>
      <p className="mt-5 text-mute">{t('fromTo', { from: sayDate(figures.from), to: sayDate(figures.to) })}</p>
      <dl className="count-row">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{count === null ? <small>{t('hidden')}</small> : sayNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <div className="figure-grid mt-4">
        <TimeCard figures={figures} />
        <KindCard {...figures} />
        <div className="figure-stack">
          <RungCard {...figures} isNow={figures.to === localDate(timeNow())} />
          <CauseCard {...figures} />
        </div>
        <OutcomeCard {...figures} />
        {byWeek.length > 1 && <WeekCard byWeek={byWeek} />}
        <RegionCard {...figures} regionName={regionName} />
      </div>
    </>
  );
}
