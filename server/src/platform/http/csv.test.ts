import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { attachment, csv, safeFileName, safeText } from './csv.js';

const payloads = [
  '=1+1',
  '+31612345678',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  ' =1',
  '\u200b=1',
  '\ufeff=cmd|calc',
  '=HYPERLINK("http://x","a""b")',
];

const reopened = (text: string) => parse(text, { bom: true, relax_quotes: false });

describe('A table for a spreadsheet', () => {
  it('SEC-82: no cell of an export is a formula, whatever somebody typed', () => {
    const rows = reopened(
      csv(
        ['text'],
        payloads.map((one) => [one]),
      ),
    ).slice(1);
    expect(rows).toHaveLength(payloads.length);
    for (const [cell = ''] of rows) expect(cell).toMatch(/^'/);
    for (const [cell = ''] of rows) expect(cell).not.toContain('\0');
  });

  it('SEC-82: numbers stay numbers, also below nought', () => {
    expect(reopened(csv(['a', 'b', 'c'], [[-5, 0.5, '-5']]))[1]).toEqual(['-5', '0.5', "'-5"]);
  });

  it('SEC-82: every cell is quoted, and quotes, commas and line ends come back as they were', () => {
    const row = ['a "quoted" word', 'one, two', 'first\r\nsecond', '', 'Reünie', null];
    const text = csv(['1', '2', '3', '4', '5', '6'], [row]);
    expect(text.startsWith('\ufeff"1","2"')).toBe(true);
    expect(reopened(text)[1]).toEqual([...row.slice(0, 5), '']);
  });

  it('SEC-82: an ordinary text is left alone', () => {
    for (const text of ['FPA Utrecht', '3-2', 'a=b', "'s-Hertogenbosch", '']) expect(safeText(text)).toBe(text);
  });
});

describe('The name of a file', () => {
  it.each([
    ['../../etc/passwd', 'etc-passwd.csv'],
    ['a\r\nSet-Cookie: x=1', 'aSet-Cookie- x-1.csv'],
    ['"quoted"', 'quoted.csv'],
    ['\u202egpj.exe', 'gpj.exe.csv'],
    ['', 'export.csv'],
    ['CON', 'export.csv'],
    ['C:\\temp\\x', 'C--temp-x.csv'],
  ])('BAD-71: %j becomes a safe name', (name, safe) => expect(safeFileName(name, 'csv')).toBe(safe));

  it('BAD-71: 300 characters are cut to 100, by code points', () => {
    expect(Array.from(safeFileName('é'.repeat(300), 'csv'))).toHaveLength(100);
    expect(safeFileName('𝒜'.repeat(300), 'csv')).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('BAD-71: the header holds one line of ASCII and the whole name', () => {
    const header = attachment("cijfers'(é).csv");
    expect(header).toBe(`attachment; filename="cijfers'(e).csv"; filename*=UTF-8''cijfers%27%28%C3%A9%29.csv`);
    expect(header).toMatch(/^[\x20-\x7e]*$/);
  });
});
