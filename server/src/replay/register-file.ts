import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { replayRow, type RegisterRow, type ReplayRow } from './intensivregister-row.js';

const needed: readonly (keyof RegisterRow)[] = [
  'datum',
  'bundesland_id',
  'intensivbetten_belegt',
  'intensivbetten_frei',
  'intensivbetten_7_tage_notfallreserve',
  'einschraenkung_personal',
];

export interface RowRange {
  from?: string | undefined;
  to?: string | undefined;
  limit?: number | undefined;
}

/** The rows of a CSV file in file order, within the range. */
export async function readRows(
  file: string,
  { from = '', to = '9999', limit = Infinity }: RowRange,
): Promise<ReplayRow[]> {
  const rows: ReplayRow[] = [];
  const parser = pipeline(
    createReadStream(file),
    parse({ columns: checkedColumns, bom: true, skip_empty_lines: true }),
    () => undefined,
  );
  for await (const record of parser as AsyncIterable<RegisterRow>) {
    if (record.datum < from || record.datum > to) continue;
    if (rows.push(replayRow(record)) >= limit) break;
  }
  return rows;
}

function checkedColumns(header: string[]): string[] {
  const missing = needed.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new Error(`This is no Intensivregister file: it lacks ${missing.join(', ')}.`);
  return header;
}
