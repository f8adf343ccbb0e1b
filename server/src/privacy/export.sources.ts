import { followingSources } from './export.following.js';

/** One table as a part of what somebody is given about themselves (GDPR article 15), in the words of somebody who does not know us. */
export interface Source {
  table: string;
  title: string;
  /** Which rows are about this person: `$1` the organisation, `$2` the person. */
  rows: string;
  /** Days, which the driver would read as midnight somewhere. */
  days?: readonly string[];
  /** Columns that are given, in order, with what they are called. */
  columns: Readonly<Record<string, string>>;
  /** Where sealed words were sealed for another place than the person itself; from the row. */
  place?: (row: Record<string, unknown>, personId: string) => string;
}

const own = 'organisation_id = $1 and person_id = $2';
const ofArrangements =
  'provider_id = $1 and arrangement_id in (select a.id from stepdown.arrangement a where a.provider_id = $1 and a.person_id = $2)';

/** Everything that is kept about a person. `exporters.pg.test.ts` fails when a table appears that is neither here nor in `notGiven`. */
export const sources: readonly Source[] = [
  {
    table: 'care.person',
    title: 'Uw dossier',
    rows: 'organisation_id = $1 and id = $2',
    columns: {
      reference: 'Kenmerk',
      region_id: 'Regio',
      security_level: 'Beveiligingsniveau',
      created_at: 'Ingeschreven op',
      changed_at: 'Laatst gewijzigd op',
      ended_at: 'Afgesloten op',
      restricted_at: 'Beperkt sinds',
      restriction_reason: 'Reden van beperking',
    },
  },
  {
    table: 'care.person_identity',
    title: 'Wie u bent',
    rows: own,
    columns: {
      family_name: 'Achternaam',
      given_names: 'Voornamen',
      birth_date: 'Geboortedatum',
      bsn: 'Burgerservicenummer',
      phone: 'Telefoon',
      address: 'Adres',
      contact: 'Contactpersoon',
    },
  },
  {
    table: 'care.person_history',
    title: 'Wat er is gecorrigeerd',
    rows: `${own} order by changed_at`,
    columns: {
      field: 'Gegeven',
      old_value: 'Wat er stond',
      reason: 'Waarom',
      changed_at: 'Gewijzigd op',
      version: 'Versie',
    },
    place: ({ version, field }, personId) => `${personId} ${String(version)} ${String(field)}`,
  },
  {
    table: 'care.care_relation',
    title: 'Wie u volgt of volgde',
    rows: `${own} order by from_at`,
    columns: {
      basis: 'Als',
      from_at: 'Vanaf',
      until_at: 'Tot',
      ended_at: 'Beëindigd op',
      ended_reason: 'Waarom beëindigd',
    },
  },
  {
    table: 'care.notice',
    title: 'Meldingen over uw dossier',
    rows: `${own} order by created_at`,
    columns: { kind: 'Soort', created_at: 'Op' },
  },
  {
    table: 'audit.break_glass',
    title: 'Openingen in nood',
    rows: `${own} order by started_at`,
    columns: {
      role: 'Door (functie)',
      reason_code: 'Reden',
      reason_text: 'Toelichting',
      started_at: 'Vanaf',
      until_at: 'Tot',
      reviewed_at: 'Beoordeeld op',
      review_outcome: 'Uitkomst',
    },
  },
  {
    table: 'privacy.subject_request',
    title: 'Wat u ons vroeg',
    days: ['received_on', 'due_on'],
    rows: `${own} order by opened_at`,
    columns: {
      kind: 'Verzoek',
      received_on: 'Ontvangen op',
      due_on: 'Antwoord uiterlijk op',
      state: 'Stand',
      ground: 'Grond',
      decided_at: 'Besloten op',
    },
  },
  {
    table: 'privacy.legal_hold',
    title: 'Waarom uw gegevens langer blijven',
    rows: `${own} order by placed_at`,
    columns: { reason: 'Reden', placed_at: 'Sinds', lifted_at: 'Opgeheven op' },
  },
  {
    table: 'privacy.recipient_notice',
    title: 'Wat wij aan anderen lieten weten',
    rows: `${own} order by created_at`,
    columns: { kind: 'Soort', created_at: 'Op' },
  },
  {
    table: 'stepdown.wait',
    title: 'Dat u klaar was om te gaan en wachtte',
    rows: 'provider_id = $1 and person_id = $2 order by made_at',
    days: ['admitted_on', 'ready_since', 'expected_on', 'ended_on'],
    columns: {
      reference: 'Kenmerk',
      admitted_on: 'Opgenomen op',
      ready_since: 'Klaar om te gaan sinds',
      waits_for: 'Wacht op',
      acts_by: 'Wie aan zet is',
      payer: 'Wie het bed betaalt',
      municipality: 'Gemeente',
      expected_on: 'Verwacht op',
      state: 'Stand',
      ended_on: 'Geëindigd op',
      left_to: 'Waarheen',
    },
  },
  {
    table: 'stepdown.chain_move',
    title: 'Verhuizingen die voor u zijn voorgesteld',
    rows: 'sender_id = $1 and person_id = $2 order by chain_move.on_day',
    days: ['on_day'],
    columns: {
      who_reference: 'Kenmerk',
      on_day: 'Op welke dag',
      sender_said: 'Of het goed was voor wie u laat gaan',
      receiver_said: 'Of het goed was voor wie u ontvangt',
      done_at: 'Verhuisd op',
    },
  },
  {
    table: 'stepdown.arrangement',
    title: 'Uw Volledig Pakket Thuis',
    rows: 'provider_id = $1 and person_id = $2 order by made_at',
    days: ['starts_on', 'ended_on'],
    columns: {
      reference: 'Kenmerk',
      about: 'Kenmerk van het wachten of het gevolgd worden',
      state: 'Stand',
      content: 'Wat er is samengesteld',
      starts_on: 'Geldt vanaf',
      ended_on: 'Geëindigd op',
      ended_how: 'Hoe',
      made_at: 'Gemaakt op',
    },
  },
  {
    table: 'stepdown.arrangement_version',
    title: 'Wat over uw Volledig Pakket Thuis is afgesproken',
    rows: `${ofArrangements} order by arrangement_version.at`,
    days: ['agreed_on', 'starts_on'],
    columns: {
      number: 'Versie',
      agreed_on: 'Afgesproken op',
      agreed_with: 'Afgesproken met',
      starts_on: 'Geldt vanaf',
      content: 'Wat is afgesproken',
    },
  },
  {
    table: 'stepdown.respite_night',
    title: 'Nachten logeeropvang',
    rows: `${ofArrangements} order by respite_night.on_day`,
    days: ['on_day'],
    columns: { on_day: 'Nacht van', at: 'Vastgelegd op', cancelled_at: 'Teruggenomen op' },
  },
  ...followingSources,
];

/** Tables with rows about a person that are no answer to the person, and why not. */
export const notGiven: Readonly<Record<string, string>> = {
  'care.person_key': 'the key by which the data is sealed, and no data',
  'care.request_key': 'the number of a retry: about a request of a colleague, gone after a week',
  'privacy.person_export': 'the copy itself',
  'privacy.tombstone': 'only of whom nothing else is left',
  'ketenveldnorm.tenure': 'who of the staff answered for it and when: they stand among those who could see the data',
  'ketenveldnorm.taking_part': 'who of the staff took part: they stand among those who could see the data',
  'ketenveldnorm.period_past': 'how a title, a payer or a place stood before it was changed: the newest is given',
  'ketenveldnorm.promise': 'how the plan of contacts stood on a day, kept to prove that nobody was dropped',
  'ketenveldnorm.breach': 'that we were late with something, which is about our work',
};
