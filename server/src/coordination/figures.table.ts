import type { CoordinationFigures, Outcome } from '@ketenzicht/shared/coordination';
import type { Cell } from '../platform/http/csv.js';
import { causeWords, kindWords, outcomeWords, rungWords } from './words.nl.js';

type Table = [columns: string[], rows: Cell[][]];
type Line = [what: string, of: string, count: number | null];

const days = (minutes: number | null): number | null => (minutes === null ? null : Math.round(minutes / 144) / 10);

/** One number on a line, so that any spreadsheet can turn it the way one wants; empty where nothing is known or told. */
export function coordinationTable(told: CoordinationFigures, regions: ReadonlyMap<string, string>): Table {
  const lines: Line[] = [
    ['geopend', 'alle', told.opened],
    ['afgesloten', 'alle', told.closed],
    ['open aan het eind', 'alle', told.open],
    ['omhoog door de klok', 'alle', told.climbedByClock],
    ['tijd tot oplossing, mediaan (dagen)', 'alle', days(told.timeToSolution.median)],
    ['tijd tot oplossing, 9 van de 10 (dagen)', 'alle', days(told.timeToSolution.p90)],
    ...told.byKind.flatMap(({ kind, opened, closed, open, median, p90 }): Line[] => [
      ['geopend', kindWords[kind], opened],
      ['afgesloten', kindWords[kind], closed],
      ['open aan het eind', kindWords[kind], open],
      ['tijd tot oplossing, mediaan (dagen)', kindWords[kind], days(median)],
      ['tijd tot oplossing, 9 van de 10 (dagen)', kindWords[kind], days(p90)],
    ]),
    ...told.byRegion.flatMap(({ regionId, opened, open }): Line[] => [
      ['geopend', regions.get(regionId) ?? regionId, opened],
      ['open aan het eind', regions.get(regionId) ?? regionId, open],
    ]),
    ...told.byRung.map(({ rung, open }): Line => ['open per trede', rungWords[rung], open]),
    ...told.byCause.map(({ cause, count }): Line => ['afgesloten naar oorzaak', causeWords[cause], count]),
    ...told.byOutcome.map(({ outcome, count }): Line => [
      'afgesloten naar uitkomst',
      outcomeWords[outcome as Outcome] ?? outcome,
      count,
    ]),
    ...told.byWeek.flatMap(({ from, to, opened, closed }): Line[] => [
      ['geopend in de week', `${from} tot en met ${to}`, opened],
      ['afgesloten in de week', `${from} tot en met ${to}`, closed],
    ]),
  ];
  return [['van', 'tot', 'cijfer', 'waarvan', 'waarde'], lines.map((line) => [told.from, told.to, ...line])];
}
