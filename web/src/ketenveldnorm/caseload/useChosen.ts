import type { DeskLine } from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';

/** Whose contact may be planned: followed, and the file opens. */
export const isPlannable = ({ trajectory: { opens, mayAct, phase } }: DeskLine): boolean =>
  opens && mayAct && phase === 'following';

/** Several at once. Who is no longer on the list is no longer chosen. */
export function useChosen(lines: readonly DeskLine[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const there = lines.filter((line) => ids.has(line.trajectory.id) && isPlannable(line));
  const set = (which: readonly string[], on: boolean) =>
    setIds((old) => new Set(on ? [...old, ...which] : [...old].filter((id) => !which.includes(id))));
  return { lines: there, has: (id: string) => ids.has(id), set, clear: () => setIds(new Set()) };
}
export type Chosen = ReturnType<typeof useChosen>;
