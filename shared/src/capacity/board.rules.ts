import type { LegalTitle, Payer, SecurityLevel, Setting, TargetGroup, WardSex } from '../directory/directory.terms.js';
import type { Capacity, Coverage, Total, Unit } from './capacity.contract.js';
import { freshnessAt, outOfUseBeds } from './capacity.rules.js';

/** Fresh, open and with a bed free: the ward could take someone now. Never a promise; the phone confirms. */
export const canTakeNow = (capacity: Capacity, at: Date): boolean =>
  capacity.free !== null &&
  capacity.free > 0 &&
  capacity.admissionStop === null &&
  freshnessAt(capacity, at) === 'fresh';

/** What a screen may narrow the board by. An empty list means no demand. */
export interface BoardFilter {
  regions: readonly string[];
  levels: readonly SecurityLevel[];
  settings: readonly Setting[];
  groups: readonly TargetGroup[];
  sex: Exclude<WardSex, 'all'> | null;
  titles: readonly LegalTitle[];
  payers: readonly Payer[];
  takesNow: boolean;
  /** Free words; all must occur in the given text of the ward. */
  words: string;
}

export const noFilter: BoardFilter = {
  regions: [],
  levels: [],
  settings: [],
  groups: [],
  sex: null,
  titles: [],
  payers: [],
  takesNow: false,
  words: '',
};

const anyOf = <T>(wanted: readonly T[], has: readonly T[]) =>
  wanted.length === 0 || wanted.some((one) => has.includes(one));

/** `text` is what the words are looked for in: ward, location, city and provider, in lower case. */
export function matches(unit: Unit, filter: BoardFilter, text: string, at: Date): boolean {
  return (
    anyOf(filter.regions, [unit.regionId]) &&
    (filter.levels.length === 0 || (unit.securityLevel !== null && filter.levels.includes(unit.securityLevel))) &&
    anyOf(filter.settings, [unit.setting]) &&
    anyOf(filter.groups, unit.targetGroups) &&
    (filter.sex === null || unit.sex === 'all' || unit.sex === filter.sex) &&
    anyOf(filter.titles, unit.titles) &&
    anyOf(filter.payers, unit.payers) &&
    (!filter.takesNow || canTakeNow(unit.capacity, at)) &&
    filter.words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word))
  );
}

/** Sums fresh figures only. An expired or missing figure leaves the sum and shows up in the coverage instead. */
export function totalOf(units: Iterable<Pick<Unit, 'capacity'>>, at: Date, regionId: string | null = null): Total {
  const total: Total = {
    regionId,
    operational: 0,
    occupied: 0,
    held: 0,
    outOfUse: 0,
    free: 0,
    available: 0,
    coverage: { reporting: 0, total: 0 },
  };
  for (const { capacity } of units) {
    total.coverage.total++;
    if (freshnessAt(capacity, at) !== 'fresh') continue;
    total.coverage.reporting++;
    total.operational += capacity.operational ?? 0;
    total.occupied += capacity.occupied ?? 0;
    total.held += capacity.held;
    total.outOfUse += outOfUseBeds(capacity);
    total.free += capacity.free ?? 0;
    if (canTakeNow(capacity, at)) total.available += capacity.free ?? 0;
  }
  return total;
}

/** The whole register first (`regionId` null), then each region that has wards, in the order given. */
export function totalsByRegion(units: readonly Unit[], regionIds: readonly string[], at: Date): Total[] {
  const byRegion = new Map<string, Unit[]>();
  for (const unit of units) {
    const others = byRegion.get(unit.regionId);
    if (others) others.push(unit);
    else byRegion.set(unit.regionId, [unit]);
  }
  return [
    totalOf(units, at),
    ...regionIds.filter((id) => byRegion.has(id)).map((id) => totalOf(byRegion.get(id) ?? [], at, id)),
  ];
}

export const coverageOf = (units: Iterable<Pick<Unit, 'capacity'>>, at: Date): Coverage => totalOf(units, at).coverage;

/** Adds the sums of two disjoint sets of wards. */
export const addTotals = (a: Total, b: Total): Total => combine(a, b, 1);

/** Takes the sums of a part out of those of the whole. */
export const subtractTotals = (whole: Total, part: Total): Total => combine(whole, part, -1);

function combine(a: Total, b: Total, sign: 1 | -1): Total {
  return {
    regionId: a.regionId,
    operational: a.operational + sign * b.operational,
    occupied: a.occupied + sign * b.occupied,
    held: a.held + sign * b.held,
    outOfUse: a.outOfUse + sign * b.outOfUse,
    free: a.free + sign * b.free,
    available: a.available + sign * b.available,
    coverage: {
      reporting: a.coverage.reporting + sign * b.coverage.reporting,
      total: a.coverage.total + sign * b.coverage.total,
    },
  };
}
