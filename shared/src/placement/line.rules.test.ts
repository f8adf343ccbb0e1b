import { describe, expect, it } from '@jest/globals';
import { day } from '../kernel/time.js';
import { ensureLonger, isOffered, keptUntil, nextInLine } from './attempt.rules.js';
import { attemptStates, type AskMode, type AttemptState } from './placement.terms.js';

const at = new Date('2026-11-22T15:00:00Z');
const one = (state: AttemptState, more: { mode?: AskMode; place?: number; overdueAt?: Date | null } = {}) => ({
  id: `${state}-${more.place ?? 1}`,
  state,
  mode: 'inTurn' as AskMode,
  place: 1,
  overdueAt: null,
  ...more,
});

describe('whose turn it is', () => {
  it('the first that waits, however they are listed', () => {
    expect(nextInLine([one('queued', { place: 3 }), one('queued', { place: 2 })])?.place).toBe(2);
    expect(nextInLine([])).toBeUndefined();
  });

  it.each(attemptStates.filter((state) => state !== 'queued'))('after one that is %s', (state) => {
    const isBusy = ['asked', 'seen', 'considering', 'proposed', 'accepted'].includes(state);
    expect(nextInLine([one(state), one('queued', { place: 2 })])?.place).toBe(isBusy ? undefined : 2);
  });

  it.each(['asked', 'seen', 'considering'] as const)('a ward that is %s and overdue holds up nobody', (state) => {
    expect(nextInLine([one(state, { overdueAt: at }), one('queued', { place: 2 })])?.place).toBe(2);
  });

  it('a ward that was asked together with others is not in the line', () => {
    expect(nextInLine([one('asked', { mode: 'together' }), one('queued', { place: 2 })])?.place).toBe(2);
    expect(nextInLine([one('accepted', { mode: 'together' }), one('queued', { place: 2 })])).toBeUndefined();
  });
});

describe('what an answer offered', () => {
  it.each([
    [{ accepted: true } as const, true],
    [{ refused: true } as const, false],
    [{ proposedFrom: '2026-11-20' }, true],
    [{ proposedFrom: '2026-11-29' }, true],
    [{ proposedFrom: '2026-11-30' }, false],
  ])('%j for somebody who needs it from 22 November: %s', (answer, offered) => {
    expect(isOffered(answer, '2026-11-22')).toBe(offered);
  });
});

describe('how long a bed is kept', () => {
  it.each([
    ['2026-11-22', '2026-11-23T23:00:00.000Z'],
    ['2026-12-31', '2027-01-01T23:00:00.000Z'],
    ['2027-03-27', '2027-03-28T22:00:00.000Z'],
    ['2027-10-30', '2027-10-31T23:00:00.000Z'],
  ])('for somebody who is expected on %s: until %s', (expectedOn, end) => {
    expect(keptUntil(expectedOn).toISOString()).toBe(end);
  });

  it('a ward gives more time and not less, and two weeks at most', () => {
    const expiresAt = new Date(at.getTime() + day);
    const until = (days: number) => () => ensureLonger(new Date(at.getTime() + days * day), { expiresAt, at });
    expect(until(1)).toThrow('after the one at which it ends now');
    expect(until(-1)).toThrow('after the one at which it ends now');
    expect(until(14)).not.toThrow();
    expect(until(14.01)).toThrow('two weeks');
  });
});
