import { describe, expect, it } from '@jest/globals';
import { afterWorkingDays, isPublicHoliday } from './working-days.rules.js';

describe('Dutch working days', () => {
  it('knows the holidays of the Algemene termijnenwet', () => {
    const holidays2027 = ['01-01', '03-26', '03-29', '04-27', '05-05', '05-06', '05-17', '12-25', '12-26'];
    const found: string[] = [];
    for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += 86_400_000) {
      const date = new Date(at).toISOString().slice(0, 10);
      if (isPublicHoliday(date)) found.push(date.slice(5));
    }
    expect(found).toEqual(holidays2027);
    expect(isPublicHoliday('2025-04-26')).toBe(true); // King's day, because the 27th is a Sunday
    expect(isPublicHoliday('2025-04-27')).toBe(false);
  });

  it.each([
    ['a Thursday', '2026-11-26T10:00:00Z', 3, '2026-12-01T23:00:00.000Z'],
    ['late on a Thursday evening in Amsterdam', '2026-11-26T22:59:00Z', 3, '2026-12-01T23:00:00.000Z'],
    ['just after midnight there', '2026-11-26T23:00:00Z', 3, '2026-12-02T23:00:00.000Z'],
    ['Christmas eve', '2026-12-24T12:00:00Z', 3, '2026-12-30T23:00:00.000Z'],
    ['before Easter and summer time', '2027-03-25T12:00:00Z', 1, '2027-03-30T22:00:00.000Z'],
  ])('counts from %s', (_, at, days, end) => {
    expect(afterWorkingDays(new Date(at), days).toISOString()).toBe(end);
  });
});
