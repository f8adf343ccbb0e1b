import type { Colleague, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { useFollowingProblem } from '../following.problems.js';
import { useMove } from '../following.queries.js';
import { partiesTexts } from './parties.texts.js';

interface Props {
  of: Trajectory;
  who: Colleague;
  isMe: boolean;
  onCancel: () => void;
  onDone: () => void;
}

/** Says what it does before it does it. Whoever lets go of it themselves, and sees it no longer, is back at their own desk. */
export function LetGoDialog({ of: one, who, isMe, onCancel, onDone }: Props) {
  const t = useTexts(partiesTexts);
  const problem = useFollowingProblem();
  const id = useId();
  const move = useMove(one, 'let-go');
  const navigate = useNavigate();
  const which = isMe ? 'leave' : 'letGo';
  const submit = () => {
    if (move.isPending) return;
    const onSuccess = ({ opens }: Trajectory) => (opens ? onDone() : void navigate({ to: '/following' }));
    move.mutate({ accountId: who.id }, { onSuccess });
  };
  return (
    <Dialog labelledBy={id} onClose={onCancel}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2 id={id} className="text-xl font-bold">
          {t(`${which}.title`, { name: who.name })}
        </h2>
        <p className="text-mute">{t(`${which}.help`)}</p>
        {move.isError && <Warning>{problem(move.error)}</Warning>}
        <FormActs act={t(which)} cancel={t('cancel')} busy={move.isPending} onCancel={onCancel} />
      </form>
    </Dialog>
  );
}
