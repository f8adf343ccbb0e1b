import type { NzaCheck, NzaRow } from './nza.contract.js';
import { columnsOf, nameColumnOf, type NzaTable } from './nza.terms.js';

export type NzaTables = Partial<Record<NzaTable, readonly NzaRow[]>>;

const numberIn = (row: NzaRow | undefined, column: string): number => Number(row?.[column] ?? NaN);
/** Half of the last digit that was printed: so far the real number may be off. */
const slackOf = (printed: string | undefined): number => 0.5 / 10 ** (printed?.split('.')[1]?.length ?? 0);
/** With one, 5.49 would read 5.5, and nobody would believe that 5 was printed. */
const twoDecimals = (value: number): number => Math.round(value * 100) / 100;
const near = 1e-9;

/** A sum of printed numbers: each of them, and the total, may be half a digit off. */
function sumCheck(base: Omit<NzaCheck, 'computed' | 'outcome'>, parts: readonly number[]): NzaCheck {
  const computed = parts.reduce((sum, part) => sum + part, 0);
  const off = Math.abs(computed - base.printed);
  const outcome = off === 0 ? 'same' : off <= (parts.length + 1) / 2 ? 'rounded' : 'differs';
  return { ...base, computed, outcome };
}

/** A share of exact counts has one right answer at the printed digit. */
function shareCheck(base: Omit<NzaCheck, 'computed' | 'outcome'>, share: number, slack: number): NzaCheck {
  return {
    ...base,
    computed: twoDecimals(share),
    outcome: Math.abs(share - base.printed) <= slack + near ? 'same' : 'differs',
  };
}

function downChecks(table: NzaTable, rows: readonly NzaRow[]): NzaCheck[] {
  const name = nameColumnOf(table);
  const total = rows.find((row) => row[name] === 'totaal');
  if (!total) return [];
  const parts = rows.filter((row) => row !== total);
  return columnsOf(table)
    .filter(([, kind]) => kind === 'count')
    .map(([column]) =>
      sumCheck(
        { table, kind: 'sumDown', name: 'totaal', column, printed: numberIn(total, column) },
        parts.map((row) => numberIn(row, column)),
      ),
    );
}

function acrossChecks(table: 'inflow' | 'spending', rows: readonly NzaRow[]): NzaCheck[] {
  const name = nameColumnOf(table);
  return rows.map((row) =>
    sumCheck({ table, kind: 'sumAcross', name: row[name] ?? '', column: 'totaal', printed: numberIn(row, 'totaal') }, [
      numberIn(row, 'vpt'),
      numberIn(row, 'zzp'),
    ]),
  );
}

/** VPT and stay are all there is, so that the two shares make 100. */
function pairChecks(table: NzaTable, rows: readonly NzaRow[]): NzaCheck[] {
  return rows.map((row) =>
    sumCheck({ table, kind: 'pair', name: row[nameColumnOf(table)] ?? '', column: 'percentage_vpt', printed: 100 }, [
      numberIn(row, 'percentage_vpt'),
      numberIn(row, 'percentage_zzp'),
    ]),
  );
}

const deliveryShares = (rows: readonly NzaRow[]): NzaCheck[] => {
  const all = rows.reduce((sum, row) => sum + numberIn(row, 'aantal'), 0);
  return rows.map((row) =>
    shareCheck(
      {
        table: 'deliveryForms',
        kind: 'share',
        name: row['leveringsvorm'] ?? '',
        column: 'percentage',
        printed: numberIn(row, 'percentage'),
      },
      (100 * numberIn(row, 'aantal')) / all,
      slackOf(row['percentage']),
    ),
  );
};

const inflowShares = (rows: readonly NzaRow[]): NzaCheck[] =>
  rows.flatMap((row) =>
    (['vpt', 'zzp'] as const).map((form) => {
      const column = `percentage_${form}`;
      return shareCheck(
        { table: 'inflow', kind: 'share', name: row['jaar'] ?? '', column, printed: numberIn(row, column) },
        (100 * numberIn(row, form)) / numberIn(row, 'totaal'),
        slackOf(row[column]),
      );
    }),
  );

/** Table 3c out of 3a and 3b: counts add up, and its share lies within what the rounded shares of the two leave open. */
function partsChecks({ withTreatment, withoutTreatment, bothTreatments }: NzaTables): NzaCheck[] {
  if (!withTreatment || !withoutTreatment || !bothTreatments) return [];
  return bothTreatments.flatMap((row) => {
    const name = row['profiel'] ?? '';
    const parts = [withTreatment, withoutTreatment].map((rows) => rows.find((one) => one['profiel'] === name));
    const base = { table: 'bothTreatments' as const, name };
    const counts = parts.map((part) => numberIn(part, 'aantal'));
    const all = counts.reduce((sum, one) => sum + one, 0);
    const printed = numberIn(row, 'percentage_vpt');
    const share = parts.reduce((sum, part, at) => sum + numberIn(part, 'percentage_vpt') * (counts[at] ?? 0), 0) / all;
    const open = parts.reduce((sum, part, at) => sum + slackOf(part?.['percentage_vpt']) * (counts[at] ?? 0), 0) / all;
    const off = Math.abs(share - printed);
    const slack = slackOf(row['percentage_vpt']);
    return [
      sumCheck({ ...base, kind: 'parts', column: 'aantal', printed: numberIn(row, 'aantal') }, counts),
      {
        ...base,
        kind: 'partsShare' as const,
        column: 'percentage_vpt',
        printed,
        computed: twoDecimals(share),
        outcome: off <= slack + near ? 'same' : off <= slack + open + near ? 'rounded' : 'differs',
      },
    ];
  });
}

/** Everything in these tables that can be computed from something else in them. */
export function nzaChecks(tables: NzaTables): NzaCheck[] {
  const { deliveryForms = [], inflow = [], spending = [] } = tables;
  const profiles = (['withTreatment', 'withoutTreatment', 'bothTreatments'] as const).map(
    (table) => [table, tables[table] ?? []] as const,
  );
  return [
    ...deliveryShares(deliveryForms),
    ...profiles.flatMap(([table, rows]) => [...pairChecks(table, rows), ...downChecks(table, rows)]),
    ...partsChecks(tables),
    ...acrossChecks('inflow', inflow),
    ...pairChecks('inflow', inflow),
    ...inflowShares(inflow),
    ...acrossChecks('spending', spending),
    ...downChecks('spending', spending),
  ];
}

/** A total that is off by more than rounding was typed wrong; a share that does not follow may well be printed so, and is named. */
export const refuses = ({ kind, outcome }: NzaCheck): boolean =>
  outcome === 'differs' && kind !== 'share' && kind !== 'partsShare';
