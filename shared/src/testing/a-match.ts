import type { Capacity } from '../capacity/capacity.contract.js';
import { neverReported, reportCapacity } from '../capacity/capacity.rules.js';
import type { Ward } from '../directory/directory.contract.js';
import { momentsOf, type MatchContext, type MatchWard } from '../placement/match.rules.js';
import type { Need } from '../placement/request.contract.js';

export const at = new Date('2026-11-22T10:00:00Z');

export const aFigure = (operational: number, occupied: number, more: Partial<Capacity> = {}): Capacity => ({
  ...reportCapacity(neverReported, { operational, occupied }, { at, setting: 'FPA', source: 'person', backfill: false })
    .standing,
  ...more,
});

export const aNeed = (more: Partial<Need> = {}): Need => ({
  ageBand: '25-39',
  sex: 'male',
  securityLevel: '2-hoog',
  careIntensity: 'B',
  targetGroups: ['psychiatry'],
  title: 'zorgmachtiging',
  payer: 'zvw',
  urgency: 'crisis',
  reach: 'national',
  regionId: 'middle',
  avoidRegionIds: [],
  neededFrom: '2026-11-22',
  ...more,
});

const usual = aFigure(10, 8);
let count = 0;
/** Fits `aNeed()`, with two beds to give. */
export function aMatchWard(
  ward: Partial<Ward> = {},
  more: Partial<Pick<MatchWard, 'capacity' | 'place'>> = {},
): MatchWard {
  const order = count++;
  const id = `ward-${order}`;
  return {
    ward: {
      id,
      name: `Ward ${order}`,
      providerId: 'provider',
      locationId: 'location',
      regionId: 'middle',
      setting: 'FPA',
      securityLevel: '2-hoog',
      careIntensity: 'B',
      targetGroups: ['psychiatry'],
      sex: 'all',
      ageMin: 18,
      ageMax: null,
      titles: ['wvggz'],
      payers: ['zvw'],
      phone: '+31201234567',
      places: 20,
      ...ward,
    },
    capacity: usual,
    place: { latitude: 52, longitude: 5 },
    order,
    ...more,
    ...momentsOf(more.capacity ?? usual),
  };
}

export const aMatchContext = (more: Partial<MatchContext> = {}): MatchContext => ({
  at,
  revision: 7,
  neighbours: new Set(['beside']),
  middle: { latitude: 52, longitude: 5 },
  truthOf: () => 0.5,
  refusedBy: new Set(),
  ...more,
});
