import { describe, expect, it } from '@jest/globals';
import { deliverAgainAfter, quietUntil, saysAgain, sendAgainAfter, wantsBy } from './notice.rules.js';

const night = { from: '22:00', to: '07:00' };
const until = (at: string, quiet = night) => quietUntil(new Date(at), quiet)?.toISOString();

describe('what somebody is told, and when', () => {
  it('quiet hours go over midnight, on the Dutch clock', () => {
    expect(until('2026-11-22T21:30:00Z')).toBe('2026-11-23T06:00:00.000Z');
    expect(until('2026-11-23T05:59:00Z')).toBe('2026-11-23T06:00:00.000Z');
    expect(until('2026-11-23T06:00:00Z')).toBeUndefined();
    expect(until('2026-11-22T20:59:00Z')).toBeUndefined();
  });

  it('quiet hours end when the clock on the wall says so, also in the night that it is changed', () => {
    expect(until('2027-03-27T22:00:00Z')).toBe('2027-03-28T05:00:00.000Z');
    expect(until('2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
  });

  it('quiet hours within a day, and none at all', () => {
    expect(until('2026-11-22T11:30:00Z', { from: '12:00', to: '13:00' })).toBe('2026-11-22T12:00:00.000Z');
    expect(until('2026-11-22T11:30:00Z', { from: '12:00', to: '12:00' })).toBeUndefined();
    expect(quietUntil(new Date(), null)).toBeUndefined();
  });

  it('the app always tells; mail needs an address; a topic that was turned off is turned off', () => {
    const mine = { channels: { caseMine: ['push' as const] }, email: 'iemand@voorbeeld.nl' };
    expect(wantsBy(mine, 'caseMine', 'app')).toBe(true);
    expect(wantsBy(mine, 'caseMine', 'mail')).toBe(false);
    expect(wantsBy(mine, 'caseMine', 'push')).toBe(true);
    expect(wantsBy(mine, 'taskDue', 'mail')).toBe(true);
    expect(wantsBy({ ...mine, email: null }, 'taskDue', 'mail')).toBe(false);
  });

  it('waits longer each time, within bounds, and webhooks end within a day', () => {
    expect([1, 2, 3, 20].map(sendAgainAfter)).toEqual([30_000, 60_000, 120_000, 600_000]);
    const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => deliverAgainAfter(tries) ?? 0);
    expect(waits.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(86_400_000);
    expect(deliverAgainAfter(8)).toBeUndefined();
    expect([saysAgain(true, 5), saysAgain(true, 6), saysAgain(false, 0)]).toEqual([true, false, false]);
  });
});
