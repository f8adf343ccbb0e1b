import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { FormActs } from '../ui/FormActs.js';
import { caseTexts } from './case.texts.js';
import { Checked } from './Checked.js';
import { useAct, type Act } from './coordination.queries.js';
import { useActForm } from './useActForm.js';

interface Props {
  of: { id: string; version: number };
  act: string;
  sends: () => Act;
  onDone: () => void;
  children: ReactNode;
}

/** A few fields under a list. */
export function SideForm({ of, act: words, sends, onDone, children }: Props) {
  const t = useTexts(caseTexts);
  const act = useAct(of);
  const form = useActForm(act, onDone);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => element.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  return (
    <form
      ref={element}
      className="case-form"
      onSubmit={(event) => {
        event.preventDefault();
        form.send(sends());
      }}
    >
      {children}
      <Checked act={act} form={form} />
      <FormActs act={words} cancel={t('cancel')} busy={act.isPending} onCancel={onDone} />
    </form>
  );
}
