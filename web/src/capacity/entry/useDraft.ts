import type { Capacity, Unit } from '@ketenzicht/shared/capacity';
import { useEffect, useState } from 'react';
import type { Attempt } from '../capacity.queries.js';
import { draftOf, sameDraft, type Draft } from './draft.rules.js';
import { differsInHoldsOnly } from './holds.rules.js';

interface Kept {
  /** The figure that the screen was filled in from. */
  base: Capacity;
  draft: Draft;
  attempt: Attempt | null;
}

/** What someone typed survives a reload and a dead network, in this tab only and for this person only. */
const keyOf = (actorId: string, unitId: string) => `kz-entry-${actorId}-${unitId}`;

export function useDraft(unit: Unit, actorId: string) {
  const key = keyOf(actorId, unit.id);
  const [kept] = useState(() => read(key));
  const [{ base, draft }, setState] = useState<Pick<Kept, 'base' | 'draft'>>(
    kept ?? { base: unit.capacity, draft: draftOf(unit.capacity) },
  );
  const touched = !sameDraft(draft, draftOf(base));
  const newer = unit.capacity.version > base.version ? unit.capacity : null;
  // Nobody has typed: the screen simply follows the ward. Someone has: then it says so and changes nothing.
  if (newer && !touched) setState({ base: newer, draft: draftOf(newer) });
  // Only a bed was held or given back: what was typed still stands on the same figure, and goes on from its newest version.
  const onlyHeld = touched && newer !== null && differsInHoldsOnly(base, newer);
  if (onlyHeld) setState({ base: newer, draft });

  useEffect(() => {
    if (!touched) forget(key);
  }, [key, touched]);

  return {
    base,
    draft,
    touched,
    newer: touched && !onlyHeld ? newer : null,
    kept,
    change: (part: Partial<Draft>) => {
      const changed = { ...draft, ...part };
      setState({ base, draft: changed });
      write(key, { base, draft: changed, attempt: null });
    },
    /** Keeps the key of an attempt with what was typed, so that a reload halfway repeats it and makes no second one. */
    keepAttempt: (attempt: Attempt) => touched && write(key, { base, draft, attempt }),
    /** The same figure, of which other beds are held now. */
    goOnFrom: (figure: Capacity) => setState({ base: figure, draft }),
    startFrom: (figure: Capacity) => {
      forget(key);
      setState({ base: figure, draft: draftOf(figure) });
    },
  };
}

function read(key: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

function write(key: string, kept: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing can still report; only a reload would lose what was typed.
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}
