import { mayAnswerHandover, type TrajectoryFile } from '@ketenzicht/shared/ketenveldnorm';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Answer } from '../../platform/Answer.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useActor } from '../../platform/session.js';
import { followingTexts } from '../following.texts.js';
import { WaitingNotes } from '../contact/WaitingNotes.js';
import { HandoverPart } from '../handover/HandoverPart.js';
import { Timeline } from '../timeline/Timeline.js';
import { useTrajectoryFile } from '../following.queries.js';
import { WidePage } from '../../ui/WidePage.js';
import { ClosedTrajectory } from './ClosedTrajectory.js';
import { FileHead } from './FileHead.js';
import { History } from './History.js';
import { NextAct } from './NextAct.js';
import { Parties } from './Parties.js';
import { PlanCard } from './PlanCard.js';
import { Reported } from './Reported.js';
import { Weighing } from './Weighing.js';
import { WhoCard } from './WhoCard.js';
import '../following.css';

/** Somebody who is followed. The address is a random number and the title a pseudonym: a name stands only where somebody asked for it. */
export function TrajectoryPage() {
  const { trajectoryId = '' } = useParams({ strict: false });
  const file = useTrajectoryFile(trajectoryId);
  const isClosed = file.error instanceof ProblemError && file.error.code === 'trajectory.no_relation';
  return (
    <WidePage>
      {isClosed ? (
        <ClosedTrajectory id={trajectoryId} />
      ) : (
        <Answer of={file}>{(data) => <File key={trajectoryId} file={data} />}</Answer>
      )}
    </WidePage>
  );
}

function File({ file }: { file: TrajectoryFile }) {
  const t = useTexts(followingTexts);
  const { id } = useActor();
  const { reference } = file.trajectory;
  // Whoever is asked to take over reads that first.
  const isAsked = file.handovers.some(({ state, to }) => state === 'proposed' && mayAnswerHandover({ id }, to.id));
  useEffect(() => void (document.title = `${t('fileTitle', { reference })} · Ketenzicht`), [t, reference]);
  return (
    <>
      <FileHead of={file.trajectory} />
      <Reported file={file} />
      {isAsked && (
        <div className="mt-6">
          <HandoverPart file={file} />
        </div>
      )}
      <NextAct file={file} />
      <WaitingNotes />
      <Timeline trajectory={file.trajectory} />
      <div className="following-columns">
        <div className="min-w-0">
          <PlanCard file={file} />
          {!isAsked && (
            <div className="mt-5">
              <HandoverPart file={file} />
            </div>
          )}
          <Weighing file={file} />
        </div>
        <div className="min-w-0">
          <WhoCard personId={file.trajectory.personId} />
          <Parties file={file} />
          <History file={file} />
        </div>
      </div>
    </>
  );
}
