import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import {
  checklistFaults,
  criteria,
  criterionAnswers,
  declineReasons,
  type Criterion,
  type Checklist,
  type CriterionAnswer,
  type DeclineReason,
  type Trajectory,
} from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { useFault } from '../following.problems.js';
import { useMove } from '../following.queries.js';
import { followingNames } from '../names.texts.js';
import { Line, Words } from './fields.js';
import { MoveForm } from './MoveForm.js';
import { moveTexts } from './move.texts.js';

type Weighed = Record<Criterion, { answer: CriterionAnswer | null; words: string }>;
const blank = Object.fromEntries(criteria.map((one) => [one, { answer: null, words: '' }])) as unknown as Weighed;

/** The weegteam: seven criteria, each with a reason where it is a no or a doubt, and then the table or not. */
export function TriageForm({ of: one, onDone }: { of: Trajectory; onDone: () => void }) {
  const t = useTexts(moveTexts);
  const name = useTexts(followingNames);
  const move = useMove(one, 'triage');
  const [tried, setTried] = useState(false);
  const [weighed, setWeighed] = useState(blank);
  const [to, setTo] = useState<'table' | 'declined'>('table');
  const [tableOn, setTableOn] = useState(addLocalDays(localDate(timeNow()), 14));
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [words, setWords] = useState('');
  const change = (of: Criterion, part: Partial<Weighed[Criterion]>) =>
    setWeighed({ ...weighed, [of]: { ...weighed[of], ...part } });
  const checklist = Object.fromEntries(
    criteria.map((of) => [of, { answer: weighed[of].answer, words: weighed[of].words.trim() || null }]),
  ) as Checklist;
  // The same rule as the server's, so that whoever weighs hears it before anything is sent.
  const missing = checklistFaults(to, checklist);
  const fault = useFault(tried && missing.length > 0 ? missing : move.error);
  const body = () => {
    setTried(true);
    if (missing.length > 0) return null;
    return to === 'table' ? { to, checklist, tableOn } : { to, checklist, reason, words };
  };
  return (
    <MoveForm of="triage" move={move} body={body} onDone={onDone}>
      <ol className="criteria">
        {criteria.map((of) => (
          <li key={of}>
            <OneOf
              legend={name(`criterion.${of}`)}
              values={criterionAnswers}
              value={weighed[of].answer}
              say={(answer) => name(`answer.${answer}`)}
              onChange={(answer) => change(of, { answer })}
              required
            />
            {fault(`/checklist/${of}/answer`) && (
              <small className="following-fault">{fault(`/checklist/${of}/answer`)}</small>
            )}
            {weighed[of].answer !== null && weighed[of].answer !== 'met' && (
              <Words
                label={t('why')}
                rows={2}
                max={500}
                required
                value={weighed[of].words}
                fault={fault(`/checklist/${of}/words`)}
                onChange={(text) => change(of, { words: text })}
              />
            )}
          </li>
        ))}
      </ol>
      <OneOf
        legend={t('triage.to')}
        values={['table', 'declined'] as const}
        value={to}
        say={(where) => t(`triage.${where}`)}
        onChange={setTo}
      />
      {to === 'table' ? (
        <Line
          type="date"
          label={t('tableOn')}
          required
          value={tableOn}
          fault={fault('/tableOn')}
          onChange={setTableOn}
        />
      ) : (
        <Declining reason={reason} onReason={setReason} words={words} onWords={setWords} />
      )}
    </MoveForm>
  );
}

export function Declining({
  reason,
  onReason,
  words,
  onWords,
}: {
  reason: DeclineReason | null;
  onReason: (reason: DeclineReason) => void;
  words: string;
  onWords: (words: string) => void;
}) {
  const t = useTexts(moveTexts);
  const name = useTexts(followingNames);
  return (
    <>
      <OneOf
        legend={t('declineReason')}
        values={declineReasons}
        value={reason}
        say={(one) => name(`decline.${one}`)}
        onChange={onReason}
        required
      />
      <Words label={t('declineWords')} help={t('declineHelp')} required value={words} onChange={onWords} />
    </>
  );
}
