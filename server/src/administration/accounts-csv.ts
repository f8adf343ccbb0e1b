import type { Account } from '@ketenzicht/shared/administration';
import { stringify } from 'csv-stringify/sync';

/** Formula signs at the front of a cell are made harmless; semicolons and a byte order mark, as spreadsheets in the Netherlands read it. */
export const accountsCsv = (accounts: readonly Account[], organisations: ReadonlyMap<string, string>): string =>
  stringify(
    accounts.map((one) => [
      one.name,
      one.username,
      one.role,
      one.organisationId === null ? '' : (organisations.get(one.organisationId) ?? one.organisationId),
      one.regionIds.join(' '),
      one.state,
      one.lastLoginAt ?? '',
      one.hasSecondFactor === null ? '' : one.hasSecondFactor ? 'ja' : 'nee',
      one.endReason ?? '',
    ]),
    {
      header: true,
      columns: [
        'naam',
        'gebruikersnaam',
        'rol',
        'organisatie',
        'regio’s',
        'status',
        'laatst ingelogd',
        'tweede factor',
        'reden einde',
      ],
      delimiter: ';',
      bom: true,
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
