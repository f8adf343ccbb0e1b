import { dutchMoment, wallMoment, type RoundDesk, type RoundDraft } from '@ketenzicht/shared/interest';
import type { UseMutationResult } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { FormActs } from '../ui/FormActs.js';
import { Warning } from '../ui/Warning.js';
import { useAround } from './around.context.js';
import { useInterestProblem } from './interest.problems.js';
import { roundsTexts } from './rounds.texts.js';

interface Props {
  title: string;
  act: string;
  from?: RoundDesk;
  send: UseMutationResult<RoundDesk, Error, RoundDraft>;
  onDone: (round: RoundDesk) => void;
  onCancel: () => void;
}

const texts = ['title', 'purpose'] as const;
const days = ['fromOn', 'untilOn'] as const;
const moments = ['opensAt', 'closesAt'] as const;

/** A round before it opens: what for, when, and for which districts. Moments are typed on the clock in the Netherlands. */
export function RoundForm({ title, act, from, send, onDone, onCancel }: Props) {
  const t = useTexts(roundsTexts);
  const { regions } = useAround();
  const problem = useInterestProblem();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [draft, setDraft] = useState<RoundDraft>(() => draftOf(from));
  const [bad, setBad] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const put = (more: Partial<RoundDraft>) => setDraft({ ...draft, ...more });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [opens, closes] = moments.map((name) => dutchMoment(draft[name]));
    setBad(!opens || !closes);
    if (!opens || !closes || send.isPending) return;
    send.mutate(
      { ...draft, opensAt: opens.toISOString(), closesAt: closes.toISOString() },
      { onSuccess: (round) => onDone(round) },
    );
  };
  return (
    <form className="card interest-form" onSubmit={submit}>
      <h2 ref={heading} tabIndex={-1} className="interest-h2 outline-none">
        {title}
      </h2>
      {texts.map((name) => (
        <div key={name} className="field">
          <label htmlFor={`${id}-${name}`}>{t(name === 'title' ? 'fieldTitle' : name)}</label>
          <input
            id={`${id}-${name}`}
            required
            minLength={5}
            maxLength={name === 'title' ? 120 : 300}
            value={draft[name]}
            onChange={(event) => put({ [name]: event.currentTarget.value })}
          />
        </div>
      ))}
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('text')}</label>
        <textarea
          id={`${id}-text`}
          rows={6}
          required
          minLength={10}
          maxLength={4000}
          value={draft.text}
          onChange={(event) => put({ text: event.currentTarget.value })}
        />
      </div>
      <div className="interest-pair even">
        {days.map((name) => (
          <div key={name} className="field">
            <label htmlFor={`${id}-${name}`}>{t(name)}</label>
            <input
              id={`${id}-${name}`}
              type="date"
              required
              value={draft[name]}
              onChange={(event) => put({ [name]: event.currentTarget.value })}
            />
          </div>
        ))}
        {moments.map((name) => (
          <div key={name} className="field">
            <label htmlFor={`${id}-${name}`}>{t(name)}</label>
            <input
              id={`${id}-${name}`}
              type="datetime-local"
              step={1}
              required
              value={draft[name]}
              aria-describedby={`${id}-clock`}
              onChange={(event) => put({ [name]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <p id={`${id}-clock`} className="m-0 text-[15px] text-mute">
        {t('clock')}
      </p>
      <fieldset className="interest-districts">
        <legend>{t('districts')}</legend>
        <div className="interest-choices">
          {regions.map((region) => (
            <label key={region.id}>
              <input
                type="checkbox"
                checked={draft.regionIds.includes(region.id)}
                onChange={(event) =>
                  put({
                    regionIds: event.currentTarget.checked
                      ? [...draft.regionIds, region.id]
                      : draft.regionIds.filter((one) => one !== region.id),
                  })
                }
              />
              {region.name}
            </label>
          ))}
        </div>
        <button
          type="button"
          className="link min-h-11"
          onClick={() => put({ regionIds: regions.map((region) => region.id) })}
        >
          {t('every')}
        </button>
      </fieldset>
      {bad && <Warning className="m-0">{t('badMoment')}</Warning>}
      {send.isError && <Warning className="m-0">{problem(send.error)}</Warning>}
      <FormActs act={act} cancel={t('cancel')} busy={send.isPending} onCancel={onCancel} />
    </form>
  );
}

const draftOf = (from: RoundDesk | undefined): RoundDraft => ({
  title: from?.title ?? '',
  purpose: from?.purpose ?? '',
  text: from?.text ?? '',
  fromOn: from?.fromOn ?? '',
  untilOn: from?.untilOn ?? '',
  opensAt: from ? wallMoment(new Date(from.opensAt)) : '',
  closesAt: from ? wallMoment(new Date(from.closesAt)) : '',
  regionIds: from?.regions.map(({ id }) => id) ?? [],
});
