import type { PlacementAttempt } from '@ketenzicht/shared/placement';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { FormActs } from '../../ui/FormActs.js';
import { namesSomebody } from '../placement.problems.js';
import type { Act, useAct } from './inbox.queries.js';
import { inboxTexts } from './inbox.texts.js';
import { NoteField } from './NoteField.js';
import { Refusal } from './Refusal.js';

interface Props {
  title: string;
  help?: string;
  send: string;
  verb: Act['verb'];
  /** Without what every form has of itself; null while something is missing, which the form then says. */
  body: () => object | null;
  with?: readonly ('note' | 'phone')[];
  attempt: PlacementAttempt;
  act: ReturnType<typeof useAct>;
  done: string;
  onDone: (words: string) => void;
  onBack: () => void;
  children?: ReactNode;
}

const both = ['note', 'phone'] as const;

/** One question with one answer to send. Recording what was said by telephone is one press more. */
export function ActForm({ title, help, send, verb, body, with: has = both, ...props }: Props) {
  const t = useTexts(inboxTexts);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { attempt, act, done, onDone, onBack, children } = props;
  const [byPhone, setByPhone] = useState(false);
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const asksToCheck = namesSomebody(act.error);

  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(), []);
  const submit = () => {
    const asked = body();
    if (!asked || act.isPending) return;
    act.mutate(
      {
        verb,
        body: {
          ...asked,
          ...(has.includes('phone') && { channel: byPhone ? 'phone' : 'system' }),
          ...(has.includes('note') && {
            note: note.trim() || null,
            ...(asksToCheck && checked && { noPersonalData: true }),
          }),
        },
      },
      { onSuccess: () => onDone(done) },
    );
  };
  return (
    <form
      ref={form}
      className="inbox-form"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div>
        <h3 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h3>
        {help && <p className="text-mute">{help}</p>}
      </div>
      {children}
      {has.includes('note') && (
        <NoteField
          note={note}
          onNote={setNote}
          error={asksToCheck ? act.error : null}
          checked={checked}
          onChecked={setChecked}
        />
      )}
      {has.includes('phone') && (
        <label className="inbox-check">
          <input type="checkbox" checked={byPhone} onChange={() => setByPhone(!byPhone)} />
          {t('phone')}
        </label>
      )}
      <Refusal error={act.error} unitId={attempt.unitId} />
      <FormActs act={send} cancel={t('back')} busy={act.isPending} onCancel={onBack} />
    </form>
  );
}
