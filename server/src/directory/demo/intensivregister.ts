import type { Location, Provider, Region, Ward } from '@ketenzicht/shared/directory';
import { namedUuid } from '../../platform/named-uuid.js';
import type { DemoRegister } from './demo-register.js';
import { laender } from './regions.data.js';

export const intensivregisterId = 'rki-intensivregister';
export const intensivregisterProviderId = namedUuid('demo', intensivregisterId);

/** From the first day of the published series. */
const valid = { validFrom: '2021-01-01T00:00:00.000Z', validTo: null };

const regions = laender.map(([code, name]): Region => ({
  id: `land:${code}`,
  scheme: 'land',
  code,
  name,
  assumed: false,
  ...valid,
}));

const provider: Provider = {
  id: intensivregisterProviderId,
  name: 'Robert Koch-Institut (replay)',
  agb: null,
  ura: null,
  kvk: null,
  ...valid,
};

const idOf = (kind: string, { code }: Region) => namedUuid('demo', intensivregisterId, kind, code);

const location = (region: Region): Location => ({
  id: idOf('location', region),
  providerId: provider.id,
  name: region.name,
  city: region.name,
  latitude: null,
  longitude: null,
  regions: { land: region.id },
  ...valid,
});

const ward = (region: Region): Ward => ({
  id: idOf('ward', region),
  name: `Intensivbetten Erwachsene, ${region.name}`,
  providerId: provider.id,
  locationId: idOf('location', region),
  regionId: region.id,
  setting: 'OTHER',
  securityLevel: null,
  careIntensity: null,
  targetGroups: [],
  sex: 'all',
  ageMin: 18,
  ageMax: null,
  titles: [],
  payers: [],
  phone: '+49300000000', // invented
  places: null, // the source publishes no physical size
});

/** A real national register, empty until `npm run replay` sends it in: one ward for each Land. */
export const intensivregister: DemoRegister = {
  directory: {
    id: intensivregisterId,
    name: 'Intensivregister (Duitsland, replay)',
    demo: false,
    credit: 'Bron: Robert Koch-Institut, Intensivregister, CC BY 4.0',
    scheme: 'land',
    regions,
    providers: [provider],
    locations: regions.map(location),
  },
  wards: regions.map(ward),
  reports: [],
};
