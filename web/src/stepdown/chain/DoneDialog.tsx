import type { ProposalMove } from '@ketenzicht/shared/stepdown';
import { useId, useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { useChainProblem } from './proposal.problems.js';
import { useChainAct } from './proposal.queries.js';
import { forField } from './proposal.rules.js';
import { proposalTexts } from './proposal.texts.js';

interface Props {
  chainId: string;
  move: ProposalMove;
  onClose: () => void;
}

/** When somebody moved, and whether the wards have said so themselves already: nobody is to be counted twice. */
export function DoneDialog({ chainId, move, onClose }: Props) {
  const t = useTexts(proposalTexts);
  const problem = useChainProblem();
  const id = useId();
  const act = useChainAct(chainId);
  const [opened] = useState(() => forField(timeNow()));
  const [movedAt, setMovedAt] = useState(opened);
  const [counted, setCounted] = useState(false);
  const send = () => {
    if (act.isPending) return;
    const body = {
      // Untouched it is now: a minute that has begun is no moment yet to come.
      ...(movedAt !== opened && { movedAt: new Date(movedAt).toISOString() }),
      ...(counted && { alreadyCounted: true }),
    };
    act.mutate({ path: `moves/${move.place}/_done`, body }, { onSuccess: onClose });
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
        <h2 id={id} className="text-xl font-bold">
          {t('doneTitle')}
        </h2>
        <label className="field">
          {t('movedAt')}
          <input
            type="datetime-local"
            required
            max={opened}
            value={movedAt}
            onChange={(event) => setMovedAt(event.currentTarget.value)}
          />
        </label>
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            className="size-5"
            checked={counted}
            onChange={(event) => setCounted(event.currentTarget.checked)}
          />
          {t('alreadyCounted')}
        </label>
        {act.error && <Warning>{problem(act.error)}</Warning>}
        <FormActs act={t('keep')} cancel={t('cancel')} busy={act.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
