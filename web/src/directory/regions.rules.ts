import type { Region } from '@ketenzicht/shared/directory';

/** What is known of one region: beds that are free and current, over how many of its wards. */
export interface RegionFigure {
  available: number;
  coverage: { reporting: number; total: number };
}

export interface RegionsProps {
  regions: readonly Region[];
  figures: ReadonlyMap<string, RegionFigure>;
  selected: readonly string[];
  onToggle: (regionId: string) => void;
}

/** Nothing is known: wards there are, but none with a current figure. Not the same as a region that is full. */
export const isUnknown = (figure: RegionFigure | undefined): boolean => figure?.coverage.reporting === 0;

/** Whether any ward of the region answers to what is asked; without one there is nothing to know. */
export const hasWards = (figure: RegionFigure | undefined): boolean => (figure?.coverage.total ?? 0) > 0;

/** Few beds never look like many, however little there is elsewhere. */
const leastFullTint = 8;

/** The tint, 0 to 4, as a share of the region with most room. */
export function roomTint(available: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (available === 0) return 0;
  const share = available / Math.max(leastFullTint, most);
  if (share <= 0.15) return 1;
  if (share <= 0.4) return 2;
  return share <= 0.7 ? 3 : 4;
}

export function roomOnMap(figure: RegionFigure | undefined, most: number): 'none' | 'unknown' | 0 | 1 | 2 | 3 | 4 {
  if (!figure || !hasWards(figure)) return 'none';
  return isUnknown(figure) ? 'unknown' : roomTint(figure.available, most);
}
