import { describe, expect, it } from '@jest/globals';
import type { VptTeam } from './vpt-team.contract.js';
import { homesFor, nextHomes, regionsWithin, whyNotHome } from './dwelling.rules.js';
import { roomByForm } from './vpt-team.rules.js';

const at = new Date('2026-11-23T10:00:00Z');
const home = (id: string, more: object = {}) => ({
  id,
  state: 'offered' as const,
  confirmedUntil: '2026-12-01T10:00:00Z',
  offeredUntil: '2026-12-31',
  availableFrom: '2026-11-01',
  regionId: 'north',
  municipality: 'Assen',
  kind: 'studio' as const,
  rentCents: 60_000,
  accessible: false,
  nearby: [] as 'school'[],
  ...more,
});
const region = (code: string) => ({ id: `a:${code}`, scheme: 'arrondissement' as const, code });

describe('a home for somebody who waits', () => {
  it('is refused by each reason that holds, and by none else', () => {
    const hard = { within: ['south'], avoidRegions: ['north'], avoidNear: ['school' as const] };
    const one = home('a', { nearby: ['school'] });
    expect(whyNotHome(one, { ...hard, accessible: true, mostRent: 50_000 })).toEqual([
      'reach',
      'region',
      'nearby',
      'accessible',
      'rent',
    ]);
    expect(whyNotHome(one, { within: null, mostRent: 60_000 })).toEqual([]);
  });

  it('is nearest first, and what cannot be had now is neither a home nor a reason', () => {
    const homes = [
      home('far', { regionId: 'south', municipality: 'Goes', rentCents: 1 }),
      home('dear', { rentCents: 70_000, municipality: 'Emmen' }),
      home('own'),
      home('old', { confirmedUntil: at.toISOString() }),
      home('gone', { state: 'promised', rentCents: 99_999 }),
    ];
    const wish = { regionId: 'north', municipality: 'Assen', mostRent: 65_000 };
    const { fitting, misfits } = homesFor(homes, wish, at);
    expect(fitting.map(({ id }) => id)).toEqual(['own', 'far']);
    expect(misfits).toEqual({ rent: 1 });
  });

  it('may be in the own region, those around it, or anywhere', () => {
    const regions = ['AR01', 'AR05', 'AR06', 'AR09'].map(region);
    expect(regionsWithin('national', 'a:AR05', regions)).toBeNull();
    expect(regionsWithin('region', 'a:AR05', regions)).toEqual(['a:AR05']);
    expect(regionsWithin('neighbours', 'a:AR05', regions)).toEqual(['a:AR05', 'a:AR06']);
    expect(regionsWithin('neighbours', 'unknown', regions)).toEqual(['unknown']);
  });

  it('that was lost has no next best with something around the corner that it had not', () => {
    expect(
      nextHomes(home('lost'), [home('near', { nearby: ['school'] }), home('same')], at).map(({ id }) => id),
    ).toEqual(['same']);
  });
});

describe('room of VPT teams', () => {
  const team = (more: Partial<VptTeam>): VptTeam => ({
    organisationId: 'o',
    organisationName: 'O',
    regionId: 'north',
    version: 1,
    clients: { unclustered: 4 },
    mostClients: 6,
    roomFrom: null,
    observedAt: '2026-11-20T10:00:00Z',
    validUntil: '2026-12-04T10:00:00Z',
    isMine: false,
    ...more,
  });

  it('counts under each form that a team delivers, and not what was said too long ago', () => {
    const teams = [
      team({ clients: { unclustered: 4, clustered: 1 }, mostClients: 8 }),
      team({ roomFrom: '2026-12-01' }),
      team({ validUntil: at.toISOString() }),
    ];
    const rooms = roomByForm(teams, { at, today: '2026-11-23' });
    expect(rooms.find(({ form }) => form === 'unclustered')).toEqual({
      form: 'unclustered',
      room: 3,
      teams: 2,
      lapsed: 1,
    });
    expect(rooms.find(({ form }) => form === 'clustered')).toMatchObject({ room: 3, teams: 1, lapsed: 0 });
    expect(rooms.find(({ form }) => form === 'linked')).toMatchObject({ room: 0, teams: 0 });
  });
});
