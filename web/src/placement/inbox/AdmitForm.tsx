import { useId, useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayWhen } from '../../platform/say-time.js';
import { ActForm } from './ActForm.js';
import type { FormProps } from './CardActs.js';
import { maybeCounted } from './inbox.rules.js';
import { inboxTexts } from './inbox.texts.js';
import { localInput, instantOf } from './local-input.rules.js';
import { useOwnWards } from './wards.context.js';

/** "Is er": the hold becomes an occupied bed. Only where the figure may hold this person already is that asked, with the likely answer filled in. */
export function AdmitForm({ card: _card, attempt, ...props }: FormProps) {
  const t = useTexts(inboxTexts);
  const [now] = useState(timeNow);
  const [earlier, setEarlier] = useState<string | null>(null);
  const [said, say] = useState<boolean | null>(null);
  const capacity = useOwnWards().unit(attempt.unitId)?.capacity;
  const admittedAt = earlier === null ? null : instantOf(earlier);
  const likely = maybeCounted(capacity, attempt, admittedAt ? new Date(admittedAt) : now);
  const counted = likely === null ? null : (said ?? likely);
  return (
    <ActForm
      {...props}
      attempt={attempt}
      title={t('admitTitle')}
      send={t('admitSend')}
      verb="admit"
      with={['phone']}
      done={t('done.admit')}
      body={() => ({ ...(admittedAt && { admittedAt }), ...(counted !== null && { alreadyCounted: counted }) })}
    >
      <When earlier={earlier} latest={localInput(now)} onEarlier={setEarlier} />
      {capacity?.observedAt && counted !== null && (
        <Counted
          counted={counted}
          onCounted={say}
          help={t('countedHelp', {
            when: sayWhen(capacity.observedAt, now),
            occupied: capacity.occupied ?? 0,
            operational: capacity.operational ?? 0,
          })}
        />
      )}
    </ActForm>
  );
}

interface WhenProps {
  /** As the clock on the wall has it; null is now. */
  earlier: string | null;
  latest: string;
  onEarlier: (earlier: string | null) => void;
}

function When({ earlier, latest, onEarlier }: WhenProps) {
  const t = useTexts(inboxTexts);
  const name = useId();
  return (
    <fieldset>
      <legend className="font-semibold">{t('admitWhen')}</legend>
      <label className="inbox-check">
        <input type="radio" name={name} checked={earlier === null} onChange={() => onEarlier(null)} />
        {t('admitNow')}
      </label>
      <div className="flex flex-wrap items-center gap-x-3">
        <label className="inbox-check">
          <input type="radio" name={name} checked={earlier !== null} onChange={() => onEarlier(latest)} />
          {t('admitEarlier')}
        </label>
        {earlier !== null && (
          <div className="field">
            <input
              type="datetime-local"
              required
              aria-label={t('admitEarlier')}
              max={latest}
              value={earlier}
              onChange={(event) => onEarlier(event.currentTarget.value)}
            />
          </div>
        )}
      </div>
    </fieldset>
  );
}

interface CountedProps {
  counted: boolean;
  onCounted: (counted: boolean) => void;
  help: string;
}

function Counted({ counted, onCounted, help }: CountedProps) {
  const t = useTexts(inboxTexts);
  const id = useId();
  return (
    <fieldset aria-describedby={`${id}-help`}>
      <legend className="font-semibold">{t('counted')}</legend>
      <p id={`${id}-help`} className="text-mute">
        {help}
      </p>
      {[true, false].map((one) => (
        <label key={String(one)} className="inbox-check">
          <input type="radio" name={id} checked={counted === one} onChange={() => onCounted(one)} />
          {t(one ? 'countedYes' : 'countedNo')}
        </label>
      ))}
    </fieldset>
  );
}
