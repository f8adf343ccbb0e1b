import { addLocalDays } from '@ketenzicht/shared/kernel';
import { contactKinds, mostPlanned, type ContactKind } from '@ketenzicht/shared/ketenveldnorm';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { newKey } from '../../platform/new-key.js';
import { usePlan } from './caseload.queries.js';
import { caseloadTexts, whyTexts } from './caseload.texts.js';
import { NotPlanned } from './NotPlanned.js';
import type { Chosen } from './useChosen.js';

/** One day for all who were chosen. Stands at the bottom of the screen for as long as somebody is. */
export function PlanBar({ chosen, today }: { chosen: Chosen; today: string }) {
  const t = useTexts(caseloadTexts);
  const plan = usePlan();
  const [kind, setKind] = useState<ContactKind>('phone');
  const [on, setOn] = useState(() => addLocalDays(today, 1));
  const [key, setKey] = useState(newKey);
  const count = chosen.lines.length;
  const send = () => {
    const trajectoryIds = chosen.lines.map(({ trajectory }) => trajectory.id);
    const onSuccess = () => (chosen.clear(), setKey(newKey()));
    if (!plan.isPending) plan.mutate({ trajectoryIds, kind, on, key }, { onSuccess, onError: () => setKey(newKey()) });
  };
  return (
    <>
      <p role="status" className={count === 0 && plan.isSuccess ? 'following-said' : 'sr-only'}>
        {count === 0 && plan.isSuccess ? t('planned', { count: plan.data.planned }) : ''}
      </p>
      {count > 0 && (
        <form
          className="plan-bar card print:hidden"
          aria-label={t('planBar')}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <strong role="status">{t('chosen', { count })}</strong>
          <button type="button" className="chip-quiet" onClick={chosen.clear}>
            {t('undo')}
          </button>
          <KindField kind={kind} onKind={setKind} />
          <DayField on={on} today={today} onDay={setOn} />
          <button type="submit" className="button-act plan-bar-act" disabled={plan.isPending || count > mostPlanned}>
            {t('plan')}
          </button>
          {count > mostPlanned && <p className="plan-bar-wide">{t('tooMany', { most: mostPlanned })}</p>}
          {plan.isError && (
            <NotPlanned of={plan.error} asked={plan.variables} chosen={chosen} today={today} onDone={plan.reset} />
          )}
        </form>
      )}
    </>
  );
}

function KindField({ kind, onKind }: { kind: ContactKind; onKind: (kind: ContactKind) => void }) {
  const t = useTexts(caseloadTexts);
  const name = useTexts(whyTexts);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('planKind')}</label>
      <select id={id} value={kind} onChange={(event) => onKind(event.currentTarget.value as ContactKind)}>
        {contactKinds.map((one) => (
          <option key={one} value={one}>
            {name(`kind.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

function DayField({ on, today, onDay }: { on: string; today: string; onDay: (on: string) => void }) {
  const t = useTexts(caseloadTexts);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('planOn')}</label>
      <input
        id={id}
        type="date"
        required
        min={today}
        value={on}
        onChange={(event) => onDay(event.currentTarget.value)}
      />
    </div>
  );
}
