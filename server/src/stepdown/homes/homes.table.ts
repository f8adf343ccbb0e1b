import type { Dwelling, FormFigure } from '@ketenzicht/shared/stepdown';
import { isAvailable } from '@ketenzicht/shared/stepdown';
import type { Cell } from '../../platform/http/csv.js';

/** As a sheet for people. Nobody is named, not even by a reference. */
export const dwellingTable = (homes: readonly Dwelling[], at: Date): [columns: string[], rows: Cell[][]] => [
  [
    'kenmerk',
    'regio',
    'gemeente',
    'wijk',
    'soort',
    'huur per maand in euro',
    'verhuurder',
    'zonder trappen',
    'beschikbaar vanaf',
    'aangeboden tot en met',
    'stand',
    'telt als plek',
    'bevestigd op',
    'geldig tot',
    'voorwaarden',
    'in de buurt',
    'vormen',
    'toegezegd tot',
  ],
  homes.map((one) => [
    one.reference,
    one.regionId,
    one.municipality,
    one.neighbourhood,
    one.kind,
    one.rentCents / 100,
    one.landlord,
    one.accessible ? 'ja' : 'nee',
    one.availableFrom,
    one.offeredUntil,
    one.state,
    isAvailable(one, at) ? 'ja' : 'nee',
    one.confirmedAt,
    one.confirmedUntil,
    one.conditions.join(' '),
    one.nearby.join(' '),
    one.forms.join(' '),
    one.promise?.until ?? null,
  ]),
];

/** Empty where the number is too small to tell. */
export const figureTable = (figures: readonly FormFigure[]): [columns: string[], rows: Cell[][]] => [
  ['vorm', 'cliënten', 'teams', 'teams te lang geleden', 'oudste melding'],
  figures.map(({ form, clients, teams, lapsed, oldestAt }) => [form, clients, teams, lapsed, oldestAt]),
];
