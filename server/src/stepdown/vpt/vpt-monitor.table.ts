import {
  nameColumnOf,
  type NzaPublished,
  type VptForm,
  type VptMonitor,
  type VptProfile,
  type VptRegistered,
} from '@ketenzicht/shared/stepdown';
import type { Cell } from '../../platform/http/csv.js';

const formWords: Readonly<Record<VptForm, string>> = {
  unclustered: 'ongeclusterd',
  unclusteredNear: 'ongeclusterd nabij locatie',
  dispersed: 'verspreid in een wooncomplex',
  linked: 'gekoppeld aan een zorginstelling',
  clustered: 'geclusterd',
};
const profileWord = (profile: VptProfile): string =>
  profile === 'forensic' ? 'forensisch' : profile === 'other' ? 'ander profiel' : profile;

/** One number on a line, so that any spreadsheet can turn it the way one wants; empty where nothing is known or told. */
export function vptTable({ published, registered, own }: VptMonitor): [columns: string[], rows: Cell[][]] {
  const rows = [
    ...published.flatMap(publishedLines),
    ...registeredLines('geregistreerd (alle aanbieders)', registered),
    ...(own ? registeredLines('geregistreerd (eigen organisatie)', own) : []),
  ];
  return [['bron', 'periode', 'cijfer', 'waarvan', 'waarde'], rows];
}

/** As printed; a number goes in as a number. */
function publishedLines({ table, edition, rows, source }: NzaPublished): Cell[][] {
  const name = nameColumnOf(table);
  return rows.flatMap((row) =>
    Object.keys(row)
      .filter((column) => column !== name)
      .map((column) => [`gepubliceerd: ${edition}`, source, column, row[name] ?? '', Number(row[column])]),
  );
}

function registeredLines(source: string, { months }: VptRegistered): Cell[][] {
  return months.flatMap((told): Cell[][] => {
    const line = (what: string, of: string, count: number | null): Cell[] => [source, told.month, what, of, count];
    return [
      line('aanbieders die meldden', 'alle', told.providers),
      line('cliënten aan het eind', 'alle', told.clients),
      ...told.byForm.map(({ form, count }) => line('cliënten aan het eind', formWords[form], count)),
      ...told.byProfile.map(({ profile, count }) => line('cliënten aan het eind', profileWord(profile), count)),
      line('instroom', 'alle', told.inflow),
      line('uitstroom', 'overleden', told.died),
      line('uitstroom', 'naar verblijf', told.stay),
      line('uitstroom', 'thuis zonder vpt', told.homeWithoutVpt),
      line('uitstroom', 'anders', told.other),
    ];
  });
}
