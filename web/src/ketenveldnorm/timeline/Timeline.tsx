import { localDate } from '@ketenzicht/shared/kernel';
import { openPhases, type Phase, type Trajectory, type Timeline as Years } from '@ketenzicht/shared/ketenveldnorm';
import { useId, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { Additions, type Adds } from './Additions.js';
import { Goals } from './Goals.js';
import { LifeAreas } from './LifeAreas.js';
import { NowStrip } from './NowStrip.js';
import { timelineTexts } from './timeline.texts.js';
import { useTimeline } from './timeline.queries.js';
import { TimelineFrame } from './TimelineFrame.js';
import { askedFor, spanOf, type View } from './window.rules.js';
import './timeline.css';

/** Years of one person: what holds now, all that happened and will, and room to add to it. */
export function Timeline({ trajectory }: { trajectory: Trajectory }) {
  const t = useTexts(timelineTexts);
  const id = useId();
  const today = localDate(useNow(60_000));
  const [view, setView] = useState<View>({ zoom: 'year', anchor: today });
  const years = useTimeline(trajectory.id, askedFor(spanOf(view), today), trajectory.opens);
  return (
    <section className="tl" aria-labelledby={id}>
      <h2 id={id} className="tl-h2">
        {t('timeline')}
      </h2>
      {trajectory.opens ? (
        <Answer of={years}>
          {(timeline) => <Opened {...{ trajectory, timeline, today, view }} onView={setView} />}
        </Answer>
      ) : (
        <p className="text-mute">{t('closed')}</p>
      )}
    </section>
  );
}

interface Props {
  trajectory: Trajectory;
  timeline: Years;
  today: string;
  view: View;
  onView: (view: View) => void;
}

function Opened({ trajectory, timeline, today, view, onView }: Props) {
  const [adds, setAdds] = useState<Adds | null>(null);
  // What ended is read and no longer written in.
  const isOpen = (openPhases as readonly Phase[]).includes(trajectory.phase);
  const onAdd = trajectory.mayAct && isOpen ? setAdds : null;
  return (
    <>
      <NowStrip {...{ trajectory, timeline, today, onAdd }} />
      <TimelineFrame {...{ trajectory, timeline, today, view, onView, onAdd }} />
      <div className="tl-beside">
        <Goals goals={timeline.goals} onAdd={onAdd} />
        <LifeAreas scores={timeline.scores} onAdd={onAdd} />
      </div>
      {adds && <Additions {...{ adds, trajectory, timeline, today }} onClose={() => setAdds(null)} />}
    </>
  );
}
