import { describe, expect, it } from '@jest/globals';
import { defaultSignalSettings as settings } from './signal.rules.js';
import { normEnd, type WaitNorm, type Waiting } from './wait-norms.rules.js';

const from = Date.parse('2027-03-25T12:00:00Z'); // the Thursday before Easter
const waiting = (more: Partial<Waiting>): Waiting => ({
  urgency: 'regular',
  title: 'voluntary',
  payer: 'zvw',
  titleFrom: null,
  titleEnds: null,
  from,
  ...more,
});

describe('K2: the norm that a wait runs into', () => {
  it.each<[what: string, more: Partial<Waiting>, norm: WaitNorm, at: string]>([
    ['a crisis: two working days, Easter left out', { urgency: 'crisis' }, 'crisis', '2027-03-31T22:00:00.000Z'],
    ['urgent: five days', { urgency: 'urgent' }, 'urgent', '2027-03-30T12:00:00.000Z'],
    ['Treek: seven weeks for a clinic', {}, 'clinical', '2027-05-13T12:00:00.000Z'],
    ['Treek: thirteen weeks for protected living', { payer: 'wmo' }, 'protectedLiving', '2027-06-24T12:00:00.000Z'],
    [
      'a tbs passant: four months after the title began',
      { title: 'tbsDwangverpleging', payer: 'wfz', titleFrom: '2026-12-10' },
      'passant',
      '2027-04-10T22:00:00.000Z',
    ],
    [
      'the Wvggz: a title that ends before the norm',
      { title: 'crisismaatregel', urgency: 'urgent', titleFrom: '2027-03-25', titleEnds: '2027-03-28' },
      'titleEnd',
      '2027-03-28T22:00:00.000Z',
    ],
    [
      'a title that had ended already counts from the wait',
      { titleEnds: '2027-01-01' },
      'titleEnd',
      '2027-03-25T12:00:00.000Z',
    ],
  ])('%s', (_, more, norm, at) => {
    const end = normEnd(waiting(more), settings);
    expect([end.norm, new Date(end.at).toISOString()]).toEqual([norm, at]);
  });

  it('a longer norm never ends sooner', () => {
    for (const urgency of ['crisis', 'urgent', 'regular'] as const)
      for (let more = 0; more < 30; more++) {
        const k2 = { ...settings.k2, crisisWorkingDays: more, urgentDays: more, clinicalWeeks: more };
        const longer = { ...k2, crisisWorkingDays: more + 1, urgentDays: more + 1, clinicalWeeks: more + 1 };
        expect(normEnd(waiting({ urgency }), { ...settings, k2: longer }).at).toBeGreaterThanOrEqual(
          normEnd(waiting({ urgency }), { ...settings, k2 }).at,
        );
      }
  });
});
