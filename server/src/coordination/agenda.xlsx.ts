import { zone } from '@ketenzicht/shared/kernel';
import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { AgendaCase } from './agenda.queries.js';
import { daysOpen } from './agenda.words.js';
import { causeWords, groupWords, kindWords, levelWords, rungWords, urgencyWords } from './words.nl.js';

interface Column {
  name: string;
  width: number;
  of: (one: AgendaCase, at: Date) => Cell;
}

/** A cell of the type text: whatever it begins with, no spreadsheet takes it for a formula. */
const text = (value: string | null): Cell =>
  value === null || value === '' ? null : { type: String, value, wrap: true };
const moment = (at: Date | null): Cell =>
  at && { type: Date, value: new Date(`${wallTime(at)}Z`), format: 'dd-mm-yyyy hh:mm' };
const number = (value: number): Cell => ({ type: Number, value });

/** A spreadsheet knows no zones: what stands in it is the Dutch clock on the wall. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const wallTime = (at: Date): string => clock.format(at).replace(' ', 'T');

const columns: readonly Column[] = [
  { name: 'Kenmerk', width: 14, of: ({ reference }) => text(reference) },
  { name: 'Soort', width: 18, of: ({ kind }) => text(kindWords[kind]) },
  { name: 'Titel', width: 48, of: ({ title }) => text(title) },
  { name: 'Spoed', width: 10, of: ({ urgency }) => text(urgencyWords[urgency]) },
  { name: 'Regio', width: 22, of: ({ region }) => text(region) },
  { name: 'Niveau', width: 14, of: ({ securityLevel }) => text(securityLevel && levelWords[securityLevel]) },
  { name: 'Doelgroep', width: 16, of: ({ targetGroup }) => text(targetGroup && groupWords[targetGroup]) },
  { name: 'Oorzaak', width: 18, of: ({ cause }) => text(cause && causeWords[cause]) },
  { name: 'Ligt bij', width: 28, of: ({ rung }) => text(rungWords[rung]) },
  { name: 'Eigenaar', width: 24, of: ({ owner }) => text(owner) },
  { name: 'Geopend', width: 17, of: ({ openedAt }) => moment(openedAt) },
  { name: 'Dagen open', width: 11, of: (one, at) => number(daysOpen(one, at)) },
  { name: 'Klok loopt af', width: 17, of: ({ deadline }) => moment(deadline) },
  { name: 'Staat stil tot', width: 17, of: ({ pausedUntil }) => moment(pausedUntil) },
  { name: 'Open taken', width: 11, of: ({ openTasks }) => number(openTasks) },
  { name: 'Casusoverleg', width: 17, of: ({ nextConference }) => moment(nextConference) },
  { name: 'Samenvatting', width: 60, of: ({ summary }) => text(summary) },
];

export const agendaSheet = (cases: readonly AgendaCase[], at: Date): Promise<Buffer> =>
  writeExcelFile(
    [
      columns.map(({ name }) => ({ type: String, value: name, fontWeight: 'bold' as const })),
      ...cases.map((one) => columns.map(({ of }) => of(one, at))),
    ],
    { sheet: 'Open zaken', columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 },
  ).toBuffer();
