import type { CaseFile } from '@ketenzicht/shared/coordination';

type Person = CaseFile['participants'][number];

/** Everybody who works on it already, then whoever could. */
export function peopleOf({ case: one, participants, candidates }: CaseFile): Person[] {
  const all = [one.owner, ...participants, ...(one.openedBy ? [one.openedBy] : []), ...candidates];
  return [...new Map(all.map((person) => [person.id, person])).values()];
}

/** The owner and whoever opened it always take part. */
export const isBound = ({ case: one }: CaseFile, id: string): boolean => id === one.owner.id || id === one.openedBy?.id;
