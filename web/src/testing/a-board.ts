import { boardSchema, neverReported, type Board, type Capacity, type Unit } from '@ketenzicht/shared/capacity';
import { directorySchema, type Directory } from '@ketenzicht/shared/directory';

/** Plain data for tests, checked against the contract, so that a test cannot rest on an answer that no server would give. */
const hour = 3_600_000;
const always = { validFrom: '2020-01-01T00:00:00Z', validTo: null };

export const unitId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export function aCapacity(part: Partial<Capacity> = {}, at = new Date()): Capacity {
  const operational = part.operational ?? 10;
  const free = part.free ?? 2;
  return {
    ...neverReported,
    operational,
    occupied: operational - free - (part.held ?? 0),
    free,
    observedAt: new Date(at.getTime() - hour).toISOString(),
    recordedAt: new Date(at.getTime() - hour).toISOString(),
    validUntil: new Date(at.getTime() + 8 * hour).toISOString(),
    freshness: 'fresh',
    source: 'person',
    version: 1,
    ...part,
  };
}

export const expired = (part: Partial<Capacity> = {}, at = new Date()): Capacity =>
  aCapacity(
    {
      observedAt: new Date(at.getTime() - 30 * hour).toISOString(),
      validUntil: new Date(at.getTime() - 6 * hour).toISOString(),
      freshness: 'expired',
      ...part,
    },
    at,
  );

export const aUnit = (number: number, part: Partial<Unit> = {}): Unit => ({
  id: unitId(number),
  name: `Afdeling ${number}`,
  providerId: 'fivoor',
  locationId: 'den-dolder',
  regionId: 'arrondissement:AR04',
  setting: 'FPA',
  securityLevel: '2-hoog',
  careIntensity: null,
  targetGroups: ['psychiatry'],
  sex: 'all',
  ageMin: 18,
  ageMax: null,
  titles: ['wvggz'],
  payers: ['zvw'],
  phone: '+31302256010',
  places: 10,
  capacity: aCapacity(),
  ...part,
});

export const aDirectory = (part: Partial<Directory> = {}): Directory =>
  directorySchema.parse({
    id: 'nl',
    name: 'Nederland',
    demo: true,
    credit: null,
    scheme: 'arrondissement',
    regions: [
      {
        id: 'arrondissement:AR04',
        scheme: 'arrondissement',
        code: 'AR04',
        name: 'Midden-Nederland',
        assumed: false,
        ...always,
      },
      {
        id: 'arrondissement:AR06',
        scheme: 'arrondissement',
        code: 'AR06',
        name: 'Overijssel',
        assumed: false,
        ...always,
      },
    ],
    providers: [
      { id: 'fivoor', name: 'Fivoor', agb: null, ura: null, kvk: null, ...always },
      { id: 'transfore', name: 'Transfore', agb: null, ura: null, kvk: null, ...always },
    ],
    locations: [
      {
        id: 'den-dolder',
        providerId: 'fivoor',
        name: 'Wier',
        city: 'Den Dolder',
        latitude: null,
        longitude: null,
        regions: { arrondissement: 'arrondissement:AR04' },
        ...always,
      },
      {
        id: 'almelo',
        providerId: 'transfore',
        name: 'Westerdok',
        city: 'Almelo',
        latitude: null,
        longitude: null,
        regions: { arrondissement: 'arrondissement:AR06' },
        ...always,
      },
    ],
    ...part,
  });

export const aBoard = (units: readonly Unit[], revision = 100): Board =>
  boardSchema.parse({
    revision,
    asOf: new Date().toISOString(),
    directoryId: 'nl',
    coverage: { reporting: units.length, total: units.length },
    totals: [],
    units,
  });
