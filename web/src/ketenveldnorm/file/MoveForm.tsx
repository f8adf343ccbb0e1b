import { useState, type ReactNode } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { useFollowingProblem } from '../following.problems.js';
import type { Move, useMove } from '../following.queries.js';
import { useUnsaved } from '../useUnsaved.js';
import { moveTexts } from './move.texts.js';

interface Props {
  of: Move | 'join';
  move: ReturnType<typeof useMove>;
  /** What is sent; null while something is missing that the browser did not ask for. */
  body: () => object | null;
  /** The word on the button, where it depends on what was chosen. */
  act?: string;
  onDone: () => void;
  children: ReactNode;
}

/** One thing to do, what it does, and what was refused. What was typed lives here and nowhere else. */
export function MoveForm({ of, move, body, act, onDone, children }: Props) {
  const t = useTexts(moveTexts);
  const problem = useFollowingProblem();
  const [dirty, setDirty] = useState(false);
  useUnsaved(dirty);
  const submit = () => {
    const sent = body();
    if (sent && !move.isPending) move.mutate(sent, { onSuccess: onDone });
  };
  return (
    <form
      className="following-form mt-4 print:hidden"
      onChange={() => setDirty(true)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="text-mute">{t(`${of}.help`)}</p>
      {children}
      {move.isError && <Warning>{problem(move.error)}</Warning>}
      <FormActs act={act ?? t(`${of}.act`)} cancel={t('cancel')} busy={move.isPending} onCancel={onDone} />
    </form>
  );
}
