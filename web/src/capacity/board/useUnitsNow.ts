import type { Unit } from '@ketenzicht/shared/capacity';
import { useEffect, useState } from 'react';
import type { UnitsStore } from '../units.store.js';

/** All wards, anew at most every `pace` milliseconds: at once after a quiet time, in steps under a storm of changes. */
export function useUnitsNow(store: UnitsStore, pace = 250): readonly Unit[] {
  const [units, setUnits] = useState(() => store.all());
  useEffect(() => {
    let last = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      last = performance.now();
      setUnits(store.all());
    };
    const heard = () => {
      timer ??= setTimeout(look, Math.max(0, last + pace - performance.now()));
    };
    look();
    const leave = store.subscribe(heard);
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [store, pace]);
  return units;
}
