import { useState } from 'react';
import { wardsOutOfPlace } from './board.rules.js';

interface Steady {
  ids: readonly string[];
  /** How many wards wait to change places. */
  waiting: number;
  apply: () => void;
}

/**
 * The order on screen. While someone's pointer or focus rests on the list it stays as it is, so that a press hits what was aimed at.
 * Another question (`key`) is answered at once.
 */
export function useSteadyOrder(wanted: readonly string[], held: boolean, key: string): Steady {
  const [shown, setShown] = useState({ ids: wanted, key });
  const free = !held || shown.key !== key;
  if (free && (shown.ids !== wanted || shown.key !== key)) setShown({ ids: wanted, key });
  const ids = free ? wanted : shown.ids;
  return { ids, waiting: free ? 0 : wardsOutOfPlace(ids, wanted), apply: () => setShown({ ids: wanted, key }) };
}
