import type { Contact, ContactKind, ContactNote, Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useRef, useState } from 'react';
import { newKey } from '../../platform/new-key.js';
import { useAddition, type Adding } from '../timeline/timeline.queries.js';
import { dueOne, lastDayAfter, nextDay, type Noted } from './note.rules.js';

export type ContactOutcome = Noted['outcome'];

/** What one fills in, with what is there already: the day, the kind that was planned, and when the next one is. */
export function useNote(trajectory: Trajectory, planned: readonly Contact[], today: string) {
  const adding: Adding = useAddition(trajectory);
  // The same key for the same words: pressed twice, or sent again by a phone that heard no answer, it is one note.
  const key = useRef(newKey());
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
    if (outcome === null || adding.isPending) return;
    const body: ContactNote = {
      contactId: about?.id ?? null,
      outcome,
      kind,
      on,
      words: words.trim() || null,
      nextOn: kept ? null : nextOn,
    };
    adding.mutate(
      { path: 'contact-notes', body, headers: { 'idempotency-key': key.current } },
      {
        onSuccess: onDone,
        // Refused is not written down: what is sent after it is another note.
        onError: (error) => {
          if (!isUnheard(error)) key.current = newKey();
        },
      },
    );
  };
  return {
    adding,
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

/** Nobody answered: it may have been written down all the same. */
const isUnheard = (error: unknown): boolean => (error as { status?: number }).status === 0;
