import { moveReasons, waitActors, type MoveReason, type Wait, type WaitActor } from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { waitNames } from './wait.names.js';
import { useWaitProblem } from './wait.problems.js';
import { useWaitAct } from './wait.queries.js';
import { waitTexts } from './wait.texts.js';

/** Another day with why, and whose turn it is. */
export function ExpectDialog({ wait, onClose }: { wait: Wait; onClose: () => void }) {
  const t = useTexts(waitTexts);
  const name = useTexts(waitNames);
  const problem = useWaitProblem();
  const id = useId();
  const act = useWaitAct(wait);
  const [expectedOn, setExpectedOn] = useState(wait.expectedOn ?? '');
  const [reason, setReason] = useState<MoveReason | ''>('');
  const [actsBy, setActsBy] = useState<WaitActor>(wait.actsBy);
  const isMoved = (expectedOn || null) !== wait.expectedOn;
  const wantsReason = isMoved && (wait.expectedOn !== null || wait.moves > 0);
  const send = () => {
    if (act.isPending) return;
    const body = { expectedOn: expectedOn || null, reason: (wantsReason && reason) || null, actsBy };
    act.mutate({ path: '/_expect', body }, { onSuccess: onClose });
  };
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div>
          <h2 id={id} className="text-xl font-bold">
            {t('expect')}
          </h2>
          <p className="text-mute">{t('expectHelp')}</p>
        </div>
        <label className="field">
          {t('expectedOn')}
          <input type="date" value={expectedOn} onChange={(event) => setExpectedOn(event.currentTarget.value)} />
        </label>
        {wantsReason && (
          <label className="field">
            {t('reason')}
            <select required value={reason} onChange={(event) => setReason(event.currentTarget.value as MoveReason)}>
              <option value="">{t('choose')}</option>
              {moveReasons.map((one) => (
                <option key={one} value={one}>
                  {name(`reason.${one}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="field">
          {t('actsBy')}
          <select value={actsBy} onChange={(event) => setActsBy(event.currentTarget.value as WaitActor)}>
            {waitActors.map((one) => (
              <option key={one} value={one}>
                {name(`actor.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {act.error && <Warning>{problem(act.error)}</Warning>}
        <FormActs act={t('keep')} cancel={t('cancel')} busy={act.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
