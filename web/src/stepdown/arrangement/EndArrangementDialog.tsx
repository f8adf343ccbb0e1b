import { localDate } from '@ketenzicht/shared/kernel';
import { arrangementEnds, type Arrangement, type ArrangementEnd } from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { arrangementNames } from './arrangement.names.js';
import { useArrangementProblem } from './arrangement.problems.js';
import { useArrangementAct } from './arrangement.queries.js';
import { arrangementTexts } from './arrangement.texts.js';

export function EndArrangementDialog({ arrangement, onClose }: { arrangement: Arrangement; onClose: () => void }) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  const problem = useArrangementProblem();
  const id = useId();
  const act = useArrangementAct(arrangement);
  const today = localDate(timeNow());
  const [how, setHow] = useState<ArrangementEnd | null>(null);
  const [on, setOn] = useState(today);
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form
        className="arrangement-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (how && !act.isPending) act.mutate({ path: '/_end', body: { how, on } }, { onSuccess: onClose });
        }}
      >
        <div>
          <h2 id={id} className="text-xl font-bold">
            {t('endTitle')}
          </h2>
          <p className="text-mute">{t('endHelp')}</p>
        </div>
        <OneOf
          legend={t('endHow')}
          values={arrangementEnds}
          value={how}
          say={(one) => name(`end.${one}`)}
          onChange={setHow}
          required
        />
        <label className="field">
          {t('endOn')}
          <input type="date" required max={today} value={on} onChange={(event) => setOn(event.currentTarget.value)} />
        </label>
        {act.error && <Warning>{problem(act.error)}</Warning>}
        <FormActs act={t('end')} cancel={t('cancel')} busy={act.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
