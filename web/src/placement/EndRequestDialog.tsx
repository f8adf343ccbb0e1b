import { endReasons, type EndReason, type PlacementRequest } from '@ketenzicht/shared/placement';
import { useId, useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { OneOf } from '../ui/Choices.js';
import { Dialog } from '../ui/Dialog.js';
import { FormActs } from '../ui/FormActs.js';
import { Warning } from '../ui/Warning.js';
import { fileTexts } from './file.texts.js';
import { useEnd } from './placement.queries.js';
import { usePlacementProblem } from './placement.problems.js';
import { placementNames } from './placement.texts.js';

/** Says what it does before it does it. */
export function EndRequestDialog({ request, onClose }: { request: PlacementRequest; onClose: () => void }) {
  const t = useTexts(fileTexts);
  const name = useTexts(placementNames);
  const problem = usePlacementProblem();
  const id = useId();
  const end = useEnd(request.id);
  const [reason, setReason] = useState<EndReason>('placedElsewhere');
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          end.mutate({ version: request.version, reason, note: null }, { onSuccess: onClose });
        }}
      >
        <h2 id={id} className="text-xl font-bold">
          {t('endTitle')}
        </h2>
        <p className="text-mute">{t('endHelp')}</p>
        <OneOf
          legend={t('endTitle')}
          values={endReasons}
          value={reason}
          say={(one) => name(`end.${one}`)}
          onChange={setReason}
        />
        {end.isError && <Warning>{problem(end.error)}</Warning>}
        <FormActs act={t('end')} cancel={t('cancel')} busy={end.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
