import type { RegisteredInterest, RoundDesk } from '@ketenzicht/shared/interest';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { namesOf, sayPostcode } from './form.rules.js';
import { useInterestProblem } from './interest.problems.js';
import { interestTexts } from './interest.texts.js';
import { roundsTexts } from './rounds.texts.js';
import { saveRound } from './save-round.js';
import { sayDeadline } from './say-deadline.js';

const formats = ['csv', 'xlsx'] as const;

/** What is typed here is looked for here: it goes nowhere. */
const answers = ({ organisation, name, city, agb }: RegisteredInterest, words: string): boolean => {
  const all = `${organisation} ${name} ${city} ${agb}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
};

export function Registrations({ round, district }: { round: RoundDesk; district: string | null }) {
  const t = useTexts(roundsTexts);
  const problem = useInterestProblem();
  const id = useId();
  const [words, setWords] = useState('');
  const save = useMutation({ mutationFn: (format: (typeof formats)[number]) => saveRound(round.id, format) });
  const found = round.registrations.filter(
    (one) => (district === null || one.regionIds.includes(district)) && answers(one, words),
  );
  const total = round.registrations.length;
  return (
    <section className="mt-8" aria-labelledby={`${id}-who`}>
      <h2 id={`${id}-who`} className="interest-h2">
        {t('who')}
      </h2>
      <p className="text-mute">{t('logged')}</p>
      {total === 0 ? (
        <p className="card mt-3 p-5">{t('nobody')}</p>
      ) : (
        <>
          <div className="mt-3 flex flex-wrap items-end gap-3 print:hidden">
            <label className="field min-w-0 grow basis-72">
              {t('search')}
              <input
                type="search"
                autoComplete="off"
                value={words}
                onChange={(event) => setWords(event.currentTarget.value)}
              />
            </label>
            {formats.map((format) => (
              <button
                key={format}
                type="button"
                className="button"
                disabled={save.isPending}
                onClick={() => save.mutate(format)}
              >
                {t(format)}
              </button>
            ))}
            <button type="button" className="button" onClick={() => print()}>
              {t('print')}
            </button>
          </div>
          <p role="status" className="mt-2 text-mute">
            {save.isPending ? t('making') : t('found', { count: found.length, total })}
          </p>
          {save.isError && <p role="alert">{problem(save.error)}</p>}
          {found.length === 0 ? <p className="card mt-3 p-5">{t('nothing')}</p> : <List of={found} round={round} />}
        </>
      )}
      {round.waiting.length > 0 && (
        <>
          <h3 className="mt-6 font-semibold">{t('waiting')}</h3>
          <p className="text-mute">
            {t('waitingHelp')}{' '}
            {round.unconfirmed > round.waiting.length &&
              t('waitingMore', { count: round.waiting.length, total: round.unconfirmed })}
          </p>
          <List of={round.waiting} round={round} />
        </>
      )}
    </section>
  );
}

function List({ of, round }: { of: readonly RegisteredInterest[]; round: RoundDesk }) {
  return (
    <ul className="mt-3 grid gap-2">
      {of.map((one) => (
        <li key={one.id} className="card interest-one">
          <details>
            <summary>
              <strong>{one.organisation}</strong>
              <span className="text-mute">{namesOf(round, one.regionIds).join(', ')}</span>
            </summary>
            <One one={one} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function One({ one }: { one: RegisteredInterest }) {
  const t = useTexts(interestTexts);
  const desk = useTexts(roundsTexts);
  const language = useLanguage();
  const rows: readonly (readonly [string, string])[] = [
    [t('agb'), one.agb],
    [t('name'), `${one.name}, ${one.position}`],
    [t('email'), one.email],
    [t('address'), `${one.street}, ${sayPostcode(one.postcode)} ${one.city}`],
    [t('possibilities'), one.possibilities],
    [t('ideasSaid'), one.ideas === '' ? t('noIdeas') : one.ideas],
    [desk('received'), sayDeadline(one.registeredAt, language)],
  ];
  return (
    <dl className="interest-said">
      {rows.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
