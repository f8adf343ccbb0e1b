import { describe, expect, it } from '@jest/globals';
import type { Role } from '../kernel/actor.js';
import { mayJoinCase } from './joining.policy.js';

const joined = {
  directoryId: 'nl',
  regionId: 'noord',
  organisationId: 'bringer',
  wardOrganisationIds: ['ward-keeper'],
};
const joiner = (role: Role, more: object = {}) => ({
  role,
  directoryId: 'nl',
  organisationId: null,
  regionIds: [],
  ...more,
});

describe('taking part in a case', () => {
  it.each<[who: string, role: Role, more: object, may: boolean]>([
    ['a coordinator', 'nationalCoordinator', {}, true],
    ['an adviser', 'adviser', {}, true],
    ['a director of its region', 'chainDirector', { regionIds: ['noord'] }, true],
    ['a director of another region', 'chainDirector', { regionIds: ['zuid'] }, false],
    ['somebody of who brought it', 'provider', { organisationId: 'bringer' }, true],
    ['somebody of a linked ward', 'provider', { organisationId: 'ward-keeper' }, true],
    ['a referrer of who brought it', 'referrer', { organisationId: 'bringer' }, true],
    ['somebody of an organisation that has nothing to do with it', 'provider', { organisationId: 'other' }, false],
    ['a referrer of no organisation', 'referrer', {}, false],
    ['the ministry', 'ministry', {}, false],
    ['an administrator', 'administrator', {}, false],
    ['a coordinator of another register', 'nationalCoordinator', { directoryId: 'be' }, false],
  ])('SEC-42: %s (%s)', (_, role, more, may) => {
    expect(mayJoinCase(joiner(role, more), joined)).toBe(may);
  });

  it('a case of no organisation lets nobody in who has none either', () => {
    expect(mayJoinCase(joiner('provider'), { ...joined, organisationId: null })).toBe(false);
  });
});
