/** What somebody is given about themselves: the same data once for people and once for machines. */
export interface PersonCopy {
  watermark: { by: string; at: string; purpose: string; copy: string };
  reference: string;
  parts: { table: string; title: string; columns: Readonly<Record<string, string>>; rows: Record<string, unknown>[] }[];
  recipients: { role: string; organisation: string | null; since: string }[];
  looks: {
    at: string;
    event: string;
    action: string;
    role: string | null;
    organisation: string | null;
    purpose: string;
    emergency: boolean;
  }[];
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '');

const moments = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Amsterdam',
});
const isMoment = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value);

const words: Readonly<Record<string, string>> = {
  provider: 'zorgaanbieder',
  organisationAdministrator: 'organisatiebeheer',
  chainDirector: 'ketenregisseur',
  nationalCoordinator: 'landelijk coördinatiepunt',
  privacyOfficer: 'functionaris gegevensbescherming',
  administrator: 'beheer',
  feed: 'koppeling',
  treatment: 'behandelaar',
  guidance: 'begeleider',
  chainDirection: 'ketenregisseur',
  processDirection: 'procesregisseur',
  C: 'aangemaakt',
  R: 'bekeken',
  U: 'gewijzigd',
  D: 'verwijderd',
  E: 'uitgevoerd of meegegeven',
  care: 'zorg',
  coordination: 'regie',
  administration: 'beheer',
  oversight: 'controle',
  patientRequest: 'op uw verzoek',
  emergency: 'nood',
  service: 'het systeem zelf',
  access: 'inzage',
  rectification: 'correctie',
  restriction: 'beperking',
  erasure: 'verwijdering',
  open: 'in behandeling',
  awaitingSecond: 'wacht op een tweede beoordelaar',
  done: 'gedaan',
  refused: 'afgewezen',
  rectified: 'gecorrigeerd',
  restricted: 'beperkt',
  erased: 'verwijderd',
  breakGlass: 'opening in nood',
  reported: 'aangemeld',
  triaged: 'gewogen: naar de inclusietafel',
  following: 'wordt gevolgd',
  ended: 'beëindigd',
  declined: 'afgewezen',
  included: 'besloten te volgen',
  planned: 'afgesproken',
  evaluated: 'geëvalueerd',
  endProposed: 'einde voorgesteld',
  endRefused: 'einde niet akkoord',
  death: 'overlijden',
  emigration: 'emigratie',
  otherRegime: 'ander regime neemt het over',
  courtDecision: 'besluit van de rechter',
  wronglyIncluded: 'ten onrechte gevolgd',
};

export const inWords = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '–';
  if (isMoment(value)) return moments.format(new Date(value));
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return words[text] ?? text;
};

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#15202e}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #e2e6eb}
.mark{color:#5b6776;border:1px solid #e2e6eb;padding:.6rem}@media print{.mark{position:running(mark)}tr{break-inside:avoid}}`;

const table = (columns: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  rows.length === 0
    ? '<p>Hierover is niets vastgelegd.</p>'
    : `<table><thead><tr>${columns.map((one) => `<th scope="col">${safe(one)}</th>`).join('')}</tr></thead><tbody>${rows
        .map((row) => `<tr>${row.map((value) => `<td>${safe(inWords(value))}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`;

/** A page that opens anywhere, without scripts or anything from elsewhere, and prints. */
export function readable({ watermark, reference, parts, recipients, looks }: PersonCopy): string {
  const mark = `<p class="mark">Afschrift ${safe(watermark.copy)} · gemaakt door ${safe(watermark.by)} op ${safe(inWords(watermark.at))} · doel: ${safe(watermark.purpose)}</p>`;
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Wat wij over u bewaren</title><style>${style}</style></head><body>
${mark}<h1>Wat wij over u bewaren</h1>
<p>U vroeg welke gegevens wij van u hebben. Hieronder staan ze allemaal, met wie ze kreeg en wie ze bekeek. Uw kenmerk is ${safe(reference)}. Klopt er iets niet, of wilt u dat wij iets verwijderen of er niets meer mee doen? Vraag het aan de functionaris gegevensbescherming van uw zorgaanbieder. Bent u het niet eens met het antwoord, dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens.</p>
${parts
  .map(
    ({ title, columns, rows }) =>
      `<h2>${safe(title)}</h2>${table(
        Object.values(columns),
        rows.map((row) => Object.keys(columns).map((column) => row[column])),
      )}`,
  )
  .join('\n')}
<h2>Wie uw gegevens kan of kon zien</h2>${table(
    ['Functie', 'Organisatie', 'Sinds'],
    recipients.map(({ role, organisation, since }) => [role, organisation, since]),
  )}
<h2>Wie keek, wanneer en waarom</h2>${table(
    ['Wanneer', 'Wat', 'Functie', 'Organisatie', 'Waarom', 'In nood'],
    looks.map(({ at, action, role, organisation, purpose, emergency }) => [
      at,
      action,
      role,
      organisation,
      purpose,
      emergency,
    ]),
  )}
${mark}</body></html>`;
}
