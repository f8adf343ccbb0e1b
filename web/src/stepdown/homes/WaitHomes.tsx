import { misfits, type Dwelling, type FittingHomes, type Wait } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useNow } from '../../platform/clock.js';
import { texts, useLanguage, useTexts } from '../../platform/i18n.js';
import { sayMoment } from '../../platform/say-time.js';
import { timeLeft } from '../../ui/age.js';
import { Warning } from '../../ui/Warning.js';
import { homeTexts } from './home.texts.js';
import { homeNames } from './homes.names.js';
import { useHomeProblem } from './homes.problems.js';
import { useFittingHomes, useHomeAct } from './homes.queries.js';
import { HomeLine } from './HomeLine.js';
import { useHomeWords } from './HomeWords.js';
import './homes.css';

const waitHomesTexts = texts('wait-homes', {
  nl: {
    title: 'Een woning',
    promised: 'Toegezegd: {{what}}',
    lives: 'Verhuurd: {{what}}',
    fits_one: '{{count}} woning past en is nu te krijgen.',
    fits_other: '{{count}} woningen passen en zijn nu te krijgen.',
    none: 'Geen woning die nu te krijgen is, past.',
    misfit_one: '{{count}} {{why}}',
    misfit_other: '{{count}} {{why}}',
    others: 'Wat niet past: {{list}}.',
    promise: 'Zeg toe',
    promiseOf: 'Zeg toe: {{what}}',
    more: 'Meer tonen',
    all: 'Alle woningen',
  },
  en: {
    title: 'A home',
    promised: 'Promised: {{what}}',
    lives: 'Let: {{what}}',
    fits_one: '{{count}} dwelling fits and can be had now.',
    fits_other: '{{count}} dwellings fit and can be had now.',
    none: 'No dwelling that can be had now fits.',
    misfit_one: '{{count}} {{why}}',
    misfit_other: '{{count}} {{why}}',
    others: 'What does not fit: {{list}}.',
    promise: 'Promise',
    promiseOf: 'Promise: {{what}}',
    more: 'Show more',
    all: 'All dwellings',
  },
});
const few = 3;

/** On the page of one who waits for a home: what is promised, else what fits. */
export function WaitHomes({ wait }: { wait: Wait }) {
  const t = useTexts(waitHomesTexts);
  const found = useFittingHomes(wait.id);
  return (
    <section className="card wait-part mt-4" aria-labelledby="wait-homes">
      <h2 id="wait-homes">{t('title')}</h2>
      <Answer of={found}>
        {(homes) =>
          homes.promised ? (
            <Promised home={homes.promised} />
          ) : (
            wait.state === 'waiting' && <Fitting homes={homes} reference={wait.reference} />
          )
        }
      </Answer>
    </section>
  );
}

function Promised({ home }: { home: Dwelling }) {
  const t = useTexts(waitHomesTexts);
  const say = useTexts(homeTexts);
  const words = useHomeWords();
  const language = useLanguage();
  const now = useNow();
  const { promise } = home;
  const left = promise && timeLeft(Date.parse(promise.until), now.getTime(), language);
  return (
    <>
      <p>
        <Link to="/homes/$dwellingId" params={{ dwellingId: home.id }} className="link font-semibold">
          {t(home.state === 'let' ? 'lives' : 'promised', { what: words.title(home) })}
        </Link>
      </p>
      {promise && home.state === 'promised' && (
        <>
          <p>
            {say('isPromised', { when: sayMoment(promise.until) })},{' '}
            <strong>{left === null ? say('leftOver') : say('left', { time: left })}</strong>
          </p>
          <p className="text-mute">
            {promise.organisationName === null ? say('byNobody') : say('byWhom', { name: promise.organisationName })}
          </p>
        </>
      )}
    </>
  );
}

function Fitting({ homes: { fitting, total, misfits: not }, reference }: { homes: FittingHomes; reference: string }) {
  const t = useTexts(waitHomesTexts);
  const name = useTexts(homeNames);
  const problem = useHomeProblem();
  const words = useHomeWords();
  const act = useHomeAct();
  const [showsAll, showAll] = useState(false);
  const why = misfits
    .filter((one) => not[one] !== undefined)
    .map((one) => t('misfit', { count: not[one] ?? 0, why: name(`why.${one}`) }));
  return (
    <>
      <p>{total === 0 ? t('none') : t('fits', { count: total })}</p>
      <ul className="home-lines" role="list">
        {(showsAll ? fitting : fitting.slice(0, few)).map((home) => (
          <li key={home.id}>
            <HomeLine
              home={home}
              act={
                <button
                  type="button"
                  className="button home-above"
                  aria-label={t('promiseOf', { what: `${words.title(home)}, ${home.reference}` })}
                  aria-disabled={act.isPending}
                  onClick={() => !act.isPending && act.mutate({ home, verb: 'promise', body: { reference } })}
                >
                  {t('promise')}
                </button>
              }
            />
          </li>
        ))}
      </ul>
      {act.error && <Warning>{problem(act.error)}</Warning>}
      {!showsAll && fitting.length > few && (
        <button type="button" className="link min-h-11 justify-self-start" onClick={() => showAll(true)}>
          {t('more')}
        </button>
      )}
      {why.length > 0 && <p className="home-why">{t('others', { list: why.join(', ') })}</p>}
      <Link to="/homes" className="link inline-flex min-h-11 items-center justify-self-start">
        {t('all')}
      </Link>
    </>
  );
}
