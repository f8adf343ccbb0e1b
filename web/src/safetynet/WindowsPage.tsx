import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { handlesDossiers, type WindowUse } from '@ketenzicht/shared/safetynet';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { Answer } from '../platform/Answer.js';
import { useTexts } from '../platform/i18n.js';
import { sayDate, sayNumber } from '../platform/say-figures.js';
import { useActor } from '../platform/session.js';
import { FormActs } from '../ui/FormActs.js';
import { Warning } from '../ui/Warning.js';
import { WidePage } from '../ui/WidePage.js';
import { useSafetynetProblem } from './safetynet.problems.js';
import { useAddWindow, useUse } from './safetynet.queries.js';
import { sayEuro } from './say-euro.js';
import { windowTexts } from './window.texts.js';
import './safetynet.css';

/** When the scheme holds and held, and how it was used: that it was not used is a figure as well. */
export function WindowsPage() {
  const t = useTexts(windowTexts);
  const actor = useActor();
  const use = useUse();
  const [adding, setAdding] = useState(false);
  const may = (operation: 'vangnet.list' | 'vangnet.addWindow') =>
    mayAsk({ ...actor, scopes: [] }, operations[operation]);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <WidePage>
      {may('vangnet.list') && (
        <Link to="/payment-dossiers" className="link inline-flex min-h-11 items-center">
          ← {t('back')}
        </Link>
      )}
      <header className="flex flex-wrap items-end gap-4">
        <div className="grow basis-80">
          <h1>{t('title')}</h1>
          <p className="max-w-2xl text-mute">{t('lead')}</p>
        </div>
        <a className="button inline-flex items-center" href="/api/v1/advance-use.csv" download>
          {t('csv')}
        </a>
        {may('vangnet.addWindow') && !adding && (
          <button type="button" className="button-act" onClick={() => setAdding(true)}>
            {t('add')}
          </button>
        )}
      </header>
      {adding && <AddForm onDone={() => setAdding(false)} />}
      <Answer of={use}>
        {(windows) => (
          <ul className="net-windows">
            {windows.map((one) => (
              <li key={one.id} className="card">
                <OneWindow of={one} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {!handlesDossiers(actor) && <p className="mt-4 text-mute">{t('hiddenHelp')}</p>}
    </WidePage>
  );
}

function OneWindow({ of }: { of: WindowUse }) {
  const t = useTexts(windowTexts);
  const { advances, claims, medianDays } = of;
  const used = advances === null ? t('few') : advances === 0 ? t('unused') : t('used', { count: advances });
  const all: readonly [string, number | null, (shown: number) => string][] = [
    [t('claims'), claims, sayNumber],
    [t('claimed'), of.claimedCents, sayEuro],
    [t('advanced'), of.advancedCents, sayEuro],
    [t('settled'), of.settledCents, sayEuro],
    [t('writtenOff'), of.writtenOffCents, sayEuro],
    [t('days'), medianDays, sayNumber],
  ];
  const rows = all.flatMap(([name, told, say]) => (told === null ? [] : [[name, say(told)] as const]));
  return (
    <>
      <h2>
        {t('period', { from: sayDate(of.fromOn), until: sayDate(of.untilOn) })}{' '}
        {of.isOpen && <span className="tag">{t('open')}</span>}
      </h2>
      <p className="net-used">{used}</p>
      {claims !== 0 && (
        <dl className="net-use">
          {rows.map(([name, shown]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{shown}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="text-mute">{of.source}</p>
    </>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const t = useTexts(windowTexts);
  const problem = useSafetynetProblem();
  const id = useId();
  const add = useAddWindow();
  const [draft, setDraft] = useState({ fromOn: '', untilOn: '', source: '' });
  return (
    <form
      className="card net-form mt-5 p-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) add.mutate(draft, { onSuccess: onDone });
      }}
    >
      <div className="net-pair">
        {(['fromOn', 'untilOn'] as const).map((name) => (
          <div key={name} className="field">
            <label htmlFor={`${id}-${name}`}>{t(name === 'fromOn' ? 'from' : 'until')}</label>
            <input
              id={`${id}-${name}`}
              type="date"
              required
              min={name === 'untilOn' ? draft.fromOn : undefined}
              value={draft[name]}
              onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <div className="field">
        <label htmlFor={`${id}-source`}>{t('source')}</label>
        <input
          id={`${id}-source`}
          required
          minLength={5}
          maxLength={500}
          autoComplete="off"
          value={draft.source}
          aria-describedby={`${id}-help`}
          onChange={(event) => setDraft({ ...draft, source: event.currentTarget.value })}
        />
        <small id={`${id}-help`}>{t('sourceHelp')}</small>
      </div>
      {add.error && <Warning>{problem(add.error)}</Warning>}
      <FormActs act={t('send')} cancel={t('cancel')} busy={add.isPending} onCancel={onDone} />
    </form>
  );
}
