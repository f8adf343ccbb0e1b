import type { Dwelling } from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { usePlaces } from '../waiting/places.context.js';
import { draftOfHome, homeFault, homeInput } from './home-draft.rules.js';
import { homeTexts } from './home.texts.js';
import { HomeFields } from './HomeFields.js';
import { useHomeProblem } from './homes.problems.js';
import { useHomeAct } from './homes.queries.js';

/** Say it better; who says what it is, says that it is there. */
export function ChangeHomeDialog({ home, onClose }: { home: Dwelling; onClose: () => void }) {
  const t = useTexts(homeTexts);
  const problem = useHomeProblem();
  const id = useId();
  const { regionName } = usePlaces();
  const act = useHomeAct();
  const [draft, setDraft] = useState(() => draftOfHome(home));
  const [fault, setFault] = useState<ReturnType<typeof homeFault>>(null);
  const send = () => {
    const [wrong, body] = [homeFault(draft), homeInput(draft)];
    setFault(wrong);
    if (!wrong && body && !act.isPending) act.mutate({ home, verb: 'change', body }, { onSuccess: onClose });
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
        <HomeFields
          draft={draft}
          onDraft={setDraft}
          regions={[{ id: home.regionId, name: regionName(home.regionId) }]}
          stands
        />
        {fault && <Warning>{t(fault)}</Warning>}
        {act.error && <Warning>{problem(act.error)}</Warning>}
        <FormActs act={t('keep')} cancel={t('cancel')} busy={act.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
