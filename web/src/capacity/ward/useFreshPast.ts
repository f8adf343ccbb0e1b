import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { pastOf } from '../capacity.queries.js';

const settleTime = 1_500;

/** A live change makes the past on screen old; it is fetched anew once the changes settle. */
export function useFreshPast(unitId: string, version: number | undefined): void {
  const queries = useQueryClient();
  const seen = useRef(version);
  useEffect(() => {
    if (version === seen.current) return undefined;
    const timer = setTimeout(() => {
      seen.current = version;
      void queries.invalidateQueries({ queryKey: pastOf(unitId) });
    }, settleTime);
    return () => clearTimeout(timer);
  }, [queries, unitId, version]);
}
