import type { Fault } from '../../kernel/rule-error.js';
import type { NzaCheck, NzaRow } from './nza.contract.js';
import { nzaChecks, refuses, type NzaTables } from './nza-checks.rules.js';
import { columnsOf, nameColumnOf, nzaShapes, type NzaColumn, type NzaTable } from './nza.terms.js';

/** A line of a file, cut into cells; `line` as an editor counts, from 1. */
export interface CsvLine {
  line: number;
  cells: readonly string[];
}
export interface CsvFile {
  table: NzaTable;
  separator: ';' | ',';
  lines: readonly CsvLine[];
  /** The line with a quotation mark that stands where it cannot be, or is never closed: nothing can be read then. */
  quoteAt?: number;
}
/** The rows that are sound, each with the line it stands on. */
export interface NzaRead {
  rows: { line: number; row: NzaRow }[];
  faults: Fault[];
}

const fault = (line: number, code: string, detail: string, column?: string): Fault => ({
  pointer: `/lines/${line}${column === undefined ? '' : `/${column}`}`,
  code: `vpt.csv_${code}`,
  detail: `Line ${line}: ${detail}`,
});

function headerFaults({ table, separator, lines }: CsvFile): Fault[] {
  const header = lines[0];
  if (!header) return [fault(1, 'empty', 'there is nothing in this file.')];
  const known = columnsOf(table).map(([column]) => column);
  const other = separator === ';' ? ',' : ';';
  const named = header.cells.map((cell) => cell.trim().toLowerCase());
  return [
    ...named
      .filter((name) => !known.includes(name))
      .map((name) =>
        fault(header.line, 'column_unknown', `column “${name}” is not known; known are ${known.join(', ')}.`),
      ),
    ...known
      .filter((name) => !named.includes(name))
      .map((name) =>
        fault(
          header.line,
          'column_missing',
          `column “${name}” is missing. Cells were cut at “${separator}”, not at “${other}”.`,
        ),
      ),
    ...named
      .filter((name, at) => named.indexOf(name) !== at)
      .map((name) => fault(header.line, 'column_twice', `column “${name}” is there twice.`)),
  ];
}

/** A decimal comma only where cells are not cut at commas; a mark for thousands the Dutch way, with as many digits after it. Otherwise nobody could say which is meant. */
function numberOf(cell: string, kind: NzaColumn, separator: ';' | ','): string | undefined {
  const dutch =
    separator === ';' ? cell.replace(/^(\d{1,3}(?:\.\d{3})+)$/, (whole) => whole.replaceAll('.', '')) : cell;
  const plain = separator === ';' ? dutch.replace(/^(\d+),(\d+)$/, '$1.$2') : dutch;
  const sound = kind === 'count' ? /^\d{1,9}$/ : /^\d{1,3}(?:\.\d)?$/;
  return sound.test(plain) ? plain.replace(/^0+(?=\d)/, '') : undefined;
}

const sayKind = (kind: NzaColumn): string =>
  kind === 'count' ? 'a whole number without marks' : 'a percentage with at most one decimal';

function readLine({ table, separator }: CsvFile, header: readonly string[], { line, cells }: CsvLine): NzaRead {
  if (cells.length !== header.length)
    return {
      rows: [],
      faults: [
        fault(
          line,
          'cells',
          `${cells.length} cells instead of ${header.length}. Is there another separator than “${separator}”, or a decimal comma?`,
        ),
      ],
    };
  const { names } = nzaShapes[table];
  const row: NzaRow = {};
  const faults: Fault[] = [];
  for (const [column, kind] of columnsOf(table)) {
    const cell = (cells[header.indexOf(column)] ?? '').trim();
    if (kind === 'name') {
      const name = cell.toLowerCase();
      if (names ? names.includes(name) : /^20\d\d$/.test(name)) row[column] = name;
      else
        faults.push(
          fault(line, 'name', `“${cell}” is not ${names ? `one of ${names.join(', ')}` : 'a year'}.`, column),
        );
      continue;
    }
    const number = numberOf(cell, kind, separator);
    if (number !== undefined && (kind !== 'percent' || Number(number) <= 100)) row[column] = number;
    else faults.push(fault(line, 'number', `“${cell}” under ${column} is not ${sayKind(kind)}.`, column));
  }
  return { rows: faults.length === 0 ? [{ line, row }] : [], faults };
}

