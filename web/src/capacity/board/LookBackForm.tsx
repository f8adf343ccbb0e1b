import { useId, useState, type FormEvent } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { instantsOf, localMoment } from '../entry/local-moment.rules.js';
import { boardTexts } from './board.texts.js';
import type { Moment } from './LookBack.js';

const hour = 3_600_000;

export function LookBackForm({ onGo }: { onGo: (moment: Moment) => void }) {
  const t = useTexts(boardTexts);
  const help = useId();
  const [when, setWhen] = useState(() => localMoment(new Date(timeNow().getTime() - hour)));
  const [asKnown, setAsKnown] = useState(false);
  const [fault, setFault] = useState('');
  const today = localMoment(timeNow()).date;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Of an hour that comes twice in October the first; of one that was skipped in March there is nothing to show.
    const [instant] = instantsOf(when) ?? [];
    if (instant === undefined) return setFault(t('lookBackSkipped'));
    if (new Date(instant) >= timeNow()) return setFault(t('lookBackFuture'));
    const asOf = new Date(instant).toISOString();
    return onGo({ asOf, knownAt: asKnown ? asOf : undefined });
  };

  return (
    <form onSubmit={submit} className="flex flex-col gap-3 p-2" noValidate>
      <fieldset className="flex gap-2">
        <legend className="mb-1 font-semibold">{t('lookBackTo')}</legend>
        <input
          type="date"
          className="date"
          aria-label={t('lookBackDate')}
          max={today}
          value={when.date}
          onChange={(event) => setWhen({ ...when, date: event.target.value })}
        />
        <input
          type="time"
          className="date"
          aria-label={t('lookBackTime')}
          value={when.time}
          onChange={(event) => setWhen({ ...when, time: event.target.value })}
        />
      </fieldset>
      <label className="choice-row">
        <input
          type="checkbox"
          checked={asKnown}
          onChange={(event) => setAsKnown(event.target.checked)}
          aria-describedby={help}
        />
        <span>{t('lookBackKnown')}</span>
      </label>
      <p id={help} className="text-sm text-mute">
        {t('lookBackKnownHelp')}
      </p>
      {fault && (
        <p role="alert" className="text-warn">
          {fault}
        </p>
      )}
      <button type="submit" className="button-act">
        {t('lookBackGo')}
      </button>
    </form>
  );
}
