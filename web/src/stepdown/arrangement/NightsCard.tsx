import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { respiteLimits, respiteUse, type ArrangementFile, type RespiteNight } from '@ketenzicht/shared/stepdown';
import { useState } from 'react';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { Warning } from '../../ui/Warning.js';
import { useArrangementProblem } from './arrangement.problems.js';
import { useArrangementAct } from './arrangement.queries.js';
import { arrangementTexts } from './arrangement.texts.js';
import { NumberOf } from './LineDialog.js';

/** Nights away: how many there were of how many there may be, those to come, and one press to take one back. */
export function NightsCard({ file: { arrangement, nights, nightsBefore } }: { file: ArrangementFile }) {
  const t = useTexts(arrangementTexts);
  const problem = useArrangementProblem();
  const act = useArrangementAct(arrangement);
  const today = localDate(useNow());
  const standing = [...nightsBefore, ...nights.flatMap(({ on, isCancelled }) => (isCancelled ? [] : [on]))];
  const { year, week } = respiteUse(standing, today);
  const mayBook = arrangement.may.includes('nights');
  const back = (id: string) => act.mutate({ path: `/nights/${id}/_cancel`, body: {} });
  const lists = [
    ['nightsPlanned', nights.filter(({ on }) => on >= today)],
    [
      'nightsBefore',
      nights
        .filter(({ on }) => on < today)
        .toReversed()
        .slice(0, 12),
    ],
  ] as const;
  return (
    <section className="card arrangement-part" aria-labelledby="nights">
      <h2 id="nights">{t('nights')}</h2>
      <p>
        <strong>{t('nightsYear', { count: year, most: respiteLimits.year, year: today.slice(0, 4) })}</strong>
        {', '}
        {t('nightsWeek', { count: week, most: respiteLimits.week })}
      </p>
      <p className="text-mute">{t('limits')}</p>
      {mayBook && (
        <BookForm
          today={today}
          busy={act.isPending}
          onBook={(body, done) => act.mutate({ path: '/nights', body }, { onSuccess: done })}
        />
      )}
      {act.error && <Warning>{problem(act.error)}</Warning>}
      {nights.length === 0 && <p className="text-mute">{t('nightsNone')}</p>}
      {lists.map(([title, those]) =>
        those.length === 0 ? null : (
          <div key={title}>
            <h3 className="font-semibold">{t(title)}</h3>
            <ul className="night-list">
              {those.map((night) => (
                <Night key={night.id} night={night} onBack={mayBook && !act.isPending ? () => back(night.id) : null} />
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}

function Night({ night: { on, isCancelled }, onBack }: { night: RespiteNight; onBack: (() => void) | null }) {
  const t = useTexts(arrangementTexts);
  return (
    <li>
      <span className={isCancelled ? 'text-mute' : ''}>{sayDate(on)}</span>
      {isCancelled && <span className="tag">{t('nightIsBack')}</span>}
      {!isCancelled && onBack && (
        <button type="button" className="chip-quiet" aria-label={`${t('nightBack')}: ${sayDate(on)}`} onClick={onBack}>
          {t('nightBack')}
        </button>
      )}
    </li>
  );
}

interface BookProps {
  today: string;
  busy: boolean;
  onBook: (body: { nights: string[] }, done: () => void) => void;
}
function BookForm({ today, busy, onBook }: BookProps) {
  const t = useTexts(arrangementTexts);
  const [first, setFirst] = useState('');
  const [count, setCount] = useState(1);
  return (
    <form
      className="night-form"
      onSubmit={(event) => {
        event.preventDefault();
        const nights = Array.from({ length: count }, (_, at) => addLocalDays(first, at));
        if (!busy) onBook({ nights }, () => setFirst(''));
      }}
    >
      <label className="field">
        {t('nightsFirst')}
        <input
          type="date"
          required
          min={addLocalDays(today, -400)}
          max={addLocalDays(today, 400)}
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
      </label>
      <NumberOf label={t('nightsCount')} value={count} max={respiteLimits.week} onChange={setCount} />
      <button type="submit" className="button" disabled={busy}>
        {t('nightsBook')}
      </button>
    </form>
  );
}
