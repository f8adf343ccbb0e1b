import type { PlacementRequest } from '@ketenzicht/shared/placement';
import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { FormActs } from '../ui/FormActs.js';
import { Warning } from '../ui/Warning.js';
import { draftOf, inputOf, type Draft } from './draft.rules.js';
import { fileTexts } from './file.texts.js';
import { NeedForm } from './NeedForm.js';
import { useChange } from './placement.queries.js';
import { namesSomebody, usePlacementProblem } from './placement.problems.js';

/** The same form again, with what is known; saved as a whole. */
export function ChangeRequest({ request, onDone }: { request: PlacementRequest; onDone: () => void }) {
  const t = useTexts(fileTexts);
  const problem = usePlacementProblem();
  const change = useChange(request.id);
  // As it was when the form opened: what a colleague changes meanwhile must not be overwritten unseen.
  const [version] = useState(request.version);
  const [draft, setDraft] = useState<Draft>(() => draftOf(request));
  const input = inputOf(draft);
  const fault = namesSomebody(change.error) ? problem(change.error) : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (input) change.mutate({ input, version }, { onSuccess: onDone });
      }}
    >
      <h1 className="mb-4">{t('title', { reference: request.reference })}</h1>
      <NeedForm draft={draft} onDraft={setDraft} noteFault={fault}>
        {change.isError && fault === null && <Warning>{problem(change.error)}</Warning>}
        <FormActs act={t('save')} cancel={t('cancel')} busy={change.isPending || input === null} onCancel={onDone} />
      </NeedForm>
    </form>
  );
}
