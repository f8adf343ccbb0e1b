import { useId, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Dialog } from '../ui/Dialog.js';
import { FormActs } from '../ui/FormActs.js';
import { actTexts } from './act.texts.js';
import { Checked } from './Checked.js';
import type { Act, Acting } from './coordination.queries.js';
import { useActForm } from './useActForm.js';

export type Asked = 'climb' | 'lower' | 'pause' | 'hand' | 'intervene' | 'close' | 'reopen' | 'answer' | 'held';

interface Props {
  of: Asked;
  act: Acting;
  /** Where it goes and with what, besides the note; null while something is missing, which the form then says itself. */
  sends: () => Act | null;
  /** A note beside the fields; not where the text itself is what is sent. */
  withNote?: boolean;
  onClose: () => void;
  children?: ReactNode;
}

/** One thing to do to a case, and what it does. */
export function ActDialog({ of, act, sends, withNote = true, onClose, children }: Props) {
  const t = useTexts(actTexts);
  const id = useId();
  const form = useActForm(act, onClose);
  const submit = () => {
    const sent = sends();
    if (sent) form.send({ ...sent, body: { ...sent.body, ...(withNote && { note: form.note.trim() || null }) } });
  };
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form
        className="case-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div>
          <h2 id={id} className="text-xl font-bold">
            {t(`${of}.title`)}
          </h2>
          <p className="text-mute">{t(`${of}.help`)}</p>
        </div>
        {children}
        {withNote && (
          <div className="field">
            <label htmlFor={`${id}-note`}>{t('note')}</label>
            <textarea
              id={`${id}-note`}
              rows={2}
              maxLength={2_000}
              value={form.note}
              aria-describedby={`${id}-help`}
              onChange={(event) => form.setNote(event.currentTarget.value)}
            />
            <small id={`${id}-help`}>{t('noteHelp')}</small>
          </div>
        )}
        <Checked act={act} form={form} />
        <FormActs act={t(`${of}.act`)} cancel={t('cancel')} busy={act.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