function rowFaults({ table, lines }: CsvFile, read: NzaRead['rows'], hasOthers: boolean): Fault[] {
  const column = nameColumnOf(table);
  const first = new Map<string, number>();
  const faults: Fault[] = [];
  for (const { line, row } of read) {
    const name = row[column] ?? '';
    const before = first.get(name);
    if (before === undefined) first.set(name, line);
    else faults.push(fault(line, 'row_twice', `“${name}” was on line ${before} already.`, column));
  }
  const last = lines.at(-1)?.line ?? 1;
  // A line that could not be read may have been the one: not said twice.
  if (!hasOthers)
    for (const name of nzaShapes[table].names ?? [])
      if (!first.has(name)) faults.push(fault(last, 'row_missing', `“${name}” is nowhere in this file.`));
  if (!nzaShapes[table].names && read.length === 0 && !hasOthers)
    faults.push(fault(last, 'row_missing', 'there is no year in this file.'));
  return faults;
}

/** One file, with every fault of it at once; totals are looked at when all of it can be read. */
export function readNzaFile(file: CsvFile): NzaRead {
  if (file.quoteAt !== undefined)
    return {
      rows: [],
      faults: [fault(file.quoteAt, 'quote', 'a quotation mark stands where it cannot be, or is never closed.')],
    };
  const broken = headerFaults(file);
  const [header, ...lines] = file.lines;
  if (!header || broken.length > 0) return { rows: [], faults: broken };
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const parts = lines.map((line) => readLine(file, names, line));
  const rows = parts.flatMap((part) => part.rows);
  const faults = parts.flatMap((part) => part.faults);
  return { rows, faults: [...faults, ...rowFaults(file, rows, faults.length > 0)] };
}

export interface NzaFilesRead {
  tables: NzaTables;
  faults: Fault[];
  /** What does not follow to the digit, and is taken as printed. */
  notes: NzaCheck[];
}

/** Several files of one edition. Each fault names the file by its place in the list, and the line. */
export function readNzaFiles(files: readonly CsvFile[]): NzaFilesRead {
  const reads = files.map((file) => readNzaFile(file));
  const faults = reads.flatMap((read, at) => read.faults.map((one) => inFile(at, one)));
  files.forEach(({ table }, at) => {
    const before = files.findIndex((file) => file.table === table);
    if (before !== at)
      faults.push({ pointer: `/tables/${at}`, code: 'vpt.table_twice', detail: 'This table is in the list twice.' });
  });
  const sound = files.flatMap(({ table }, at) => (reads[at]?.faults.length === 0 ? [[table, at] as const] : []));
  const tables: NzaTables = Object.fromEntries(
    sound.map(([table, at]) => [table, reads[at]?.rows.map(({ row }) => row) ?? []]),
  );
  const checks = nzaChecks(tables);
  for (const check of checks.filter(refuses)) {
    const at = files.findIndex(({ table }) => table === check.table);
    const line = reads[at]?.rows.find(({ row }) => row[nameColumnOf(check.table)] === check.name)?.line ?? 1;
    faults.push(inFile(at, fault(line, 'total', sayTotal(check), check.column)));
  }
  return { tables, faults, notes: checks.filter(({ outcome }) => outcome !== 'same') };
}

const sayTotal = ({ kind, name, column, printed, computed }: NzaCheck): string => {
  if (kind === 'pair') return `the two percentages of “${name}” make ${computed}, not 100.`;
  if (kind === 'parts')
    return `${column} of “${name}” is ${printed}, and with and without treatment together ${computed}.`;
  return `${column} of “${name}” says ${printed}, and its parts make ${computed}: more than rounding explains.`;
};

const inFile = (at: number, one: Fault): Fault => ({ ...one, pointer: `/tables/${at}${one.pointer}` });
