import { localDate } from '@ketenzicht/shared/kernel';
import { destinations, waitEnds, type Destination, type Wait, type WaitEnd } from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { waitNames } from './wait.names.js';
import { useWaitProblem } from './wait.problems.js';
import { useWaitAct } from './wait.queries.js';
import { waitTexts } from './wait.texts.js';
import { WardField } from './WardField.js';

/** Where one goes to a ward, which may be on the board. */
const toWards: ReadonlySet<string> = new Set(['lowerLevel', 'ggz', 'protectedLiving', 'ribw', 'wlzPlace']);

/** How waiting ended, when, and to where. */
export function EndDialog({ wait, onClose }: { wait: Wait; onClose: () => void }) {
  const t = useTexts(waitTexts);
  const name = useTexts(waitNames);
  const problem = useWaitProblem();
  const id = useId();
  const act = useWaitAct(wait);
  const today = localDate(timeNow());
  const [how, setHow] = useState<WaitEnd | null>(null);
  const [on, setOn] = useState(today);
  const [leftTo, setLeftTo] = useState<Destination | ''>('');
  const [toUnitId, setUnit] = useState<string | null>(null);
  const send = () => {
    if (how === null || act.isPending) return;
    const hasWard = how === 'left' && toWards.has(leftTo);
    const body = { how, on, leftTo: how === 'left' ? leftTo || null : null, toUnitId: hasWard ? toUnitId : null };
    act.mutate({ path: '/_end', body }, { onSuccess: onClose });
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
            {t('end')}
          </h2>
          <p className="text-mute">{t('endHelp')}</p>
        </div>
        <OneOf
          legend={t('how')}
          values={waitEnds}
          value={how}
          say={(one) => name(`state.${one}`)}
          onChange={setHow}
          required
        />
        {how === 'left' && (
          <label className="field">
            {t('leftTo')}
            <select required value={leftTo} onChange={(event) => setLeftTo(event.currentTarget.value as Destination)}>
              <option value="">{t('choose')}</option>
              {destinations.map((one) => (
                <option key={one} value={one}>
                  {name(`to.${one}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {how === 'left' && toWards.has(leftTo) && <WardField unitId={toUnitId} onUnit={setUnit} />}
        <label className="field">
          {t('on')}
          <input
            type="date"
            required
            min={wait.readySince}
            max={today}
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        </label>
        {act.error && <Warning>{problem(act.error)}</Warning>}
        <FormActs act={t('keep')} cancel={t('cancel')} busy={act.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
