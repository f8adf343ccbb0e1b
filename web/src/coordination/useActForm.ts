import { useState } from 'react';
import type { Act, Acting } from './coordination.queries.js';
import { namesSomebody } from './coordination.problems.js';

/** What every form has of itself: a text that names nobody, and that somebody looked again when the server thought it did. */
export function useActForm(act: Acting, onDone?: () => void) {
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const asksToCheck = namesSomebody(act.error);
  const extra = asksToCheck && checked ? { noPersonalData: true as const } : {};
  const done = () => {
    setNote('');
    setChecked(false);
    onDone?.();
  };
  const send = ({ body, ...one }: Act) => {
    if (!act.isPending) act.mutate({ ...one, body: { ...body, ...extra } }, { onSuccess: done });
  };
  return { note, setNote, checked, setChecked, asksToCheck, send };
}
export type ActForm = ReturnType<typeof useActForm>;
