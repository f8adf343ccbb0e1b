import type { Source } from './export.sources.js';

type Part = Pick<Source, 'columns' | 'days'> & { by: string };

/** What hangs under being followed. Words were sealed for the trajectory, each in its own column. */
const under = (table: string, title: string, { by, ...part }: Part): Source => ({
  table: `ketenveldnorm.${table}`,
  title: `Gevolgd worden: ${title}`,
  rows: `organisation_id = $1 and trajectory_id in (select t.id from ketenveldnorm.trajectory t where t.organisation_id = $1 and t.person_id = $2) order by ${table}.${by}`,
  place: ({ trajectory_id: trajectory }) => String(trajectory),
  ...part,
});
const period = { from_on: 'Vanaf', until_on: 'Tot', words: 'Toelichting' };
const fromUntil = ['from_on', 'until_on'];

/** The ketenveldnorm (levensloopaanpak), in the words of somebody who does not know it. */
export const followingSources: readonly Source[] = [
  {
    table: 'ketenveldnorm.trajectory',
    title: 'Gevolgd worden (levensloopaanpak)',
    rows: 'organisation_id = $1 and person_id = $2 order by reported_at',
    days: ['table_on', 'included_on', 'regular_end', 'next_contact_on', 'last_contact_on', 'ended_on', 'aftercare_on'],
    columns: {
      reference: 'Kenmerk',
      region_id: 'Regio',
      phase: 'Stand',
      reported_at: 'Aangemeld op',
      table_on: 'Op de inclusietafel',
      included_on: 'Gevolgd vanaf',
      regular_end: 'Gevolgd tot ten minste',
      term: 'Termijn van twee jaar',
      interval_days: 'Dagen tussen contacten',
      last_contact_on: 'Laatste contact',
      next_contact_on: 'Volgend contact',
      ended_on: 'Beëindigd op',
      end_ground: 'Grond',
      aftercare_on: 'Nazorg op',
      aftercare_by: 'Nazorg door',
    },
  },
  under('weighing', 'de weging', {
    by: 'made_at',
    columns: {
      answers: 'Criteria',
      words: 'Redenen',
      directors: 'Regisseurs',
      present: 'Aan tafel',
      made_at: 'Gewogen op',
    },
  }),
  under('plan', 'het levensloopplan', {
    by: 'version',
    days: ['from_on'],
    columns: {
      version: 'Versie',
      from_on: 'Vanaf',
      interval_days: 'Dagen tussen contacten',
      agreed_with: 'Afgesproken met',
      words: 'Plan',
    },
  }),
  under('contact', 'contacten', {
    by: 'on_day',
    days: ['on_day'],
    columns: { on_day: 'Dag', kind: 'Soort', state: 'Stand', words: 'Verslag' },
  }),
  under('legal_title', 'titels', { by: 'from_on', days: fromUntil, columns: { kind: 'Titel', ...period } }),
  under('payer_period', 'wie betaalt', { by: 'from_on', days: fromUntil, columns: { payer: 'Betaler', ...period } }),
  under('care_period', 'zorg', {
    by: 'from_on',
    days: fromUntil,
    columns: { kind: 'Waar', intensity: 'Hoe zwaar', gap_reason: 'Waarom geen zorg', ...period },
  }),
  under('goal', 'doelen', {
    by: 'made_at',
    days: ['due_on'],
    columns: { area: 'Leefgebied', state: 'Stand', due_on: 'Voor', words: 'Doel' },
  }),
  under('score', 'scores', { by: 'on_day', days: ['on_day'], columns: { on_day: 'Dag', scores: 'Scores' } }),
  under('crisis_card', 'de crisiskaart', {
    by: 'version',
    columns: { version: 'Versie', card: 'Kaart', made_at: 'Gemaakt op' },
  }),
  under('handover', 'overdrachten', {
    by: 'proposed_at',
    days: ['spoken_on'],
    columns: {
      proposed_at: 'Voorgesteld op',
      state: 'Stand',
      reason: 'Reden',
      spoken_on: 'Gesproken op',
      words: 'Inhoud',
      answer: 'Antwoord',
    },
  }),
  under('step', 'wat er gebeurde', { by: 'id', columns: { at: 'Op', kind: 'Wat', words: 'Toelichting' } }),
];
