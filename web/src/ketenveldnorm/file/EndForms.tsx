import { localDate } from '@ketenzicht/shared/kernel';
import { earlyGrounds, type Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { OneOf } from '../../ui/Choices.js';
import { useFault } from '../following.problems.js';
import { useMove } from '../following.queries.js';
import { followingNames } from '../names.texts.js';
import { Line, Words } from './fields.js';
import { MoveForm } from './MoveForm.js';
import { moveTexts } from './move.texts.js';

/** Before two years only on a ground of the list, and not by one person alone. */
export function EndForm({ of: one, onDone }: { of: Trajectory; onDone: () => void }) {
  const t = useTexts(moveTexts);
  const name = useTexts(followingNames);
  const move = useMove(one, 'end');
  const fault = useFault(move.error);
  const today = localDate(timeNow());
  const [ground, setGround] = useState<(typeof earlyGrounds)[number] | null>(null);
  const [on, setOn] = useState(today);
  const [words, setWords] = useState('');
  return (
    <MoveForm of="end" move={move} body={() => ground && { ground, on, words }} onDone={onDone}>
      <OneOf
        legend={t('end.ground')}
        values={earlyGrounds}
        value={ground}
        say={(which) => name(`ground.${which}`)}
        onChange={setGround}
        required
      />
      <Line
        type="date"
        label={t('end.on')}
        required
        min={one.includedOn ?? undefined}
        max={today}
        value={on}
        fault={fault('/on')}
        onChange={setOn}
      />
      <Words label={t('end.words')} help={t('sealed')} required value={words} onChange={setWords} />
    </MoveForm>
  );
}

/** The second pair of eyes. Words only from whom the file opens for. */
export function AnswerEndForm({ of: one, onDone }: { of: Trajectory; onDone: () => void }) {
  const t = useTexts(moveTexts);
  const name = useTexts(followingNames);
  const move = useMove(one, 'answer-end');
  const [agree, setAgree] = useState<'agree' | 'refuse' | null>(null);
  const [words, setWords] = useState('');
  if (!one.endProposed) return null;
  const { ground, on } = one.endProposed;
  const body = () => agree && { agree: agree === 'agree', words: words.trim() || null };
  return (
    <MoveForm of="answer-end" move={move} body={body} onDone={onDone}>
      <p>
        {t('answer-end.proposal')} <strong>{name(`ground.${ground}`)}</strong>, {sayDate(on)}
      </p>
      <OneOf
        legend={t('answer-end.what')}
        values={['agree', 'refuse'] as const}
        value={agree}
        say={(what) => t(`answer-end.${what}`)}
        onChange={setAgree}
        required
      />
      {one.opens && <Words label={t('note')} value={words} onChange={setWords} />}
    </MoveForm>
  );
}
