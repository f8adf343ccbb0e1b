import type { Contact, ContactKind, ContactNote, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { dueOne, lastDayAfter, nextDay, type Noted } from './note.rules.js';
import { useFreshYears } from '../timeline/timeline.queries.js';
import { useNoteContact } from './useNoteContact.js';

export type ContactOutcome = Noted['outcome'];

/** What one fills in, with what is there already: the day, the kind that was planned, and when the next one is. */
export function useNote(trajectory: Trajectory, planned: readonly Contact[], today: string) {
  const sending = useNoteContact(trajectory);
  const freshen = useFreshYears(trajectory);
  const [outcome, setOutcome] = useState<ContactOutcome | null>(null);
  const [chosenKind, setKind] = useState<ContactKind | null>(null);
  const [on, setOn] = useState(today);
  const [chosenNext, setNext] = useState<string | null>(null);
  const [isEarly, setEarly] = useState(false);
  const [words, setWords] = useState('');

  const due = dueOne(planned, on);
  const ahead = due ? null : (planned[0] ?? null);
  const about = due ?? (isEarly ? ahead : null);
  const kind = chosenKind ?? about?.kind ?? 'phone';
  const noted = { outcome: outcome ?? 'done', on } as const;
  const latest = lastDayAfter(trajectory, noted, today);
  const other = planned.find((one) => one.id !== about?.id && one.on >= today && (latest === null || one.on <= latest));
  const kept = chosenNext === null ? (other ?? null) : null;
  const nextOn = chosenNext ?? nextDay(trajectory, noted, today);

  const send = (onDone: () => void) => {
    if (outcome === null || sending.isPending) return;
    const body: ContactNote = {
      contactId: about?.id ?? null,
      outcome,
      kind,
      on,
      words: words.trim() || null,
      nextOn: kept ? null : nextOn,
    };
    const onSuccess = () => {
      freshen();
      onDone();
    };
    sending.mutate(body, { onSuccess });
  };
  return {
    sending,
    outcome,
    setOutcome,
    kind,
    setKind,
    on,
    setOn,
    nextOn,
    setNext,
    kept,
    latest,
    due,
    ahead,
    isEarly,
    setEarly,
    words,
    setWords,
    send,
  };
}
