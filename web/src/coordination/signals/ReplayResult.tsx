import { signalRules, type SignalReplay, type SignalSettings } from '@ketenzicht/shared/coordination';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { useState, type FormEvent } from 'react';
import { hasText, useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { useActor } from '../../platform/session.js';
import { Warning } from '../../ui/Warning.js';
import { useAdopt } from './signals.queries.js';
import { signalsTexts } from './signals.texts.js';

interface Props {
  found: SignalReplay;
  settings: SignalSettings;
}

/** What the numbers would have reported, and then, when it is not too much, the way to put them in force. */
export function ReplayResult({ found, settings }: Props) {
  const t = useTexts(signalsTexts);
  const actor = useActor();
  const perRule = signalRules
    .map((rule) => ({ rule, count: found.raised.filter((one) => one.rule === rule).length }))
    .filter(({ count }) => count > 0);
  return (
    <section className="card mt-4 p-5" aria-live="polite">
      <p className="font-semibold">{t('would', { count: found.count, most: found.mostAtOnce })}</p>
      {found.count <= found.raised.length && perRule.length > 0 && (
        <p className="mt-1">
          {perRule.map(({ rule, count }) => t('perRule', { rule: t(`rule.${rule}`), count })).join(' · ')}
        </p>
      )}
      <p className="mt-1 text-[15px] text-mute">{t('basis')}</p>
      {found.wouldFlood && <Warning className="mt-3">{t('flood', { most: settings.mostAtOnce })}</Warning>}
      {!found.wouldFlood && mayAsk({ ...actor, scopes: [] }, operations['signal.adopt']) && (
        <AdoptForm settings={settings} />
      )}
    </section>
  );
}

function AdoptForm({ settings }: Pick<Props, 'settings'>) {
  const t = useTexts(signalsTexts);
  const general = useProblemText();
  const adopt = useAdopt();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adopt.mutate({ settings, reason });
  };
  const problem = (error: unknown) =>
    error instanceof ProblemError && hasText(signalsTexts, `problem.${error.code}`)
      ? t('problem.signal.would_flood')
      : general(error);
  return (
    <form onSubmit={submit} className="mt-4 flex flex-col gap-3">
      <label className="field max-w-xl">
        {t('reason')}
        <input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          minLength={5}
          maxLength={300}
          required
        />
      </label>
      <button type="submit" className="button self-start" disabled={adopt.isPending}>
        {t('adopt')}
      </button>
      {adopt.error && <Warning>{problem(adopt.error)}</Warning>}
    </form>
  );
}
