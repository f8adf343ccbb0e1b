import type { PersonFile, PersonIdentity } from '@ketenzicht/shared/person';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { FormActs } from '../ui/FormActs.js';
import { draftOf, personOf } from './person.draft.js';
import { useCorrection } from './person.queries.js';
import { personTexts, useRefusal } from './person.texts.js';
import { PersonFields } from './PersonFields.js';
import { TextField } from './TextField.js';
import { useLeaveWarning } from '../ui/useLeaveWarning.js';

interface Props {
  file: PersonFile;
  identity: PersonIdentity;
  onDone: () => void;
}

/** What stood there is kept, with who changed it and why. */
export function CorrectPerson({ file, identity, onDone }: Props) {
  const t = useTexts(personTexts);
  const refusal = useRefusal();
  const correction = useCorrection(file.id);
  const [draft, setDraft] = useState(() => draftOf(identity, file));
  const [reason, setReason] = useState('');
  useLeaveWarning(reason !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    correction.mutate({ version: identity.version, correction: { ...personOf(draft), reason } }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="mt-4 grid gap-4">
      <PersonFields draft={draft} onChange={setDraft} fault={(pointer) => refusal.at(correction.error, pointer)} />
      <TextField
        label={t('correctReason')}
        value={reason}
        onValue={setReason}
        fault={refusal.at(correction.error, '/reason')}
        required
        minLength={5}
        maxLength={500}
      />
      {correction.isError && (
        <p role="alert" className="text-warn">
          {refusal.about(correction.error)}
        </p>
      )}
      <FormActs
        act={t(correction.isPending ? 'saving' : 'saveCorrection')}
        cancel={t('cancel')}
        busy={correction.isPending}
        onCancel={onDone}
      />
    </form>
  );
}
