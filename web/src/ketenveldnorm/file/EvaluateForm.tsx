import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { nextTerm, type Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { OneOf } from '../../ui/Choices.js';
import { useFault } from '../following.problems.js';
import { useMove } from '../following.queries.js';
import { Line, Words } from './fields.js';
import { MoveForm } from './MoveForm.js';
import { moveTexts } from './move.texts.js';

/** At two years: go on, or end with somebody who calls once more. */
export function EvaluateForm({ of: one, onDone }: { of: Trajectory; onDone: () => void }) {
  const t = useTexts(moveTexts);
  const move = useMove(one, 'evaluate');
  const fault = useFault(move.error);
  const today = localDate(timeNow());
  const [outcome, setOutcome] = useState<'continue' | 'end' | null>(null);
  const [on, setOn] = useState(today);
  const [next, setNext] = useState(addLocalDays(today, 7));
  const [aftercare, setAftercare] = useState({ on: addLocalDays(today, 90), by: '' });
  const [words, setWords] = useState('');
  const body = () => {
    if (outcome === 'continue') return { outcome, on, nextContactOn: next, words };
    return { outcome, on, aftercareOn: aftercare.on, aftercareBy: aftercare.by, words };
  };
  const again = one.includedOn !== null && on !== '' ? nextTerm(one.includedOn, one.term, on).regularEnd : null;
  return (
    <MoveForm of="evaluate" move={move} body={body} onDone={onDone}>
      <OneOf
        legend={t('evaluate.outcome')}
        values={['continue', 'end'] as const}
        value={outcome}
        say={(what) => t(`evaluate.${what}`)}
        onChange={setOutcome}
        required
      />
      <Line
        type="date"
        label={t('evaluate.on')}
        required
        min={one.regularEnd ?? undefined}
        max={today}
        value={on}
        fault={fault('/on')}
        onChange={setOn}
      />
      {outcome === 'continue' && (
        <>
          {again && <p className="following-promise">{t('promise', { day: sayDate(again) })}</p>}
          <Line
            type="date"
            label={t('nextContact')}
            required
            value={next}
            fault={fault('/nextContactOn')}
            onChange={setNext}
          />
        </>
      )}
      {outcome === 'end' && (
        <div className="following-pair">
          <Line
            label={t('aftercareBy')}
            required
            value={aftercare.by}
            onChange={(by) => setAftercare({ ...aftercare, by })}
          />
          <Line
            type="date"
            label={t('aftercareOn')}
            required
            min={on}
            value={aftercare.on}
            fault={fault('/aftercareOn')}
            onChange={(day) => setAftercare({ ...aftercare, on: day })}
          />
        </div>
      )}
      <Words label={t('evaluate.words')} help={t('sealed')} required value={words} onChange={setWords} />
    </MoveForm>
  );
}
