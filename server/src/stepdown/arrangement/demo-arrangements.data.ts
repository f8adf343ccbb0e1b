import type { ArrangementContent, CareLine } from '@ketenzicht/shared/stepdown';
import { namedUuid } from '../../platform/named-uuid.js';

type Said = Partial<Omit<CareLine, 'id' | 'part'>>;
const line = (part: CareLine['part'], said: Said): CareLine => ({
  id: namedUuid('demo', 'arrangement.line', `${part} ${said.way}`),
  part,
  way: null,
  by: 'ownTeam',
  organisation: null,
  phone: null,
  when: null,
  law: 'wlz',
  ...said,
});
const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
const week = (days: readonly CareDay[], parts: readonly ('morning' | 'afternoon' | 'evening' | 'night')[]) => ({
  kind: 'week' as const,
  days: [...days],
  parts: [...parts],
});
type CareDay = (typeof everyDay)[number];

const care: CareLine[] = [
  line('personalCare', { way: 'vptTeam', when: week(everyDay, ['morning', 'evening']) }),
  line('personalCare', { way: 'network', by: 'network', when: week([6, 7], ['afternoon']), law: null }),
  line('nursing', { way: 'communityTeam', when: week([1, 4], ['morning']) }),
  line('guidance', { way: 'atHome', when: week([2, 5], ['afternoon']) }),
  line('guidance', {
    way: 'subcontracting',
    by: 'subcontractor',
    organisation: 'Werkplaats Voorbeeld',
    when: week([1, 3], ['morning', 'afternoon']),
  }),
  line('treatment', {
    way: 'ownGp',
    by: 'subcontractor',
    organisation: 'Huisartsenpraktijk Voorbeeld',
    when: { kind: 'month', times: 1 },
    law: 'zvw',
  }),
  line('transport', {
    way: 'regionalTaxi',
    by: 'subcontractor',
    organisation: 'Taxicentrale Voorbeeld',
    when: week([1, 3], ['morning', 'afternoon']),
  }),
  line('supervision', { way: 'technology', by: 'technology', when: { kind: 'always' } }),
  line('meals', {
    way: 'delivered',
    by: 'subcontractor',
    organisation: 'Maaltijden Voorbeeld',
    when: week([1, 2, 3, 4, 5], ['evening']),
  }),
  line('meals', { way: 'cookTogether', when: week([6, 7], ['evening']) }),
  line('housekeeping', { way: 'activation', when: week([5], ['morning']) }),
];
const dayTeam = line('nightReach', {
  way: 'personAlarm',
  phone: '030 000 00 10',
  when: week(everyDay, ['morning', 'afternoon', 'evening']),
});
const nights = line('nightReach', {
  way: 'subcontracting',
  by: 'subcontractor',
  organisation: 'Nachtzorg Voorbeeld',
  phone: '030 000 00 20',
  when: week(everyDay, ['night']),
});
const laundry = line('laundry', { way: 'family', by: 'network', when: week([6], ['morning']), law: null });
const respite = line('respite', {
  way: 'ownPlaces',
  when: { kind: 'nights', perWeek: 2, perYear: 60 },
});

/** As it was agreed first, and again when the nights were given to another. */
export const demoFirst: ArrangementContent = {
  lines: [...care.filter(({ way }) => way !== 'cookTogether'), { ...dayTeam, when: { kind: 'always' } }, laundry],
  notNeeded: [{ part: 'respite', reason: 'notNow' }],
};
export const demoSecond: ArrangementContent = { lines: [...care, dayTeam, nights, laundry, respite], notNeeded: [] };

/** Still being put together: nobody can be reached at night, and some of it was not decided. */
export const demoUnfinished: ArrangementContent = {
  lines: [
    line('personalCare', { way: 'vptTeam', when: week([1, 2, 3, 4, 5], ['morning']), law: 'wfz' }),
    line('guidance', { way: 'atHome', when: week(everyDay, ['afternoon']), law: 'wfz' }),
    line('treatment', { way: 'specialist', when: { kind: 'month', times: 2 }, law: null }),
    { ...dayTeam, law: 'wfz' },
    line('meals', { way: 'groceries', by: 'subcontractor', when: week([3], ['morning']), law: 'wfz' }),
  ],
  notNeeded: [
    { part: 'nursing', reason: 'doesAlone' },
    { part: 'transport', reason: 'doesAlone' },
    { part: 'laundry', reason: 'doesAlone' },
  ],
};
