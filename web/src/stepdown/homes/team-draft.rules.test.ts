import { describe, expect, it } from '@jest/globals';
import { emptyTeam, formsOf, isAboveMost, teamInput, withForms } from './team-draft.rules.js';

describe('what a VPT team says', () => {
  it('is not sent as long as a number is missing, and nothing is filled in for anybody', () => {
    const chosen = withForms(emptyTeam('r'), ['clustered', 'unclustered']);
    expect(formsOf(chosen)).toEqual(['unclustered', 'clustered']);
    expect(teamInput({ ...chosen, most: 9 })).toBeNull();
    const half = { ...chosen, most: 9, clients: { ...chosen.clients, unclustered: 4 } };
    expect(teamInput(half)).toBeNull();
    const whole = { ...half, clients: { unclustered: 4, clustered: 0 } };
    expect(teamInput({ ...whole, most: null })).toBeNull();
    expect(teamInput({ ...whole, regionId: '' })).toBeNull();
    expect(teamInput(whole)).toEqual({
      regionId: 'r',
      clients: { unclustered: 4, clustered: 0 },
      mostClients: 9,
      roomFrom: null,
    });
    expect(formsOf(withForms(whole, ['clustered']))).toEqual(['clustered']);
  });

  it('is above the most only when there are more clients than that', () => {
    const team = { regionId: 'r', clients: { unclustered: 4, clustered: 5 }, roomFrom: '' };
    expect([8, 9, null].map((most) => isAboveMost({ ...team, most }))).toEqual([true, false, false]);
  });
});
