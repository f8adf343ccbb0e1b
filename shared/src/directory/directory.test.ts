import { describe, expect, it } from '@jest/globals';
import { roles } from '../kernel/actor.js';
import { mayOpenDirectory } from './directory.policy.js';
import { isValidAt } from './directory.rules.js';

describe('validity', () => {
  const closing = { validFrom: '2026-01-01T00:00:00Z', validTo: '2026-11-22T12:00:00Z' };

  it.each([
    ['2025-12-31T23:59:59.999Z', false],
    ['2026-01-01T00:00:00Z', true],
    ['2026-11-22T11:59:59.999Z', true],
    ['2026-11-22T12:00:00Z', false],
  ])('is half open: at %s it is %s', (at, valid) => {
    expect(isValidAt(closing, new Date(at))).toBe(valid);
  });

  it('without an end lasts', () => {
    expect(isValidAt({ ...closing, validTo: null }, new Date('2099-01-01'))).toBe(true);
  });
});

describe('opening a register', () => {
  const national = new Set(['nationalCoordinator', 'administrator', 'ministry', 'adviser', 'privacyOfficer']);

  it.each(roles)('as %s: the own one always, another one only with a national role', (role) => {
    expect(mayOpenDirectory({ role, directoryId: 'nl' }, 'nl')).toBe(true);
    expect(mayOpenDirectory({ role, directoryId: 'nl' }, 'de')).toBe(national.has(role));
  });
});
