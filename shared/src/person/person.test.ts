import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Role } from '../kernel/actor.js';
import { basisOf, mayBeGiven, mayBreakGlass, mayFindPerson, mayGiveRelation } from './person.policy.js';
import { comparableName, maskBsn } from './person.rules.js';
import { readReference, referenceFrom } from './reference.rules.js';

const random = fc.uint8Array({ minLength: 7, maxLength: 7 });
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a reference', () => {
  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const reference = referenceFrom(bytes);
        const typed = reference.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect(readReference(typed)).toBe(reference);
        expect(readReference(reference.slice(3))).toBe(reference);
      }),
    );
  });

  it('one wrong character is always noticed', () => {
    fc.assert(
      fc.property(
        random,
        fc.integer({ min: 0, max: 7 }),
        fc.constantFrom(...Array.from(symbols)),
        (bytes, at, wrong) => {
          const bare = referenceFrom(bytes).slice(3).replace('-', '');
          if (bare[at] === wrong) return;
          expect(readReference(`KZ-${bare.slice(0, at)}${wrong}${bare.slice(at + 1)}`)).toBeUndefined();
        },
      ),
    );
  });
});

describe('names', () => {
  it('SEC-94: are compared without what people write differently', () => {
    for (const name of [
      'Van den Berg-Ünal',
      'VAN DEN BERG ÜNAL',
      ' van  den berg–ünal'.replace('–', '-'),
      'Van den Berg-U\u0308nal',
    ])
      expect(comparableName(name)).toBe('van den berg unal');
    expect(comparableName('Jansen')).not.toBe(comparableName('Janssen'));
  });

  it('PRIV-05: a BSN shows its last three digits', () => {
    expect(maskBsn('111222333')).toBe('••••••333');
  });
});

describe('who may', () => {
  const person = { organisationId: 'o1', regionId: 'r1', restrictedAt: null };
  const actor = (role: Role, organisationId: string | null = 'o1', regionIds: string[] = []) => ({
    id: 'a',
    role,
    organisationId,
    regionIds,
  });
  const at = new Date('2026-11-22T12:00:00Z');
  const later = new Date('2026-11-22T12:00:01Z');
  const none = { relations: [], emergencyUntil: null, at };
  const relation = { basis: 'treatment' as const, from: at, until: null, endedAt: null };

  it('PRIV-07: find a person is for the own organisation, the region and the privacy officer', () => {
    expect(mayFindPerson(actor('provider'), person)).toBe(true);
    expect(mayFindPerson(actor('provider', 'o2', ['r1']), person)).toBe(false);
    expect(mayFindPerson(actor('chainDirector', null, ['r1']), person)).toBe(true);
    expect(mayFindPerson(actor('chainDirector', null, ['r2']), person)).toBe(false);
    for (const role of ['referrer', 'nationalCoordinator', 'adviser', 'ministry', 'administrator', 'feed'] as const)
      expect([role, mayFindPerson(actor(role, 'o1', ['r1']), person)]).toEqual([role, false]);
  });

  it('open a file takes a relation that holds now, or an emergency that has not worn off', () => {
    const opens = (given: Partial<typeof none> & object) => basisOf(actor('provider'), person, { ...none, ...given });
    expect(opens({})).toBeNull();
    expect(opens({ relations: [relation] as never })).toBe('treatment');
    expect(opens({ relations: [{ ...relation, until: at }] as never })).toBeNull();
    expect(opens({ relations: [{ ...relation, from: later }] as never })).toBeNull();
    expect(opens({ relations: [{ ...relation, endedAt: at }] as never })).toBeNull();
    expect(opens({ emergencyUntil: later as never })).toBe('emergency');
    expect(opens({ emergencyUntil: at as never })).toBeNull();
  });

  it('PRIV-16: a restricted file opens for the privacy officer only', () => {
    const restricted = { ...person, restrictedAt: at };
    expect(
      basisOf(actor('provider'), restricted, { ...none, relations: [relation], emergencyUntil: later }),
    ).toBeNull();
    expect(mayFindPerson(actor('provider'), restricted)).toBe(false);
    expect(mayBreakGlass(actor('provider'), restricted)).toBe(false);
    expect(basisOf(actor('privacyOfficer', null), restricted, none)).toBe('supervision');
  });

  it('let somebody in is for who follows, and for the administrator; an emergency passes nothing on', () => {
    expect(mayGiveRelation(actor('provider'), person, 'treatment')).toBe(true);
    expect(mayGiveRelation(actor('provider'), person, 'emergency')).toBe(false);
    expect(mayGiveRelation(actor('privacyOfficer', null), person, 'supervision')).toBe(false);
    expect(mayGiveRelation(actor('organisationAdministrator'), person, null)).toBe(true);
    expect(mayGiveRelation(actor('organisationAdministrator', 'o2'), person, null)).toBe(false);
    expect(mayBeGiven(actor('ministry', 'o1', ['r1']), person, 'treatment')).toBe(false);
  });
});
