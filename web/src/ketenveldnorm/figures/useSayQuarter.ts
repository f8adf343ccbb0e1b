import type { FollowingQuarter } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { followingFiguresTexts } from './following-figures.texts.js';

/** "3e kwartaal van 2026", and that it still goes on where it does. */
export function useSayQuarter(): (one: Pick<FollowingQuarter, 'quarter' | 'isOver'>) => string {
  const t = useTexts(followingFiguresTexts);
  return ({ quarter, isOver }) =>
    t(isOver ? 'said' : 'soFar', { quarter: quarter.slice(6), year: quarter.slice(0, 4) });
}
