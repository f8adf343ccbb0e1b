import { describe, expect, it } from '@jest/globals';
import { boundsOf, isOverdue, monthsSince, signBy, signMonth } from './month.rules.js';

describe('a monthly report', () => {
  it('begins and ends by the calendar of the Netherlands', () => {
    expect(boundsOf('2026-10')).toEqual({
      from: new Date('2026-09-30T22:00:00Z'),
      until: new Date('2026-10-31T23:00:00Z'),
    });
    expect(boundsOf('2026-12').until).toEqual(new Date('2026-12-31T23:00:00Z'));
  });

  it('is there once its month is over, newest first', () => {
    expect(monthsSince(new Date('2025-11-15T00:00:00Z'), new Date('2026-02-01T00:00:00Z'))).toEqual([
      '2026-01',
      '2025-12',
      '2025-11',
    ]);
    expect(monthsSince(new Date('2026-11-01T00:00:00Z'), new Date('2026-11-30T22:59:59Z'))).toEqual([]);
    expect(monthsSince(new Date('2026-11-01T00:00:00Z'), new Date('2026-11-30T23:00:00Z'))).toEqual(['2026-11']);
  });

  it('SEC-18: is overdue 35 days after its month, unless somebody signed', () => {
    expect(signBy('2026-10')).toEqual(new Date('2026-12-05T23:00:00Z'));
    expect(isOverdue('2026-10', null, new Date('2026-12-05T22:59:59Z'))).toBe(false);
    expect(isOverdue('2026-10', null, new Date('2026-12-05T23:00:00Z'))).toBe(true);
    expect(isOverdue('2026-10', '2026-11-02T10:00:00Z', new Date('2027-01-01T00:00:00Z'))).toBe(false);
  });

  it('is signed once, and not before its month is over', () => {
    const at = new Date('2026-11-02T10:00:00Z');
    expect(() => signMonth({ month: '2026-10', signedAt: null }, at)).not.toThrow();
    expect(() => signMonth({ month: '2026-11', signedAt: null }, at)).toThrow('not over yet');
    expect(() => signMonth({ month: '2026-10', signedAt: '2026-11-01T00:00:00Z' }, at)).toThrow('signed already');
  });
});
