import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { EntryEffort } from '@ketenzicht/shared/capacity';
import { useEffect, useRef, useState } from 'react';
import { effortQuery, postEffort } from '../capacity.queries.js';

export interface Effort {
  seconds: number;
  before: number | null;
}

/** The longest that still says something about the screen; beyond it someone was called away. */
const longest = 3600;

/** How long someone was busy with this screen, from opening it (or coming back to it) until it was saved. */
export function useEffort(unitId: string, touched: boolean) {
  const queries = useQueryClient();
  const last = useQuery(effortQuery(unitId)).data?.lastSeconds ?? null;
  const [effort, setEffort] = useState<Effort | null>(null);
  const opened = useRef(0);

  useEffect(() => void (opened.current = performance.now()), []);
  useEffect(() => {
    const cameBack = () => {
      if (document.visibilityState === 'visible' && !touched) opened.current = performance.now();
    };
    document.addEventListener('visibilitychange', cameBack);
    return () => document.removeEventListener('visibilitychange', cameBack);
  }, [touched]);

  const measure = (action: EntryEffort['action']) => {
    const seconds = Math.round((performance.now() - opened.current) / 100) / 10;
    if (seconds > longest) return;
    setEffort({ seconds, before: last });
    // A measurement is worth no retry and no message: the report itself is safe.
    postEffort(unitId, { seconds, action }).then(
      () => queries.invalidateQueries({ queryKey: effortQuery(unitId).queryKey }),
      () => undefined,
    );
  };
  const restart = () => {
    opened.current = performance.now();
    setEffort(null);
  };
  return { last, effort, measure, restart };
}
