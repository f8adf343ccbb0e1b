import { describe, expect, it } from '@jest/globals';
import { nameSchema } from '../kernel/plain-text.js';
import { mayDecide, mayPropose, maySeeProposal } from './bedbase.policy.js';
import { concernsAbout, differences, isDue, refusePast } from './bedbase.rules.js';

describe('a proposal', () => {
  it('holds only what is really different; another order of a list is not', () => {
    const now = { places: 20, titles: ['wzd', 'wvggz'], name: 'Noord' };
    expect(differences(now, { places: 22, titles: ['wvggz', 'wzd'] })).toEqual({
      before: { places: 20 },
      after: { places: 22 },
    });
    expect(() => differences(now, { titles: ['wvggz', 'wzd'] })).toThrow(
      expect.objectContaining({ code: 'proposal.no_change' }),
    );
  });

  it('begins on its day by the Dutch calendar, also when a day has 25 hours', () => {
    expect(isDue('2026-10-25', new Date('2026-10-24T21:59:59Z'))).toBe(false);
    expect(isDue('2026-10-25', new Date('2026-10-24T22:00:00Z'))).toBe(true);
    expect(isDue('2026-10-26', new Date('2026-10-25T22:59:59Z'))).toBe(false);
    expect(isDue(null, new Date(0))).toBe(true);
    expect(() => refusePast('2026-10-25', new Date('2026-10-25T22:30:00Z'))).not.toThrow();
    expect(() => refusePast('2026-10-24', new Date('2026-10-25T22:30:00Z'))).toThrow(
      expect.objectContaining({ code: 'input.invalid' }),
    );
  });

  it('knows what does not fit with the people who are there', () => {
    expect(concernsAbout('close', {}, 1)).toEqual(['people_in_it']);
    expect(concernsAbout('close', {}, 0)).toEqual([]);
    expect(concernsAbout('close', {}, null)).toEqual([]);
    expect(concernsAbout('change', { places: 5 }, 6)).toEqual(['fewer_places_than_occupied']);
    expect(concernsAbout('change', { name: 'x' }, 6)).toEqual([]);
  });
});

describe('who may', () => {
  const ours = { providerId: 'a', directoryId: 'nl' };
  const actor = (role: 'provider' | 'nationalCoordinator' | 'administrator' | 'referrer', more: object = {}) => ({
    id: 'me',
    role,
    organisationId: 'a',
    directoryId: 'nl',
    ...more,
  });
  it('propose: the organisation itself', () => {
    expect(mayPropose(actor('provider'), ours)).toBe(true);
    expect(mayPropose(actor('provider', { organisationId: 'b' }), ours)).toBe(false);
    expect(mayPropose(actor('provider', { organisationId: null }), ours)).toBe(false);
    expect(mayPropose(actor('administrator'), ours)).toBe(false);
  });
  it('SEC-56 decide: others, and never the one who proposed', () => {
    expect(mayDecide(actor('nationalCoordinator'), { proposedBy: 'you', directoryId: 'nl' })).toBe(true);
    expect(mayDecide(actor('administrator'), { proposedBy: 'me', directoryId: 'nl' })).toBe(false);
    expect(mayDecide(actor('nationalCoordinator'), { proposedBy: 'you', directoryId: 'de' })).toBe(false);
    expect(mayDecide(actor('provider'), { proposedBy: 'you', directoryId: 'nl' })).toBe(false);
  });
  it('see: both, and nobody else', () => {
    expect(maySeeProposal(actor('provider'), ours)).toBe(true);
    expect(maySeeProposal(actor('nationalCoordinator'), ours)).toBe(true);
    expect(maySeeProposal(actor('referrer'), ours)).toBe(false);
  });
});

describe('a name', () => {
  it('BAD-44 has one spelling for what looks the same', () => {
    expect(nameSchema.parse('  Zoe\u0308\u00a0 de  Vries ')).toBe('Zoë de Vries');
  });
  it.each(['Zuid\u200bas', 'a\u00addam', 'a\u202eb', 'x\u0000y', 'a\ufeffb', '1', '', '12', '  '])(
    'BAD-44 is not %j',
    (text) => {
      expect(nameSchema.safeParse(text).success).toBe(false);
    },
  );
  it.each(['Аmsterdam', 'Amsterdam Νoord'])('BAD-46 is of one script: %j is not', (text) => {
    expect(nameSchema.safeParse(text).success).toBe(false);
  });
  it.each(['Ørsted', 'Łódź', "'t Hof", 'Jansen-de Wit', 'Νίκος', 'Иван', '王伟'])('may be %j', (text) => {
    expect(nameSchema.parse(text)).toBe(text);
  });
});
