import { localDate } from '@ketenzicht/shared/kernel';
import { triedOutcomes, type Tried, type TriedOutcome } from '@ketenzicht/shared/placement';
import { useId, useState } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import type { FieldsProps } from './NeedForm.js';
import { usePlaces } from './places.context.js';
import { placementNames } from './placement.texts.js';
import { sayDate } from './say-date.js';
import { searchTexts } from './search.texts.js';

/** What was tried before this request, and a note. Opens by itself when something in it must be looked at. */
export function HistoryFields({ draft, onDraft, noteFault }: FieldsProps & { noteFault: string | null }) {
  const t = useTexts(searchTexts);
  const id = useId();
  return (
    <details className="fold" {...(noteFault !== null && { open: true })}>
      <summary>{t('history')}</summary>
      <div className="grid gap-5 pt-3">
        <TriedFields tried={draft.tried} onTried={(tried) => onDraft({ ...draft, tried })} />
        <div className="field">
          <label htmlFor={id}>{t('note')}</label>
          <textarea
            id={id}
            rows={3}
            maxLength={500}
            value={draft.note}
            onChange={(event) => onDraft({ ...draft, note: event.currentTarget.value, noPersonalData: false })}
            aria-describedby={`${id}-help`}
            aria-invalid={noteFault !== null}
          />
          <span id={`${id}-help`} className="text-[15px] font-normal text-mute">
            {t('noteHelp')}
          </span>
          {noteFault !== null && (
            <>
              <span role="alert" className="font-normal text-warn">
                {noteFault}
              </span>
              <label className="flex items-start gap-3 font-normal">
                <input
                  type="checkbox"
                  className="mt-1 size-5"
                  checked={draft.noPersonalData}
                  onChange={() => onDraft({ ...draft, noPersonalData: !draft.noPersonalData })}
                />
                {t('checked')}
              </label>
            </>
          )}
        </div>
      </div>
    </details>
  );
}

function TriedFields({ tried, onTried }: { tried: readonly Tried[]; onTried: (tried: Tried[]) => void }) {
  const t = useTexts(searchTexts);
  const say = useTexts(placementNames);
  const { wardName } = usePlaces();
  const today = localDate(timeNow());
  const [name, setName] = useState('');
  const [on, setOn] = useState(today);
  const [outcome, setOutcome] = useState<TriedOutcome>('refused');
  const nameOf = (one: Tried) => one.name ?? wardName(one.unitId ?? '');
  const add = () => {
    onTried([...tried, { unitId: null, name: name.trim(), on, outcome }]);
    setName('');
  };
  return (
    <fieldset>
      <legend className="font-semibold">{t('tried')}</legend>
      <ul className="grid gap-1">
        {tried.map((one, index) => (
          <li key={`${nameOf(one)} ${one.on} ${one.outcome}`} className="flex items-center gap-2">
            <span className="grow">
              {nameOf(one)}, {sayDate(one.on, 'short')}: {say(`outcome.${one.outcome}`)}
            </span>
            <button
              type="button"
              className="button"
              aria-label={t('triedRemove', { name: nameOf(one) })}
              onClick={() => onTried(tried.filter((_, place) => place !== index))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <div className="tried-fields">
        <label className="field">
          {t('triedName')}
          <input
            value={name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label className="field">
          {t('triedOn')}
          <input type="date" value={on} max={today} onChange={(event) => setOn(event.currentTarget.value)} />
        </label>
        <label className="field">
          {t('triedOutcome')}
          <select value={outcome} onChange={(event) => setOutcome(event.currentTarget.value as TriedOutcome)}>
            {triedOutcomes.map((one) => (
              <option key={one} value={one}>
                {say(`outcome.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" disabled={name.trim() === '' || tried.length >= 20} onClick={add}>
          {t('triedAdd')}
        </button>
      </div>
    </fieldset>
  );
}
