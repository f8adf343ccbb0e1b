import { describe, expect, it } from '@jest/globals';
import { draftOfHome, emptyHome, homeFault, homeInput, readMonthRent } from './home-draft.rules.js';
import { readHomesSearch } from './homes.search.js';

describe('what somebody types of a dwelling', () => {
  it.each([
    ['695', 69_500],
    ['€ 1.250', 125_000],
    ['712,45', 71_245],
    ['712.45', 71_245],
    ['0', 0],
    ['10000', 1_000_000],
    ['10001', undefined],
    ['', undefined],
    ['gratis', undefined],
    ['69,5', undefined],
  ])('reads %j as %p cents', (typed, cents) => expect(readMonthRent(typed)).toBe(cents));

  it('is nothing to send without a kind, a region or a rent, and comes back as it was sent', () => {
    const draft = { ...emptyHome('2026-11-23', 'r'), kind: 'studio' as const, rent: '712,45', municipality: ' Zeist ' };
    expect(homeFault(draft)).toBeNull();
    expect(homeFault({ ...draft, kind: null })).toBe('missing');
    expect(homeFault({ ...draft, conditionText: 'Bel 06-12345678' })).toBe('personal');
    expect(homeInput({ ...draft, kind: null })).toBeNull();
    expect(homeInput({ ...draft, regionId: '' })).toBeNull();
    expect(homeInput({ ...draft, rent: 'x' })).toBeNull();
    const sent = homeInput(draft);
    expect(sent).toMatchObject({ municipality: 'Zeist', neighbourhood: null, offeredUntil: '2027-01-22' });
    expect(sent && homeInput(draftOfHome({ ...sent } as never))).toEqual(sent);
  });

  it('keeps of an address what it knows, and drops the rest', () => {
    const kept = { region: 'a:b', kind: 'room', rent: '700', accessible: '1', by: '2026-12-01', state: 'let' };
    expect(readHomesSearch({ ...kept, name: 'x' })).toEqual(kept);
    expect(readHomesSearch({ kind: 'castle', rent: '1e9', by: 'soon', state: 'offered', accessible: 'yes' })).toEqual(
      {},
    );
  });
});
