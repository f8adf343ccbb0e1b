import type { TitleCode } from '@ketenzicht/shared/placement';
import { createContext, use } from 'react';

interface Ward {
  id: string;
  name: string;
  phone: string | null;
}

/** Names of wards and legal titles, which belong to other features: the app brings them. */
export interface Around {
  ward: (id: string) => Ward | undefined;
  /** Wards whose name has these words, a few. */
  findWards: (words: string) => readonly Ward[];
  titleName: (code: TitleCode) => string;
  titleGroup: (group: TitleGroup) => string;
}
export const titleGroups = ['wvggz', 'wzd', 'voluntary', 'wfz23', 'forensic'] as const;
export type TitleGroup = (typeof titleGroups)[number];

export const TimelineAround = createContext<Around | null>(null);

export function useTimelineAround(): Around {
  const around = use(TimelineAround);
  if (!around) throw new Error('useTimelineAround outside TimelineAround');
  return around;
}
