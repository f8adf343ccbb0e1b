import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '../kernel/actor.js';
import { roles } from '../kernel/actor.js';
import { mayGrant, mayGrantRegions, mayKeepAccount, rolesToGive } from './administration.policy.js';
import { passwordFaults } from './password.rules.js';
import { isOverdue, isUnderReview, reviewDueOn, reviewPeriod } from './review.rules.js';

const actor = (role: Role, organisationId: string | null = null): Actor => ({
  id: 'me',
  name: 'Me',
  role,
  organisationId,
  regionIds: ['north'],
  directoryId: 'nl',
  scopes: [],
});

describe('who may give which rights', () => {
  it('SEC-48 an organisation gives the roles of its own wards, and none beyond itself', () => {
    const keeper = actor('organisationAdministrator', 'a');
    expect(rolesToGive(keeper, 'a')).toEqual(['provider', 'organisationAdministrator']);
    expect(rolesToGive(keeper, 'b')).toEqual([]);
    expect(rolesToGive(keeper, null)).toEqual([]);
    expect(mayGrantRegions(keeper, ['north'])).toBe(true);
    expect(mayGrantRegions(keeper, ['north', 'south'])).toBe(false);
    expect(rolesToGive(actor('organisationAdministrator'), null)).toEqual([]);
  });
  it('the administrator gives every role of a person, where it fits', () => {
    expect(rolesToGive(actor('administrator'), null)).not.toContain('provider');
    expect(rolesToGive(actor('administrator'), 'a')).toEqual([
      'provider',
      'organisationAdministrator',
      'referrer',
      'chainDirector',
    ]);
    expect(mayGrant(actor('administrator'), 'feed', 'a')).toBe(false);
  });
  it('nobody else gives anything, or keeps anyone', () => {
    for (const role of roles.filter((one) => one !== 'administrator' && one !== 'organisationAdministrator'))
      for (const organisation of ['a', null]) {
        expect(rolesToGive(actor(role, 'a'), organisation)).toEqual([]);
        expect(mayKeepAccount(actor(role, 'a'), { id: 'x', role: 'provider', organisationId: organisation })).toBe(
          false,
        );
      }
  });
});

describe('a password', () => {
  const whose = { name: 'Anna de Vries', username: 'anna.de.vries.4821' };
  it.each([
    ['kort', ['too_short', 'too_simple']],
    ['Welkom2026!', ['too_short', 'too_common']],
    ['Wachtwoord-2026', ['too_common']],
    ['aaaaaaaaaaaaaaaa', ['too_simple']],
    ['1111 2222 1111', ['too_simple']],
    ['mijnAnnadeVries!', ['holds_name']],
    ['anna.de.vries.4821', ['holds_name']],
    ['vier gele fietsen zingen', []],
    ['日本語のパスワードは長い', []],
  ])('%j: %j', (password, faults) => {
    expect(passwordFaults(password, whose)).toEqual(faults);
  });
});

describe('SEC-40 a review', () => {
  it('comes each quarter for special powers and each year for all, by the Dutch calendar', () => {
    expect(reviewPeriod('special', new Date('2026-12-31T23:30:00Z'))).toBe('2027-Q1');
    expect(reviewPeriod('special', new Date('2026-11-22T10:00:00Z'))).toBe('2026-Q4');
    expect(reviewPeriod('all', new Date('2026-11-22T10:00:00Z'))).toBe('2026');
    expect(isUnderReview('special', 'provider')).toBe(false);
    expect(isUnderReview('all', 'provider')).toBe(true);
  });
  it('is overdue the day after its last day, and only while something is open', () => {
    const dueOn = reviewDueOn(new Date('2026-11-22T10:00:00Z'));
    expect(dueOn).toBe('2026-12-22');
    expect(isOverdue({ dueOn, open: 1 }, new Date('2026-12-22T22:59:00Z'))).toBe(false);
    expect(isOverdue({ dueOn, open: 1 }, new Date('2026-12-22T23:01:00Z'))).toBe(true);
    expect(isOverdue({ dueOn, open: 0 }, new Date('2027-01-22T23:01:00Z'))).toBe(false);
  });
});
