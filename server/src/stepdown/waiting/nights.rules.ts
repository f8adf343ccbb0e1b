import type { OutflowFact, OutflowSum } from '@ketenzicht/shared/stepdown';
import type { MonthGrid, Span } from './month-grid.js';
import { Sums, add, priced, raise, type Amount } from './night-sums.js';
import type { Kind, PricesOf } from './prices.js';

/** What was said of somebody who waits, and from when until when that stood. */
export interface Stretch extends Span {
  cause: string;
  payer: string;
  municipality: string | null;
}
/** Somebody who waits or waited. A mistake has no stretches. */
export interface Waited {
  directoryId: string;
  providerId: string;
  regionId: string;
  unitId: string;
  /** In the order in which it was said. */
  stretches: readonly Stretch[];
}
/** What a ward said in numbers, while that was a fact; of some it is not known what they wait for. */
export interface Counted extends Span {
  causes: readonly (readonly [cause: string | null, many: number])[];
}
export interface WardKind extends Kind {
  providerId: string;
  /** Null: in no region, and then it has no counts. */
  regionId: string | null;
}
/** Whose days: of a register, and of one organisation or some regions of it. */
export interface Scope {
  directoryId: string;
  providerId: string | null;
  regionIds: readonly string[] | null;
}
export interface Reckoned {
  grid: MonthGrid;
  scope: Scope;
  /** Of the register. */
  wards: ReadonlyMap<string, WardKind>;
  prices: PricesOf;
}

/** In which months, by their place, a ward counts from persons: it does not count from numbers then. */
export type ByPersons = ReadonlyMap<string, ReadonlySet<number>>;

const isWithin = (scope: Scope, { providerId, regionId }: Pick<WardKind, 'providerId' | 'regionId'>): boolean =>
  (scope.providerId === null || scope.providerId === providerId) &&
  (scope.regionIds === null || (regionId !== null && scope.regionIds.includes(regionId)));

interface Told {
  /** Of each month that a stretch touches. */
  month?: (one: Waited, month: number, amount: Amount) => void;
  stretch: (one: Waited, stretch: Stretch, amount: Amount) => void;
}
/** Person by person, and of each person in order. */
function eachStretch(waited: Iterable<Waited>, { grid, scope, wards, prices }: Reckoned, tell: Told): void {
  for (const one of waited) {
    const ward = wards.get(one.unitId);
    if (one.directoryId !== scope.directoryId || !ward || !isWithin(scope, one)) continue;
    const price = prices(ward);
    for (const stretch of one.stretches) {
      const whole: Amount = { days: 0, cents: 0, unpricedDays: 0 };
      grid.each(stretch, (month, nights) => {
        const amount = priced(nights, price[month]);
        raise(whole, amount);
        tell.month?.(one, month, amount);
      });
      if (whole.days > 0) tell.stretch(one, stretch, whole);
    }
  }
}

/** Every night of everybody who was registered, once; and in which months which wards that were. */
export function personNights(waited: Iterable<Waited>, reckoned: Reckoned): { sums: OutflowSum[]; wards: ByPersons } {
  const sums = new Sums();
  const wards = new Map<string, Set<number>>();
  const months = reckoned.grid.months.map((month) => sums.at('month', month.slice(0, 7)));
  eachStretch(waited, reckoned, {
    month: (one, month, amount) => {
      const [sum, ward] = [months[month], wards.get(one.unitId) ?? new Set<number>()];
      if (sum) add(sum, amount, one);
      if (ward.size === 0) wards.set(one.unitId, ward);
      ward.add(month);
    },
    stretch: (one, { cause, payer, municipality }, amount) => {
      add(sums.at('total', null), amount, one);
      add(sums.at('cause', cause), amount, one);
      add(sums.at('payer', payer), amount, one);
      add(sums.at('region', one.regionId), amount, one);
      add(sums.at('municipality', municipality), amount, one);
    },
  });
  return { sums: sums.list(), wards };
}

/** Everybody who was registered, once each, as they stood last in these nights. */
export function personFacts(waited: Iterable<Waited>, reckoned: Reckoned): OutflowFact[] {
  const facts = new Map<Waited, OutflowFact>();
  eachStretch(waited, reckoned, {
    stretch: (one, { cause, payer }, { days, cents }) => {
      const known = facts.get(one);
      facts.set(one, {
        cause: cause as OutflowFact['cause'],
        payer: payer as OutflowFact['payer'],
        regionId: one.regionId,
        persons: 1,
        days: days + (known?.days ?? 0),
        cents: cents + (known?.cents ?? 0),
      });
    },
  });
  return [...facts.values()];
}

type TellCount = (unitId: string, cause: string | null, many: number, month: number, amount: Amount) => void;

/** Not of a ward in a month in which it counts from persons: what it says in numbers is of the same people. */
function eachCount(
  counted: ReadonlyMap<string, readonly Counted[]>,
  { grid, scope, wards, prices }: Reckoned,
  byPersons: ByPersons,
  tell: TellCount,
): void {
  for (const [unitId, ward] of wards) {
    const counts = counted.get(unitId);
    if (!counts || ward.regionId === null || !isWithin(scope, ward)) continue;
    const [price, persons] = [prices(ward), byPersons.get(unitId)];
    for (const count of counts)
      grid.each(count, (month, nights) => {
        if (persons?.has(month)) return;
        for (const [cause, many] of count.causes)
          if (many > 0) tell(unitId, cause, many, month, priced(many * nights, price[month]));
      });
  }
}

/** How many people those were cannot be known from counts: none are added. */
export function countNights(
  counted: ReadonlyMap<string, readonly Counted[]>,
  reckoned: Reckoned,
  byPersons: ByPersons,
): { sums: OutflowSum[]; wards: number } {
  const sums = new Sums();
  const units = new Set<string>();
  const months = reckoned.grid.months.map((month) => month.slice(0, 7));
  eachCount(counted, reckoned, byPersons, (unitId, cause, _many, month, amount) => {
    units.add(unitId);
    const regionId = reckoned.wards.get(unitId)?.regionId ?? null;
    add(sums.at('total', null), amount);
    add(sums.at('month', months[month] ?? null), amount);
    add(sums.at('cause', cause), amount);
    add(sums.at('payer', null), amount);
    add(sums.at('region', regionId), amount);
    add(sums.at('municipality', null), amount);
  });
  return { sums: sums.list(), wards: units.size };
}

/** Of each ward that counted, and each cause: the most that it said at once. */
export function countFacts(
  counted: ReadonlyMap<string, readonly Counted[]>,
  reckoned: Reckoned,
  byPersons: ByPersons,
): OutflowFact[] {
  const facts = new Map<string, OutflowFact>();
  eachCount(counted, reckoned, byPersons, (unitId, cause, many, _month, { days, cents }) => {
    const key = `${unitId} ${cause}`;
    const known = facts.get(key);
    facts.set(key, {
      cause: (cause ?? 'unknown') as OutflowFact['cause'],
      payer: 'unknown',
      regionId: reckoned.wards.get(unitId)?.regionId ?? '',
      persons: Math.max(many, known?.persons ?? 0),
      days: days + (known?.days ?? 0),
      cents: cents + (known?.cents ?? 0),
    });
  });
  return [...facts.values()];
}
