import type { Capacity } from '@ketenzicht/shared/capacity';
import { useEffect, useRef } from 'react';
import { differsInHoldsOnly, holdsLost } from './holds.rules.js';
import type { useDraft } from './useDraft.js';
import type { Sending, useReporting } from './useReporting.js';

interface Props {
  entry: ReturnType<typeof useDraft>;
  reporting: ReturnType<typeof useReporting>;
  /** The figure that the report under way was made from. */
  before: Capacity;
}

/**
 * A bed was held or given back while a report was on its way. The figure itself is the same, so there is no conflict: the report goes again on the newest
 * version. Unless it would now end a hold that nobody was told of: then the form stays, and says so.
 */
export function useHeldMeanwhile({ entry, reporting: { sending, send, settle }, before }: Props): boolean {
  const stale = sending.phase === 'stale' && differsInHoldsOnly(entry.base, sending.theirs) ? sending : null;
  const handled = useRef<Sending>(null);
  useEffect(() => {
    if (!stale || handled.current === stale) return;
    handled.current = stale;
    const { attempt, theirs } = stale;
    entry.goOnFrom(theirs);
    if (
      attempt.kind === 'saved' &&
      attempt.report &&
      holdsLost(attempt.report, theirs) > holdsLost(attempt.report, before)
    )
      settle();
    else send({ kind: attempt.kind, report: attempt.report, version: theirs.version });
  }, [stale, entry, send, settle, before]);
  return stale !== null;
}
