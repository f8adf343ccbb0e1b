import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { isOutsider, type PlacementFigures } from '@ketenzicht/shared/placement';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { AnswerCard } from './AnswerCard.js';
import { BedCard } from './BedCard.js';
import { usePlacementFigures } from './figures.queries.js';
import { placementFiguresTexts } from './figures.texts.js';
import './figures.css';
import { PeriodBar } from '../../platform/PeriodBar.js';
import { monthsOver, periodOf, type Choice } from '../../platform/period.rules.js';
import { RefusalCard } from './RefusalCard.js';
import { sayDate } from '../../platform/say-figures.js';
import { TruthPart } from './TruthPart.js';
import { CallsCard, WorthCard } from './WorthCard.js';

const lasts = ['last.7', 'last.30', 'last.90'] as const;

/** "Hoe snel is er een plek?": how finding a place goes in the whole country, and what a free bed was worth. */
export function PlacementFiguresPage() {
  const t = useTexts(placementFiguresTexts);
  const actor = useActor();
  const outside = isOutsider(actor);
  const now = timeNow();
  const [choice, setChoice] = useState<Choice>(outside ? `month.${monthsOver(now, 1)[0] ?? ''}` : 'last.30');
  const period = periodOf(choice, now);
  const figures = usePlacementFigures(period);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <div className="section-page placement-figures">
      <h1 className="mt-6 text-[28px] leading-tight font-bold">{t('title')}</h1>
      <p className="mt-1 max-w-2xl text-mute">{t(outside ? 'leadOutside' : 'lead')}</p>
      <PeriodBar
        choice={choice}
        onChoice={setChoice}
        period={period}
        lasts={outside ? [] : lasts}
        months={outside ? 12 : 3}
        csv="/api/v1/placement-figures.csv"
      />
      <Answer of={figures}>{(data) => <NationalFigures figures={data} />}</Answer>
      {mayAsk({ ...actor, scopes: [] }, operations['placement.truth']) && (
        <TruthPart isWard={actor.role === 'provider'} />
      )}
    </div>
  );
}

function NationalFigures({ figures }: { figures: PlacementFigures }) {
  const t = useTexts(placementFiguresTexts);
  if (figures.requests === 0 && figures.answers === 0) return <p className="card mt-5 p-6 text-mute">{t('none')}</p>;
  return (
    <>
      <p className="mt-5 text-mute">
        {t('fromTo', { from: sayDate(figures.from), to: sayDate(figures.to) })}
        {figures.requests !== null && `: ${t('requests', { count: figures.requests })}`}
      </p>
      <div className="figure-grid mt-3">
        <BedCard figures={figures} />
        <AnswerCard {...figures} />
        <WorthCard {...figures} />
        <CallsCard {...figures} />
        <RefusalCard {...figures} />
      </div>
    </>
  );
}
