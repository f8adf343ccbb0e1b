import { localDate } from '@ketenzicht/shared/kernel';
import type { ExportFormat } from '@ketenzicht/shared/oversight';
import { toCsv } from './extract.csv.js';
import { toFhir } from './extract.fhir.js';
import { toPdf } from './extract.pdf.js';
import type { FullExtract } from './log.service.js';

interface File {
  type: string;
  /** Names nobody: it ends up in folders and mails. */
  name: string;
  body: string | Buffer;
}

export async function exportOf(format: ExportFormat, { extract, lines }: FullExtract, at: Date): Promise<File> {
  const name = `logboek-${localDate(at)}`;
  if (format === 'csv') return { type: 'text/csv; charset=utf-8', name: `${name}.csv`, body: toCsv(lines) };
  if (format === 'pdf') return { type: 'application/pdf', name: `${name}.pdf`, body: await toPdf(extract, at) };
  const body = JSON.stringify(toFhir(lines, at));
  return { type: 'application/fhir+json; charset=utf-8', name: `${name}.json`, body };
}
