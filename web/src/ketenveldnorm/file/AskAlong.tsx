import type { Colleague, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useEffect, useId, useRef, useState } from 'react';
import { hasText, useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { FormActs } from '../../ui/FormActs.js';
import { useSettled } from '../../ui/useSettled.js';
import { Warning } from '../../ui/Warning.js';
import { useFollowingProblem } from '../following.problems.js';
import { enoughOfName, useColleagues, useMove } from '../following.queries.js';
import { partiesTexts } from './parties.texts.js';

/** Milliseconds that the hand rests: not each letter is a question. */
const typing = 300;

interface Props {
  of: Trajectory;
  onCancel: () => void;
  onDone: (who: Colleague) => void;
}

/** Somebody by a few letters, of whatever organisation of the register. */
export function AskAlong({ of: one, onCancel, onDone }: Props) {
  const t = useTexts(partiesTexts);
  const id = useId();
  const problem = useFollowingProblem();
  const move = useMove(one, 'ask-along');
  const [words, setWords] = useState('');
  const [chosen, choose] = useState<Colleague | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  // Words alone are no choice: the browser says so at the field instead of sending it.
  useEffect(() => field.current?.setCustomValidity(chosen ? '' : t('chooseOne')), [chosen, t]);
  const submit = () => {
    if (chosen && !move.isPending) move.mutate({ accountId: chosen.id }, { onSuccess: () => onDone(chosen) });
  };
  return (
    <form
      className="following-form mt-3 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('who')}</label>
        <input
          ref={field}
          id={id}
          type="search"
          autoComplete="off"
          maxLength={60}
          value={words}
          aria-describedby={`${id}-help`}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            choose(null);
          }}
        />
        <small id={`${id}-help`}>{t('whoHelp')}</small>
      </div>
      <Found trajectoryId={one.id} text={words.trim()} value={chosen} onChange={choose} />
      {move.isError && <Warning>{problem(move.error)}</Warning>}
      <FormActs act={t('ask')} cancel={t('cancel')} busy={move.isPending} onCancel={onCancel} />
    </form>
  );
}

interface FoundProps {
  trajectoryId: string;
  text: string;
  value: Colleague | null;
  onChange: (who: Colleague | null) => void;
}

function Found({ trajectoryId, text, value, onChange }: FoundProps) {
  const t = useTexts(partiesTexts);
  const settled = useSettled(text, typing);
  const { data: people, isError } = useColleagues(trajectoryId, settled);
  const byId = (id: string) => people?.find((one) => one.id === id);
  const sub = (id: string) => {
    const { role = '', organisationName = null } = byId(id) ?? {};
    const sayRole = hasText(partiesTexts, `role.${role}`) ? t(`role.${role}` as 'role.provider') : '';
    return [sayRole, organisationName].filter(Boolean).join(', ');
  };
  const isThere = settled.length >= enoughOfName && people !== undefined && people.length > 0;
  return (
    <>
      {isThere && (
        <div className="following-found">
          <OneOf
            legend={t('found')}
            values={people.map(({ id }) => id)}
            value={value?.id ?? null}
            say={(id) => byId(id)?.name ?? ''}
            sub={sub}
            onChange={(id) => onChange(byId(id) ?? null)}
            required
          />
        </div>
      )}
      <p role="status" hidden={isThere || (people === undefined && !isError)}>
        {people?.length === 0 && t('noOne')}
        {isError && t('findFailed')}
      </p>
    </>
  );
}
