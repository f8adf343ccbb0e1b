import type { Wait } from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { draftOf, inputOf } from './draft.rules.js';
import { useWaitProblem } from './wait.problems.js';
import { useWaitAct } from './wait.queries.js';
import { waitTexts } from './wait.texts.js';
import { WaitFields } from './WaitFields.js';

/** Say it better; another cause counts from today on. */
export function ChangeDialog({ wait, onClose }: { wait: Wait; onClose: () => void }) {
  const t = useTexts(waitTexts);
  const problem = useWaitProblem();
  const id = useId();
  const act = useWaitAct(wait);
  const [draft, setDraft] = useState(() => draftOf(wait));
  const send = () => {
    const body = inputOf(draft);
    if (body && !act.isPending) act.mutate({ path: '', body }, { onSuccess: onClose });
  };
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form
        className="wait-form m-0 p-0"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <h2 id={id} className="text-xl font-bold">
          {t('changeTitle')}
        </h2>
        <WaitFields draft={draft} onDraft={setDraft} />
        {act.error && <Warning>{problem(act.error)}</Warning>}
        <FormActs act={t('keep')} cancel={t('cancel')} busy={act.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
