import { mayAsk } from '@ketenzicht/shared/kernel';
import { joinReasons, mayJoinTrajectory, type JoinReason, type Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { operations } from '@ketenzicht/shared/operations';
import { useId, useRef, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { OneOf } from '../../ui/Choices.js';
import { useFault } from '../following.problems.js';
import { useMove } from '../following.queries.js';
import { followingNames } from '../names.texts.js';
import { Words } from './fields.js';
import { MoveForm } from './MoveForm.js';
import { moveTexts } from './move.texts.js';

/** A director of the region goes on where a colleague cannot: the way in that is no emergency. Nothing for anybody else. */
export function Join({ of: one }: { of: Trajectory }) {
  const t = useTexts(moveTexts);
  const id = useId();
  const [open, setOpen] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone: whoever works by keyboard begins at what came instead.
  const turn = (to: boolean) => {
    setOpen(to);
    heading.current?.focus();
  };
  if (!useMayJoin(one)) return null;
  return (
    <section className="following-next card" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {t('join.title')}
      </h2>
      {open ? (
        <JoinForm of={one} onDone={() => turn(false)} />
      ) : (
        <>
          <p className="text-mute">{t('join.help')}</p>
          <div className="following-acts print:hidden">
            <button type="button" className="button-act" onClick={() => turn(true)}>
              {t('join.open')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function JoinForm({ of: one, onDone }: { of: Trajectory; onDone: () => void }) {
  const t = useTexts(moveTexts);
  const name = useTexts(followingNames);
  const move = useMove(one, 'join');
  const fault = useFault(move.error);
  const [reason, setReason] = useState<JoinReason | null>(null);
  const [words, setWords] = useState('');
  const body = () => reason && { reason, words: words.trim() || null };
  return (
    <MoveForm of="join" move={move} body={body} onDone={onDone}>
      <OneOf
        legend={t('join.why')}
        values={joinReasons}
        value={reason}
        say={(which) => name(`join.${which}`)}
        onChange={setReason}
        required
      />
      <Words
        label={t('note')}
        help={t('sealed')}
        required={reason === 'other'}
        max={500}
        value={words}
        fault={fault('/words')}
        onChange={setWords}
      />
    </MoveForm>
  );
}

/** The same policy as the server asks; whoever takes part has the file open and never comes here. */
function useMayJoin(one: Trajectory): boolean {
  const actor = useActor();
  const parties = { ...one, ownerId: one.owner.id, partyIds: [], toRegionId: one.handoverTo?.regionId ?? null };
  const runs = one.phase === 'reported' || one.phase === 'triaged' || one.phase === 'following';
  return runs && mayAsk({ ...actor, scopes: [] }, operations['trajectory.join']) && mayJoinTrajectory(actor, parties);
}
