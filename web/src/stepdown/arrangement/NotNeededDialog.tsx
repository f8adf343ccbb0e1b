import { notNeededReasons, type CarePart, type NotNeededReason } from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { arrangementNames } from './arrangement.names.js';
import { arrangementTexts } from './arrangement.texts.js';

interface Props {
  part: CarePart;
  busy: boolean;
  problem: string | null;
  onKeep: (reason: NotNeededReason) => void;
  onClose: () => void;
}

/** That a part is not needed is a choice, with a reason. */
export function NotNeededDialog({ part, busy, problem, onKeep, onClose }: Props) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  const id = useId();
  const [reason, setReason] = useState<NotNeededReason | null>(null);
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form
        className="arrangement-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason && !busy) onKeep(reason);
        }}
      >
        <h2 id={id} className="text-xl font-bold">
          {t('notNeededTitle', { part: name(`part.${part}`).toLowerCase() })}
        </h2>
        <OneOf
          legend={t('notNeeded')}
          values={notNeededReasons}
          value={reason}
          say={(one) => name(`reason.${one}`)}
          onChange={setReason}
          required
        />
        {problem && <Warning>{problem}</Warning>}
        <FormActs act={t('keep')} cancel={t('cancel')} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
