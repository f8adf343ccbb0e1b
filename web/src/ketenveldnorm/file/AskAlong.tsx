import type { Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { FindColleague, type Found } from '../../platform/FindColleague.js';
import { useTexts } from '../../platform/i18n.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { useFollowingProblem } from '../following.problems.js';
import { useMove } from '../following.queries.js';
import { partiesTexts, useSayRole } from './parties.texts.js';

interface Props {
  of: Trajectory;
  onCancel: () => void;
  onDone: (who: Found) => void;
}

/** Somebody by a few letters, of whatever organisation of the register. */
export function AskAlong({ of: one, onCancel, onDone }: Props) {
  const t = useTexts(partiesTexts);
  const sayRole = useSayRole();
  const problem = useFollowingProblem();
  const move = useMove(one, 'ask-along');
  const [who, choose] = useState<Found | null>(null);
  const submit = () => {
    if (who && !move.isPending) move.mutate({ accountId: who.id }, { onSuccess: () => onDone(who) });
  };
  return (
    <form
      className="following-form mt-3 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FindColleague
        at={`/trajectories/${one.id}/_find-colleague`}
        help={t('whoHelp')}
        noOne={t('noOne')}
        sayRole={sayRole}
        value={who}
        onChange={choose}
      />
      {move.isError && <Warning>{problem(move.error)}</Warning>}
      <FormActs act={t('ask')} cancel={t('cancel')} busy={move.isPending} onCancel={onCancel} />
    </form>
  );
}
