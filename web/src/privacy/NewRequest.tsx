import { localDate } from '@ketenzicht/shared/kernel';
import { requestKinds, type RequestKind } from '@ketenzicht/shared/privacy';
import { useState, type FormEvent } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { FormActs } from '../ui/FormActs.js';
import { useAct } from './privacy.queries.js';
import { takesFocus } from './focus.js';
import { privacyTexts } from './privacy.texts.js';
import { Failed } from './PrivacyPage.js';

/** Takes in what somebody asked. In memory until it is sent: it points at a person. */
export function NewRequest({ onDone }: { onDone: () => void }) {
  const t = useTexts(privacyTexts);
  const act = useAct();
  const today = localDate(timeNow());
  const [reference, setReference] = useState('');
  const [kind, setKind] = useState<RequestKind>('access');
  const [receivedOn, setReceivedOn] = useState(today);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ path: '/requests', body: { reference, kind, receivedOn } }, { onSuccess: onDone });
  };
  return (
    <form className="card privacy-form" onSubmit={submit}>
      <label className="field">
        {t('reference')}
        <input
          value={reference}
          onChange={(event) => setReference(event.target.value)}
          placeholder="KZ-"
          aria-describedby="reference-help"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          ref={takesFocus}
          required
        />
      </label>
      <label className="field">
        {t('kind')}
        <select value={kind} onChange={(event) => setKind(event.target.value as RequestKind)}>
          {requestKinds.map((one) => (
            <option key={one} value={one}>
              {t(`ask.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('receivedOn')}
        <input
          type="date"
          value={receivedOn}
          max={today}
          onChange={(event) => setReceivedOn(event.target.value)}
          required
        />
      </label>
      <p id="reference-help" className="wide -mt-3 text-[15px] text-mute">
        {t('referenceHelp')}
      </p>
      <div className="wide">
        <FormActs act={t('save')} cancel={t('cancel')} busy={act.isPending} onCancel={onDone} />
        <Failed error={act.error} />
      </div>
    </form>
  );
}
