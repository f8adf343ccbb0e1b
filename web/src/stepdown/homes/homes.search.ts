import { dwellingKinds, type DwellingKind } from '@ketenzicht/shared/stepdown';

/** What the address holds of the list: places and codes, and nothing about anybody. */
export interface HomesSearch {
  region?: string;
  kind?: DwellingKind;
  /** The highest rent, in whole euros. */
  rent?: string;
  accessible?: '1';
  /** To be had on this day. */
  by?: string;
  state?: 'let' | 'withdrawn';
}

export function readHomesSearch(search: object): HomesSearch {
  const { region, rent, by, state, accessible, ...given } = search as Record<string, unknown>;
  const read: HomesSearch = {};
  const kind = dwellingKinds.find((one) => one === given['kind']);
  if (typeof region === 'string' && region.length <= 80) read.region = region;
  if (kind) read.kind = kind;
  if (typeof rent === 'string' && /^\d{1,4}$/.test(rent)) read.rent = rent;
  if (accessible === '1') read.accessible = '1';
  if (typeof by === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(by)) read.by = by;
  if (state === 'let' || state === 'withdrawn') read.state = state;
  return read;
}
