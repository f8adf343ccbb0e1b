import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Dialog } from '../../ui/Dialog.js';
import { Warning } from '../../ui/Warning.js';
import { actTexts } from './act.texts.js';

/** A dialog that does not throw away what was typed because a key was touched: the first Escape says so, the second one closes. */
export function FormDialog({
  labelledBy,
  onClose,
  children,
}: {
  labelledBy: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTexts(actTexts);
  const isTyped = useRef(false);
  const [isAsked, setAsked] = useState(false);
  const onInput = ({ target }: FormEvent) => {
    if (target instanceof HTMLTextAreaElement) isTyped.current = target.value.trim() !== '';
    setAsked(false);
  };
  return (
    <Dialog labelledBy={labelledBy} onClose={() => (isTyped.current && !isAsked ? setAsked(true) : onClose())}>
      <div onInput={onInput}>{children}</div>
      {isAsked && <Warning className="mt-4">{t('notSaved')}</Warning>}
    </Dialog>
  );
}
