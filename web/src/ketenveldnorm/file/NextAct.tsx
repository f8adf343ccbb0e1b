import { localDate, mayAsk } from '@ketenzicht/shared/kernel';
import {
  mayAnswerEnd,
  mayMoveTrajectory,
  mayWriteTrajectory,
  type Trajectory,
  type TrajectoryFile,
  type TrajectoryParties,
} from '@ketenzicht/shared/ketenveldnorm';
import { operations } from '@ketenzicht/shared/operations';
import { useEffect, useId, useRef, useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import type { Move } from '../following.queries.js';
import { nextOf } from '../next.rules.js';
import { followingTexts } from '../following.texts.js';
import { AnswerEndForm, EndForm } from './EndForms.js';
import { DecideForm } from './DecideForm.js';
import { EvaluateForm } from './EvaluateForm.js';
import { moveTexts } from './move.texts.js';
import { PlanForm } from './PlanForm.js';
import { TriageForm } from './TriageForm.js';

type Seen = Pick<TrajectoryFile, 'trajectory' | 'plan'>;

/** The one thing to do now, in the largest words; the rest stands folded beside it. */
export function NextAct({ file }: { file: Seen }) {
  const t = useTexts(moveTexts);
  const words = useTexts(followingTexts);
  const id = useId();
  const { trajectory: one } = file;
  const looker = useLooker(one);
  const { main, others } = nextOf(one, looker, localDate(timeNow()));
  const [open, setOpen] = useState<Move | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // A form that closes takes the focus along: whoever works by keyboard begins at what is next. Never while somebody types, whatever others do meanwhile.
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && open === null) heading.current?.focus();
    wasOpen.current = open !== null;
  }, [open]);
  const waitsForOther = one.endProposed?.byId === looker.id;
  if (main === null && others.length === 0 && !waitsForOther) return null;
  const shown = open ?? null;
  const title = main ? t(`${main}.title`) : words(waitsForOther ? 'waitsForSecond' : 'goesOn');
  return (
    <section className="following-next card" data-calm={main === null && shown === null} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {shown ? t(`${shown}.title`) : title}
      </h2>
      {shown === null && (
        <>
          <p className="text-mute">{main ? t(`${main}.help`) : words(waitsForOther ? 'waitsHelp' : 'goesOnHelp')}</p>
          <div className="following-acts print:hidden">
            {main && (
              <button type="button" className="button-act" onClick={() => setOpen(main)}>
                {t(`${main}.open`)}
              </button>
            )}
            {others.map((of) => (
              <button key={of} type="button" className="chip-quiet" onClick={() => setOpen(of)}>
                {t(`${of}.open`)}
              </button>
            ))}
          </div>
        </>
      )}
      {shown !== null && <Form key={shown} of={shown} file={file} onDone={() => setOpen(null)} />}
    </section>
  );
}

const operationOf = {
  triage: 'trajectory.triage',
  decide: 'trajectory.decide',
  plan: 'trajectory.plan',
  evaluate: 'trajectory.evaluate',
  end: 'trajectory.end',
  'answer-end': 'trajectory.answerEnd',
} as const;

/** The same policies as the server asks; the file must open for all but the second pair of eyes. */
function useLooker(one: Trajectory) {
  const actor = useActor();
  const parties: TrajectoryParties = {
    organisationId: one.organisationId,
    providerId: one.providerId,
    regionId: one.regionId,
    phase: one.phase,
    ownerId: one.owner.id,
    // Whoever takes part is told so by `mayAct`: the card does not name the others.
    partyIds: one.opens && one.mayAct ? [actor.id] : [],
    toRegionId: one.handoverTo?.regionId ?? null,
  };
  const may = (move: Move) => {
    if (!mayAsk({ ...actor, scopes: [] }, operations[operationOf[move]])) return false;
    if (move === 'answer-end') return one.endProposed !== null && mayAnswerEnd(actor, parties, one.endProposed.byId);
    if (!one.opens) return false;
    return move === 'plan' || move === 'end' ? mayWriteTrajectory(actor, parties) : mayMoveTrajectory(actor, parties);
  };
  return { id: actor.id, may };
}

function Form({ of, file: { trajectory: one, plan }, onDone }: { of: Move; file: Seen; onDone: () => void }) {
  switch (of) {
    case 'triage':
      return <TriageForm of={one} onDone={onDone} />;
    case 'decide':
      return <DecideForm of={one} onDone={onDone} />;
    case 'plan':
      return <PlanForm of={one} plan={plan} onDone={onDone} />;
    case 'evaluate':
      return <EvaluateForm of={one} onDone={onDone} />;
    case 'end':
      return <EndForm of={one} onDone={onDone} />;
    case 'answer-end':
      return <AnswerEndForm of={one} onDone={onDone} />;
  }
}
