import { describe, expect, it } from '@jest/globals';
import { roles } from '../kernel/actor.js';
import { mayBackfill, mayReportCapacity } from './capacity.policy.js';

const unit = { providerId: 'ours', directoryId: 'nl' };

describe('reporting a ward', () => {
  it.each(roles)('as %s: only people and feeds of the ward’s own organisation', (role) => {
    const mayOwn = role === 'provider' || role === 'feed';
    expect(mayReportCapacity({ role, organisationId: 'ours', directoryId: 'nl' }, unit)).toBe(mayOwn);
    expect(mayReportCapacity({ role, organisationId: 'theirs', directoryId: 'nl' }, unit)).toBe(false);
    expect(mayReportCapacity({ role, organisationId: null, directoryId: 'nl' }, unit)).toBe(false);
    expect(mayReportCapacity({ role, organisationId: 'ours', directoryId: 'de' }, unit)).toBe(false);
  });

  it.each(roles)('far back as %s: only a feed that was given the scope', (role) => {
    expect(mayBackfill({ role, scopes: [] })).toBe(false);
    expect(mayBackfill({ role, scopes: ['backfill'] })).toBe(role === 'feed');
  });
});
