import type { Coordinates } from './distance.js';
import type { RegionScheme } from './directory.terms.js';

interface Court extends Coordinates {
  borders: readonly string[];
}

const court = (latitude: number, longitude: number, ...borders: string[]): Court => ({ latitude, longitude, borders });

/**
 * Court districts by their CBS code: the middle of their land, and which ones they border on. Both were reckoned from the boundaries of 2023 (CBS/Kadaster,
 * simplified edition): a border is a line that two shapes share, the Afsluitdijk and the Houtribdijk among them. A test of the server reckons them again from the map.
 */
const courts: Readonly<Record<string, Court>> = {
  AR01: court(52.334, 4.884, 'AR02', 'AR04', 'AR07'),
  AR02: court(52.65, 4.844, 'AR01', 'AR04', 'AR05', 'AR07'),
  AR03: court(52.061, 5.94, 'AR04', 'AR06', 'AR08', 'AR09', 'AR10', 'AR11'),
  AR04: court(52.297, 5.358, 'AR01', 'AR02', 'AR03', 'AR05', 'AR06', 'AR07', 'AR08'),
  AR05: court(53.063, 6.336, 'AR02', 'AR04', 'AR06'),
  AR06: court(52.444, 6.444, 'AR03', 'AR04', 'AR05'),
  AR07: court(52.084, 4.546, 'AR01', 'AR02', 'AR04', 'AR08'),
  AR08: court(51.839, 4.415, 'AR03', 'AR04', 'AR07', 'AR11'),
  AR09: court(51.21, 5.934, 'AR03', 'AR10'),
  AR10: court(51.539, 5.537, 'AR03', 'AR09', 'AR11'),
  AR11: court(51.529, 4.307, 'AR03', 'AR08', 'AR10'),
};

interface Coded {
  scheme: RegionScheme;
  code: string;
}

const courtOf = ({ scheme, code }: Coded): Court | undefined =>
  scheme === 'arrondissement' ? courts[code] : undefined;

/** Codes of the regions that border on this one, in the same scheme; none where we do not know the map. */
export const neighbourCodes = (region: Coded): readonly string[] => courtOf(region)?.borders ?? [];

/** The middle of a region, or null where we do not know the map. */
export function middleOf(region: Coded): Coordinates | null {
  const known = courtOf(region);
  return known ? { latitude: known.latitude, longitude: known.longitude } : null;
}
