import { noFilter, type BoardFilter } from '@ketenzicht/shared/capacity';
import { isStepdown, legalTitles, payers, securityLevels, settings, targetGroups } from '@ketenzicht/shared/directory';

/** Everything that the board shows stands in its address, as plain text; unknown or empty values are dropped. */
export interface BoardSearch {
  region?: string;
  level?: string;
  setting?: string;
  group?: string;
  sex?: string;
  title?: string;
  payer?: string;
  now?: string;
  q?: string;
  /** `verder`: places to go on to, instead of beds in a clinic. */
  part?: string;
  /** Looking back: the board as it was, and as it was known then. */
  asOf?: string;
  knownAt?: string;
  /** Another register than one's own. */
  register?: string;
  /** For a screen on the wall. */
  wall?: string;
}

const names = [
  'region',
  'level',
  'setting',
  'group',
  'sex',
  'title',
  'payer',
  'now',
  'q',
  'part',
  'asOf',
  'knownAt',
  'register',
  'wall',
] as const;

export function readBoardSearch(raw: Record<string, unknown>): BoardSearch {
  const search: BoardSearch = {};
  for (const name of names) {
    const value = raw[name];
    if (typeof value === 'string' && value !== '') search[name] = value;
  }
  return search;
}

const listOf = (text: string | undefined): string[] => text?.split(',').filter(Boolean) ?? [];
const known = <T extends string>(all: readonly T[], text: string | undefined): T[] =>
  listOf(text).filter((one): one is T => (all as readonly string[]).includes(one));

export function filterOf(search: BoardSearch): BoardFilter {
  return {
    regions: listOf(search.region),
    levels: known(securityLevels, search.level),
    settings: known(settings, search.setting),
    groups: known(targetGroups, search.group),
    sex: known(['male', 'female'] as const, search.sex)[0] ?? null,
    titles: known(legalTitles, search.title),
    payers: known(payers, search.payer),
    takesNow: search.now === '1',
    words: search.q ?? noFilter.words,
  };
}

/** Beds in a clinic, or places to go on to: one board shows both, and never adds them up. */
export type BoardPart = 'clinic' | 'onward';

/** What was asked for; who asks by name for settings to go on to means those. Null: nothing was said. */
export function partOf({ part, setting }: BoardSearch): BoardPart | null {
  if (part === 'verder') return 'onward';
  const asked = known(settings, setting);
  return part === undefined && asked.length > 0 && asked.every(isStepdown) ? 'onward' : null;
}

const joined = (values: readonly string[]): string | undefined => (values.length === 0 ? undefined : values.join(','));

/** The filter's part of the address; a demand that is not made is `undefined`, so that spreading it clears the old one. */
export function searchOf(filter: BoardFilter): {
  [K in 'region' | 'level' | 'setting' | 'group' | 'sex' | 'title' | 'payer' | 'now' | 'q']: string | undefined;
} {
  return {
    region: joined(filter.regions),
    level: joined(filter.levels),
    setting: joined(filter.settings),
    group: joined(filter.groups),
    sex: filter.sex ?? undefined,
    title: joined(filter.titles),
    payer: joined(filter.payers),
    now: filter.takesNow ? '1' : undefined,
    q: filter.words || undefined,
  };
}
