import type { CsvFile, CsvLine, NzaTable } from '@ketenzicht/shared/stepdown';
import { CsvError, parse } from 'csv-parse/sync';

interface Cut {
  record: string[];
  info: { lines: number };
}

/** Cuts a file at whichever of the two separators its first line has most of. */
export function cutCsv(table: NzaTable, csv: string): CsvFile {
  const text = csv.replace(/^\ufeff/, '');
  const [first = ''] = text.split(/\r?\n/, 1);
  const separator = first.split(';').length > first.split(',').length ? ';' : ',';
  try {
    return { table, separator, lines: linesOf(text, separator) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { table, separator, lines: [], quoteAt: Number(error['lines'] ?? 1) };
  }
}

function linesOf(text: string, delimiter: string): CsvLine[] {
  const options = { delimiter, relax_column_count: true, skip_empty_lines: true, info: true } as const;
  const cut = parse(text, options) as unknown as Cut[];
  return cut.map(({ record, info }) => ({ line: info.lines, cells: record }));
}
