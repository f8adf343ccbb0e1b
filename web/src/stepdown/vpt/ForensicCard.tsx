import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { newestWhole, vptTargetInputSchema, type VptMonitor } from '@ketenzicht/shared/stepdown';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { sayDate, sayMonth, sayNumber } from '../../platform/say-figures.js';
import { useActor } from '../../platform/session.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { BarsPlot } from './BarsPlot.js';
import { vptMonitorTexts } from './vpt-monitor.texts.js';
import { useSetTarget } from './vpt.queries.js';

/** The number that the pilot stalled on, against what the NZa asked to see; where nobody named a number, it says so. */
export function ForensicCard({ registered, target }: Pick<VptMonitor, 'registered' | 'target'>) {
  const t = useTexts(vptMonitorTexts);
  const actor = useActor();
  const [setting, setSetting] = useState(false);
  const newest = newestWhole(registered.months);
  const mayShow = mayAsk({ ...actor, scopes: [] }, operations['vptMonitor.target']);
  return (
    <section className="card figure-card figure-wide" aria-labelledby="vpt-forensic">
      <h3 id="vpt-forensic">{t('forensic')}</h3>
      {newest && (
        <>
          <p>
            <span className="figure-number">{newest.forensic === null ? t('hidden') : sayNumber(newest.forensic)}</span>{' '}
            <span className="text-mute">{t('forensicNow', { month: sayMonth(newest.month) })}</span>
          </p>
          <BarsPlot
            names={registered.months.map(({ month }) => month)}
            series={[{ name: t('forensic'), values: registered.months.map(({ forensic }) => forensic) }]}
            wanted={target?.number}
          />
        </>
      )}
      {target ? (
        <>
          <p>
            {t('wanted', {
              number: sayNumber(target.number),
              month: sayMonth(target.byMonth),
              source: target.source,
              on: sayDate(target.setOn),
            })}
          </p>
          <p className="figure-note">{t('wantedNote')}</p>
        </>
      ) : (
        <p className="max-w-3xl">{t('noNumber')}</p>
      )}
      {mayShow && !setting && (
        <button type="button" className="button self-start print:hidden" onClick={() => setSetting(true)}>
          {t('setTarget')}
        </button>
      )}
      {setting && <TargetForm onDone={() => setSetting(false)} />}
    </section>
  );
}

function TargetForm({ onDone }: { onDone: () => void }) {
  const t = useTexts(vptMonitorTexts);
  const problem = useProblemText();
  const set = useSetTarget();
  const [invalid, setInvalid] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const read = vptTargetInputSchema.safeParse({
      number: Number(text('number')),
      byMonth: text('byMonth'),
      source: text('source'),
    });
    setInvalid(!read.success);
    if (read.success) set.mutate(read.data, { onSuccess: onDone });
  };
  return (
    <form noValidate onSubmit={submit} className="grid max-w-xl gap-3">
      <label className="field">
        {t('number')}
        <input name="number" inputMode="numeric" autoComplete="off" />
      </label>
      <label className="field">
        {t('byMonth')}
        <input name="byMonth" type="month" placeholder="2027-12" />
      </label>
      <label className="field">
        {t('source')}
        <input name="source" maxLength={500} autoComplete="off" />
      </label>
      {invalid && <Warning className="m-0">{t('targetInvalid')}</Warning>}
      {set.error && <Warning className="m-0">{problem(set.error)}</Warning>}
      <FormActs act={t('keep')} cancel={t('cancel')} busy={set.isPending} onCancel={onDone} />
    </form>
  );
}
