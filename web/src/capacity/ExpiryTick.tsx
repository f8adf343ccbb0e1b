import { useEffect } from 'react';
import { tickAt, useNow } from '../platform/clock.js';
import { useUnitsNow } from './board/useUnitsNow.js';
import { useUnits } from './units.store.js';

/** Makes the clock strike when the next figure expires or the next hold ends: every screen turns at that moment, not some seconds later. */
export function ExpiryTick() {
  const units = useUnitsNow(useUnits(), 1_000);
  const now = useNow();
  useEffect(() => {
    const ends = units
      .flatMap(({ capacity }) => [capacity.validUntil ?? '', ...(capacity.holdEnds ?? [])].map(Date.parse))
      .filter((end) => end > now.getTime());
    const next = ends.reduce((soonest, end) => Math.min(soonest, end), Infinity);
    return next === Infinity ? undefined : tickAt(next);
  }, [units, now]);
  return null;
}
