import type { RegisteredInterest, RoundDesk } from '@ketenzicht/shared/interest';
import { zone } from '@ketenzicht/shared/kernel';
import writeExcelFile from 'write-excel-file/node';
import { csv } from '../platform/http/csv.js';

interface Column {
  name: string;
  width: number;
  of: (one: RegisteredInterest, round: RoundDesk) => string;
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
/** The Dutch clock on the wall. */
const moment = (at: string | null): string => (at === null ? '' : clock.format(new Date(at)));

/** In Dutch, as everything that leaves the desk. */
const columns: readonly Column[] = [
  { name: 'Organisatie', width: 32, of: ({ organisation }) => organisation },
  { name: 'AGB-code', width: 11, of: ({ agb }) => agb },
  { name: 'Naam', width: 24, of: ({ name }) => name },
  { name: 'Functie', width: 24, of: ({ position }) => position },
  { name: 'E-mail', width: 30, of: ({ email }) => email },
  { name: 'Adres', width: 28, of: ({ street }) => street },
  { name: 'Postcode', width: 10, of: ({ postcode }) => postcode },
  { name: 'Plaats', width: 18, of: ({ city }) => city },
  {
    name: 'Arrondissementen',
    width: 36,
    of: ({ regionIds }, { regions }) =>
      regions
        .filter(({ id }) => regionIds.includes(id))
        .map(({ name }) => name)
        .join('; '),
  },
  { name: 'Mogelijkheden', width: 60, of: ({ possibilities }) => possibilities },
  { name: 'Innovatieve ideeën', width: 60, of: ({ ideas }) => ideas },
  { name: 'Ontvangen', width: 20, of: ({ registeredAt }) => moment(registeredAt) },
  { name: 'Gewijzigd', width: 20, of: ({ changedAt }) => moment(changedAt) },
];

export const roundCsv = (round: RoundDesk): string =>
  csv(
    columns.map(({ name }) => name),
    round.registrations.map((one) => columns.map(({ of }) => of(one, round))),
  );

/** Cells of the type text: whatever they begin with, no spreadsheet takes them for a formula, and an AGB code keeps the 0 in front. */
export const roundSheet = (round: RoundDesk): Promise<Buffer> =>
  writeExcelFile(
    [
      columns.map(({ name }) => ({ type: String, value: name, fontWeight: 'bold' as const })),
      ...round.registrations.map((one) =>
        columns.map(({ of }) => {
          const value = of(one, round);
          return value === '' ? null : { type: String, value, wrap: true };
        }),
      ),
    ],
    { sheet: 'Belangstelling', columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 },
  ).toBuffer();
