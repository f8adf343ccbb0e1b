import type { Amounts, OutflowFigures } from '@ketenzicht/shared/stepdown';
import type { Cell } from '../../platform/http/csv.js';

/** As a sheet for people: whole days, and euros with a comma left to the sheet; empty where nothing is told. */
export function outflowTable(figures: OutflowFigures): [columns: string[], rows: Cell[][]] {
  const { from, to } = figures;
  const line = (table: string, name: string, { persons, days, cents }: Amounts): Cell[] => [
    from,
    to,
    table,
    name,
    persons,
    days,
    cents === null ? null : cents / 100,
  ];
  return [
    ['van', 'tot', 'tabel', 'regel', 'mensen', 'beddagen', 'euro'],
    [
      line('totaal', '', figures.total),
      ...figures.byMonth.map((one) => line('maand', one.month, one)),
      ...figures.byCause.map((one) => line('wacht op', one.cause, one)),
      ...figures.byPayer.map((one) => line('betaler', one.payer, one)),
      ...figures.byRegion.map((one) => line('regio', one.regionId, one)),
      ...figures.byMunicipality.map((one) => line('gemeente', one.municipality ?? 'onbekend', one)),
    ],
  ];
}
