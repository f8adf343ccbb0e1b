import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | Date | null | undefined;

/**
 * What a spreadsheet would take for a formula: = + - @ at the start, their full-width twins, and TAB, CR, LF or NUL, which some strip before they look.
 * Spaces and invisible characters before it do not make it harmless.
 */
// oxlint-disable-next-line no-control-regex -- control characters are exactly what it looks for
const formula = /^[\s\u0000\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n\u0000]/u;

/** A text as a cell that stays text. Only texts: the number -5 is a number, and stays one. */
export const safeText = (text: string): string => {
  const storable = text.replaceAll('\0', '');
  return formula.test(text) ? `'${storable}` : storable;
};

const cellOf = (value: Cell): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? safeText(value) : String(value);
};

/** RFC 4180, every cell quoted, in UTF-8 with the mark by which Excel knows that. The first row names the columns. */
export const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([columns.map(cellOf), ...rows.map((row) => row.map(cellOf))], {
    quoted: true,
    quoted_empty: true,
    record_delimiter: '\r\n',
    bom: true,
  });

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name that no file system, header or reader can be misled by: no path, no line ends, no direction marks, at most 100 characters. */
export function safeFileName(name: string, extension: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[^\p{L}\p{N} _.-]/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/^[ .-]+|[ .-]+$/g, '');
  const short = Array.from(plain)
    .slice(0, 100 - extension.length - 1)
    .join('');
  return `${short === '' || reserved.test(short) ? 'export' : short}.${extension}`;
}

/** RFC 6266: an ASCII name for old readers, the whole name for the others. */
export function attachment(fileName: string): string {
  const ascii = fileName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
