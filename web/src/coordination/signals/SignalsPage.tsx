import { signalRules, signalStates, type Signal } from '@ketenzicht/shared/coordination';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { RulesPart } from './RulesPart.js';
import { SignalItem } from './SignalItem.js';
import { useSignals, type Shown } from './signals.queries.js';
import { signalsTexts } from './signals.texts.js';
import './signals.css';

const most = 500;

/** "Waar is nu geen plek?": what the rules see, and for whoever keeps them the numbers that they go by. */
export function SignalsPage() {
  const t = useTexts(signalsTexts);
  const actor = useActor();
  const [shown, show] = useState<Shown>({ state: 'raised', rule: undefined });
  const signals = useSignals(shown);
  const mayRead = mayAsk({ ...actor, scopes: [] }, operations['signal.list']);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <div className="section-page">
      <h1 className="mt-6 text-[28px] leading-tight font-bold">{t('title')}</h1>
      <p className="mt-1 max-w-2xl text-mute">{t('lead')}</p>
      {mayRead && (
        <>
          <div className="mt-4 flex flex-wrap gap-4">
            <label className="field">
              {t('which')}
              <select
                value={shown.state}
                onChange={(event) => show({ ...shown, state: event.target.value as Shown['state'] })}
              >
                {signalStates.map((state) => (
                  <option key={state} value={state}>
                    {t(`show.${state}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="field">
              {t('rule')}
              <select
                value={shown.rule ?? ''}
                onChange={(event) => show({ ...shown, rule: (event.target.value || undefined) as Shown['rule'] })}
              >
                <option value="">{t('allRules')}</option>
                {signalRules.map((rule) => (
                  <option key={rule} value={rule}>
                    {t(`rule.${rule}`)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <Answer of={signals}>{(data) => <Signals signals={data} state={shown.state} />}</Answer>
        </>
      )}
      {mayAsk({ ...actor, scopes: [] }, operations['signal.rules']) && <RulesPart />}
    </div>
  );
}

function Signals({ signals, state }: { signals: Signal[]; state: Shown['state'] }) {
  const t = useTexts(signalsTexts);
  if (signals.length === 0)
    return <p className="card mt-5 p-6 text-mute">{t(state === 'raised' ? 'none' : 'noneCleared')}</p>;
  return (
    <>
      <p className="mt-5 text-mute" role="status">
        {t('count', { count: signals.length })}. {signals.length >= most && t('most')}
      </p>
      <ul className="card mt-2">
        {signals.map((signal) => (
          <SignalItem key={signal.id} signal={signal} />
        ))}
      </ul>
    </>
  );
}
