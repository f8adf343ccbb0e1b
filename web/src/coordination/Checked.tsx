import { useTexts } from '../platform/i18n.js';
import { Warning } from '../ui/Warning.js';
import { actTexts } from './act.texts.js';
import type { Acting } from './coordination.queries.js';
import { useCaseProblem } from './coordination.problems.js';
import type { ActForm } from './useActForm.js';

/** What was refused; and where it was a guess of the server, the way past it. */
export function Checked({
  act,
  form,
}: {
  act: Pick<Acting, 'error'>;
  form: Pick<ActForm, 'asksToCheck' | 'checked' | 'setChecked'>;
}) {
  const t = useTexts(actTexts);
  const problem = useCaseProblem();
  if (act.error === null) return null;
  return (
    <>
      <Warning>{problem(act.error)}</Warning>
      {form.asksToCheck && (
        <label className="case-check">
          <input type="checkbox" checked={form.checked} onChange={() => form.setChecked(!form.checked)} />
          {t('checked')}
        </label>
      )}
    </>
  );
}
