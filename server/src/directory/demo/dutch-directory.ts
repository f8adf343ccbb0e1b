import type {
  Directory,
  Location,
  Provider,
  Region,
  RegionScheme,
  SecurityLevel,
  Ward,
  WardSex,
} from '@ketenzicht/shared/directory';
import { must } from '@ketenzicht/shared/kernel';
import { namedUuid } from '../../platform/named-uuid.js';
import { cities } from './cities.data.js';
import { exampleLocations, realLocations, type DemoLocation } from './locations.data.js';
import {
  arrondissementen,
  confirmedKetenveldnorm,
  ketenveldnormRegions,
  provincies,
  zvhRegions,
} from './regions.data.js';
import { settingTraits, type SettingTraits } from './settings.data.js';

/** A ward of the example always has a size: its figures are made from it. */
export type SizedWard = Ward & { places: number };

export const dutchDirectoryId = 'nl';

/** Before the oldest invented figure; the real organisations are older, or younger, than this. */
const valid = { validFrom: '2021-01-01T00:00:00.000Z', validTo: null };

const numbered = (prefix: string, number: number, digits = 4) => prefix + String(number).padStart(digits, '0');

/** Ids come from the names, so that a bookmark outlives a fresh demo. */
const idOf = (kind: string, ...name: (string | number)[]) => namedUuid('demo', kind, ...name);
export const dutchProviderId = (organisation: string): string => idOf('provider', organisation);
export const arrondissementId = (code: string): string => regionId('arrondissement', code);

const regionId = (scheme: RegionScheme, code: string) => `${scheme}:${code}`;
const region = (scheme: RegionScheme, [code, name]: readonly [string, string], assumed = false): Region => ({
  id: regionId(scheme, code),
  scheme,
  code,
  name,
  assumed,
  ...valid,
});

const regions: Region[] = [
  ...arrondissementen.map((named) => region('arrondissement', named)),
  ...provincies.map((named) => region('provincie', named)),
  ...ketenveldnormRegions.map((named) => region('ketenveldnorm', named, named[0] !== confirmedKetenveldnorm)),
  ...zvhRegions.map((named) => region('zvh', named)),
];

const demoLocations = [...realLocations, ...exampleLocations];

/** AGB, URA and KVK are invented, and made to look it. */
const providers: Provider[] = [...new Set(demoLocations.map(({ organisation }) => organisation))].map(
  (name, index) => ({
    id: dutchProviderId(name),
    name,
    agb: numbered('0000', index + 1),
    ura: numbered('9000', index + 1),
    kvk: numbered('0000', index + 1),
    ...valid,
  }),
);

const cityOf = ({ city }: DemoLocation) => must(cities[city], `regions of ${city}`);
const locationId = ({ organisation, name }: DemoLocation) => idOf('location', organisation, name);

const location = (place: DemoLocation): Location => ({
  id: locationId(place),
  providerId: dutchProviderId(place.organisation),
  name: place.example ? `${place.name} (voorbeeld)` : place.name,
  city: place.city,
  latitude: place.at[0],
  longitude: place.at[1],
  regions: Object.fromEntries(
    Object.entries(cityOf(place)).map(([scheme, code]) => [scheme, regionId(scheme as RegionScheme, code)]),
  ),
  ...valid,
});

export const dutchDirectory: Directory = {
  id: dutchDirectoryId,
  name: 'Nederland',
  demo: true,
  credit: null,
  scheme: 'arrondissement',
  regions,
  providers,
  locations: demoLocations.map(location),
};

/** Deals choices round, so that neighbouring wards differ and every choice occurs. */
const deal = <T>(choices: readonly [T, ...T[]], turn: number): T => choices[turn % choices.length] ?? choices[0];

/** Where the source says level 2, or gives none for a level-2 setting, one ward in three is hoog: invented. */
function levelOf({ level, setting }: DemoLocation, traits: SettingTraits, turn: number): SecurityLevel | null {
  const levelTwo = level === '2' || (level === undefined && ['FPA', 'FVA', 'SGLVG'].includes(setting));
  if (levelTwo) return turn % 3 === 2 ? '2-hoog' : '2-laag';
  return level ?? traits.level;
}

/** Women in a PPC stay in Zwolle and Zaanstad only (DJI); there the last ward is theirs. */
function sexOf({ name, wards }: DemoLocation, traits: SettingTraits, turn: number): WardSex {
  const forWomen = ['PPC Zwolle', 'PPC Zaanstad'].includes(name) && turn === wards.length - 1;
  return forWomen ? 'female' : deal(traits.sex, turn);
}

function wardsOf(place: DemoLocation): Omit<SizedWard, 'phone'>[] {
  const { setting, name } = place;
  const traits = settingTraits[setting];
  return place.wards.map((places, turn) => ({
    id: idOf('ward', place.organisation, name, turn + 1),
    name: name.endsWith('+') ? `${name} ${traits.ward} ${turn + 1}` : `${name}, ${traits.ward} ${turn + 1}`,
    providerId: dutchProviderId(place.organisation),
    locationId: locationId(place),
    regionId: regionId('arrondissement', cityOf(place).arrondissement),
    setting,
    securityLevel: levelOf(place, traits, turn),
    careIntensity: deal(traits.intensity, turn),
    targetGroups: [...deal(traits.groups, turn)],
    sex: sexOf(place, traits, turn),
    ageMin: 18,
    ageMax: deal(traits.ageMax, turn),
    titles: [...deal(traits.titles, turn)],
    payers: [...traits.payers],
    places,
  }));
}

/** The phone numbers are invented too. */
export const dutchWards: SizedWard[] = demoLocations
  .flatMap(wardsOf)
  .map((ward, index) => ({ ...ward, phone: numbered('+3188000', index + 1) }));
