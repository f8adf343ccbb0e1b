import { useId, type ReactNode } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { FormActs } from '../../ui/FormActs.js';
import { useLeaveWarning } from '../../ui/useLeaveWarning.js';
import { Warning } from '../../ui/Warning.js';
import { actTexts } from './act.texts.js';
import { FormDialog } from './FormDialog.js';
import { useTimelineProblem } from './timeline.problems.js';
import { useAddition, type Addition } from './timeline.queries.js';

interface Props {
  trajectory: { id: string };
  title: string;
  help: string;
  act?: string;
  /** Where it goes and with what; null while something is missing, which the form then says itself. */
  sends: () => Addition | null;
  /** Something was typed that is nowhere else. */
  isDirty?: boolean;
  onClose: () => void;
  children?: ReactNode;
}

/** One thing to add, and what it does. What was typed stays when it is refused. */
export function AddDialog({ trajectory, title, help, act, sends, isDirty = false, onClose, children }: Props) {
  const t = useTexts(actTexts);
  const id = useId();
  const problem = useTimelineProblem();
  const adding = useAddition(trajectory);
  useLeaveWarning(isDirty);
  const submit = () => {
    const sent = sends();
    if (sent && !adding.isPending) adding.mutate(sent, { onSuccess: onClose });
  };
  return (
    <FormDialog labelledBy={id} onClose={onClose}>
      <form
        className="tl-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div>
          <h2 id={id} className="tl-dialog-title">
            {title}
          </h2>
          <p className="text-mute">{help}</p>
        </div>
        {children}
        {adding.isError && <Warning>{problem(adding.error)}</Warning>}
        <FormActs act={act ?? t('save')} cancel={t('cancel')} busy={adding.isPending} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}
