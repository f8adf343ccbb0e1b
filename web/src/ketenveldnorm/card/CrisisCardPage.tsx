import { localDate } from '@ketenzicht/shared/kernel';
import type { Timeline, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useTrajectoryFile } from '../following.queries.js';
import { useTimeline } from '../timeline/timeline.queries.js';
import { CardEditor } from './CardEditor.js';
import { cardTexts } from './card.texts.js';
import { CrisisSheet } from './CrisisSheet.js';
import './card.css';

/** One sheet for whoever stands in the street at night. Its address is a random number and its title a pseudonym. */
export function CrisisCardPage() {
  const { trajectoryId = '' } = useParams({ strict: false });
  const file = useTrajectoryFile(trajectoryId);
  const isClosed = file.error instanceof ProblemError && file.error.code === 'trajectory.no_relation';
  return (
    <div className="crisis-page">
      {isClosed ? <Closed /> : <Answer of={file}>{({ trajectory }) => <Card trajectory={trajectory} />}</Answer>}
    </div>
  );
}

function Card({ trajectory }: { trajectory: Trajectory }) {
  const t = useTexts(cardTexts);
  const today = localDate(useNow(60_000));
  // Only what holds today and what is planned: the years are not looked into for a card.
  const next = trajectory.nextContactOn;
  const now = useTimeline(trajectory.id, { from: today, to: next !== null && next > today ? next : today });
  useEffect(
    () => void (document.title = `${t('title', { reference: trajectory.reference })} · Ketenzicht`),
    [t, trajectory.reference],
  );
  return <Answer of={now}>{(timeline) => <Opened {...{ trajectory, timeline, today }} />}</Answer>;
}

function Opened({ trajectory, timeline, today }: { trajectory: Trajectory; timeline: Timeline; today: string }) {
  const t = useTexts(cardTexts);
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <CardEditor trajectory={trajectory} kept={timeline.card} onDone={() => setEditing(false)} />;
  return (
    <>
      <div className="crisis-acts">
        {timeline.card && (
          <button type="button" className="button-act" onClick={() => print()}>
            {t('print')}
          </button>
        )}
        {trajectory.mayAct && (
          <button type="button" className={timeline.card ? 'button' : 'button-act'} onClick={() => setEditing(true)}>
            {t(timeline.card ? 'edit' : 'write')}
          </button>
        )}
        <Link to="/following/$trajectoryId" params={{ trajectoryId: trajectory.id }} className="link crisis-back">
          {t('back')}
        </Link>
      </div>
      <CrisisSheet {...{ trajectory, timeline, today }} />
    </>
  );
}

function Closed() {
  const t = useTexts(cardTexts);
  return (
    <section className="card crisis-closed" role="alert">
      <h1>{t('closedTitle')}</h1>
      <p>{t('closed')}</p>
      <Link to="/persons" className="button crisis-link">
        {t('toPerson')}
      </Link>
    </section>
  );
}
