import type { OutflowFact, OutflowSum } from '@ketenzicht/shared/stepdown';
import type { MonthGrid } from './month-grid.js';
import { Table, fill, noNights, type Amount } from './night-sums.js';
import { at, size, type Pieces } from './pieces.js';
import type { Kind, PricesOf } from './prices.js';
import { words } from './words.js';

/** What a ward said in numbers, while that was a fact: by cause, of which 0 is not known, how many. `off` does not count. */
export interface Counted {
  on: number;
  off: number;
  causes: readonly (readonly [cause: number, many: number])[];
}
export interface WardKind extends Kind {
  provider: number;
  /** 0: in no region, and then it has no counts. */
  region: number;
}
/** Whose days: of a register, and of one organisation or some regions of it. */
export interface Scope {
  directory: number;
  provider: number | null;
  regions: ReadonlySet<number> | null;
}
export interface Reckoned {
  grid: MonthGrid;
  scope: Scope;
  /** Of the register. */
  wards: ReadonlyMap<number, WardKind>;
  prices: PricesOf;
}
export type CountsByWard = ReadonlyMap<number, readonly Counted[]>;
/** In which months, by their place, a ward counts from persons: it does not count from numbers then. */
export type ByPersons = ReadonlyMap<number, Uint8Array>;

const isWithin = (scope: Scope, { provider, region }: { provider: number; region: number }): boolean =>
  (scope.provider === null || scope.provider === provider) && (scope.regions === null || scope.regions.has(region));

interface Told {
  /** Of each month that a piece touches; a price below 0 is none. */
  month?: (row: number, month: number, nights: number, price: number) => void;
  /** `row`: where the piece is in the rows. What is told is good until the next. */
  piece: (row: number, amount: Amount) => void;
}
/** Person by person, and of each person in order. */
function eachPiece({ rows, length }: Pieces, { grid, scope, wards, prices }: Reckoned, tell: Told): void {
  const [whole, pricesOf] = [noNights(), new Map([...wards].map(([unit, ward]) => [unit, prices(ward)]))];
  const isAsked = asked(rows, scope);
  let [row, price]: [number, Float64Array | undefined] = [0, undefined];
  // One function for all: another one for each of two hundred thousand would be more work than the sums.
  const month = (place: number, nights: number): void => {
    const each = price?.[place] ?? -1;
    whole.days += nights;
    if (each < 0) whole.unpricedDays += nights;
    else whole.cents += nights * each;
    tell.month?.(row, place, nights, each);
  };
  for (; row < length; row += size) {
    const [on, off] = [rows[row + at.on] ?? 0, rows[row + at.off] ?? 0];
    price = on < grid.until && off > grid.from && isAsked(row) ? pricesOf.get(rows[row + at.unit] ?? 0) : undefined;
    if (!price) continue;
    fill(whole, 0, 0);
    grid.each(on, off, month);
    tell.piece(row, whole);
  }
}

const asked =
  (rows: Float64Array, scope: Scope) =>
  (row: number): boolean =>
    rows[row] !== 0 &&
    rows[row + at.directory] === scope.directory &&
    (scope.provider === null || rows[row + at.provider] === scope.provider) &&
    (scope.regions === null || scope.regions.has(rows[row + at.region] ?? 0));

/** A table for each dimension but the months: by code. */
function tables() {
  const [total, cause, payer, region, municipality] = [1, ...Array<number>(4).fill(words.size)].map(
    (places) => new Table(places),
  ) as [Table, Table, Table, Table, Table];
  const named = (code: number) => words.word(code);
  const list = (): OutflowSum[] => [
    ...total.list('total', () => null),
    ...cause.list('cause', named),
    ...payer.list('payer', named),
    ...region.list('region', named),
    ...municipality.list('municipality', named),
  ];
  return { total, cause, payer, region, municipality, list };
}
const monthsOf = (table: Table, { grid }: Reckoned): OutflowSum[] =>
  table.list('month', (month) => grid.months[month]?.slice(0, 7) ?? null);

