import type { Retention, RetentionRule } from '@ketenzicht/shared/privacy';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { sayMoment } from '../platform/say-time.js';
import { useActor } from '../platform/session.js';
import { FormActs } from '../ui/FormActs.js';
import { useAct } from './privacy.queries.js';
import { takesFocus } from './focus.js';
import { retentionTexts } from './retention.texts.js';
import { Failed } from './PrivacyPage.js';

type Class = RetentionRule['class'];

/** What is kept longer than its term, for a legal claim, and why. */
export function Holds({ holds, classes }: { holds: Retention['holds']; classes: readonly Class[] }) {
  const t = useTexts(retentionTexts);
  const act = useAct();
  const isOfficer = useActor().role === 'privacyOfficer';
  const [isNew, setNew] = useState(false);
  return (
    <section className="mt-8" aria-labelledby="holds">
      <h2 id="holds" className="text-xl font-semibold">
        {t('holds')}
      </h2>
      {holds.length === 0 ? (
        <p className="mt-1 text-mute">{t('noHolds')}</p>
      ) : (
        <ul role="list" className="card mt-3">
          {holds.map((hold) => (
            <li key={hold.id}>
              <div className="request">
                <p>
                  <span className="font-semibold">{t(`class.${hold.class}`)}</span> {hold.reference}
                  <span className="block text-mute">
                    {hold.reason} · {sayMoment(hold.placedAt)}
                  </span>
                </p>
                {isOfficer && (
                  <button
                    type="button"
                    className="button justify-self-start md:justify-self-end"
                    onClick={() => act.mutate({ path: `/retention/holds/${hold.id}`, method: 'DELETE' })}
                  >
                    {t('lift')}
                  </button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <Failed error={act.error} />
      {isOfficer &&
        (isNew ? (
          <HoldForm classes={classes} onDone={() => setNew(false)} />
        ) : (
          <button type="button" className="button mt-4" onClick={() => setNew(true)}>
            {t('hold')}
          </button>
        ))}
    </section>
  );
}

function HoldForm({ classes, onDone }: { classes: readonly Class[]; onDone: () => void }) {
  const t = useTexts(retentionTexts);
  const act = useAct();
  const [name, setName] = useState<Class>('persons');
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { class: name, reason, ...(reference.trim() && { reference }) };
    act.mutate({ path: '/retention/holds', body }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="card privacy-form">
      <label className="field">
        {t('class')}
        <select value={name} onChange={(event) => setName(event.target.value as Class)} ref={takesFocus}>
          {classes.map((one) => (
            <option key={one} value={one}>
              {t(`class.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('holdReference')}
        <input value={reference} onChange={(event) => setReference(event.target.value)} autoComplete="off" />
      </label>
      <label className="field">
        {t('reason')}
        <input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          minLength={10}
          maxLength={500}
          required
        />
      </label>
      <div className="wide">
        <FormActs act={t('hold')} cancel={t('cancel')} busy={act.isPending} onCancel={onDone} />
        <Failed error={act.error} />
      </div>
    </form>
  );
}