/** Every night of everybody who was registered, once; and in which months which wards that were. */
export function personNights(pieces: Pieces, reckoned: Reckoned): { sums: OutflowSum[]; wards: ByPersons } {
  const { rows } = pieces;
  const { total, cause, payer, region, municipality, list } = tables();
  const [many, wards, part] = [reckoned.grid.months.length, new Map<number, Uint8Array>(), noNights()];
  const months = new Table(many);
  eachPiece(pieces, reckoned, {
    month: (row, month, nights, price) => months.add(month, fill(part, nights, price), rows[row] ?? 0),
    piece: (row, amount) => {
      const [who, unit] = [rows[row] ?? 0, rows[row + at.unit] ?? 0];
      total.add(0, amount, who);
      cause.add(rows[row + at.cause] ?? 0, amount, who);
      payer.add(rows[row + at.payer] ?? 0, amount, who);
      region.add(rows[row + at.region] ?? 0, amount, who);
      municipality.add(rows[row + at.municipality] ?? 0, amount, who);
      let ward = wards.get(unit);
      if (!ward) wards.set(unit, (ward = new Uint8Array(many)));
      reckoned.grid.mark(rows[row + at.on] ?? 0, rows[row + at.off] ?? 0, ward);
    },
  });
  return { sums: [...list(), ...monthsOf(months, reckoned)], wards };
}

const wordOf = (code: number, otherwise: string): string => words.word(code) ?? otherwise;

/** Everybody who was registered, once each, as they stood last in these nights. */
export function personFacts(pieces: Pieces, reckoned: Reckoned): OutflowFact[] {
  const { rows } = pieces;
  const facts = new Map<number, OutflowFact>();
  const word = (row: number, what: number, otherwise = 'unknown') => wordOf(rows[row + what] ?? 0, otherwise);
  eachPiece(pieces, reckoned, {
    piece: (row, { days, cents }) => {
      const [who, known] = [rows[row] ?? 0, facts.get(rows[row] ?? 0)];
      facts.set(who, {
        cause: word(row, at.cause) as OutflowFact['cause'],
        payer: word(row, at.payer) as OutflowFact['payer'],
        regionId: word(row, at.region, ''),
        persons: 1,
        days: days + (known?.days ?? 0),
        cents: cents + (known?.cents ?? 0),
      });
    },
  });
  return [...facts.values()];
}

type TellCount = (
  unit: number,
  ward: WardKind,
  count: { cause: number; many: number; month: number },
  amount: Amount,
) => void;

/** Not of a ward in a month in which it counts from persons: what it says in numbers is of the same people. */
function eachCount(
  counted: CountsByWard,
  { grid, scope, wards, prices }: Reckoned,
  byPersons: ByPersons,
  tell: TellCount,
) {
  const amount = noNights();
  for (const [unit, ward] of wards) {
    const counts = counted.get(unit);
    if (!counts || ward.region === 0 || !isWithin(scope, ward)) continue;
    const [price, persons] = [prices(ward), byPersons.get(unit)];
    for (const { on, off, causes } of counts)
      grid.each(on, off, (month, nights) => {
        if (persons?.[month] === 1) return;
        for (const [cause, many] of causes)
          tell(unit, ward, { cause, many, month }, fill(amount, many * nights, price[month] ?? -1));
      });
  }
}

/** How many people those were cannot be known from counts: none are added. */
export function countNights(
  counted: CountsByWard,
  reckoned: Reckoned,
  byPersons: ByPersons,
): { sums: OutflowSum[]; wards: number } {
  const { total, cause, payer, region, municipality, list } = tables();
  const [months, units] = [new Table(reckoned.grid.months.length), new Set<number>()];
  eachCount(counted, reckoned, byPersons, (unit, ward, count, amount) => {
    units.add(unit);
    total.add(0, amount, 0);
    months.add(count.month, amount, 0);
    cause.add(count.cause, amount, 0);
    payer.add(0, amount, 0);
    region.add(ward.region, amount, 0);
    municipality.add(0, amount, 0);
  });
  return { sums: [...list(), ...monthsOf(months, reckoned)], wards: units.size };
}

/** Of each ward that counted, and each cause: the most that it said at once. */
export function countFacts(counted: CountsByWard, reckoned: Reckoned, byPersons: ByPersons): OutflowFact[] {
  const facts = new Map<string, OutflowFact>();
  eachCount(counted, reckoned, byPersons, (unit, ward, { cause, many }, { days, cents }) => {
    const key = `${unit} ${cause}`;
    const known = facts.get(key);
    facts.set(key, {
      cause: wordOf(cause, 'unknown') as OutflowFact['cause'],
      payer: 'unknown',
      regionId: wordOf(ward.region, ''),
      persons: Math.max(many, known?.persons ?? 0),
      days: days + (known?.days ?? 0),
      cents: cents + (known?.cents ?? 0),
    });
  });
  return [...facts.values()];
}
