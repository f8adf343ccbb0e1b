import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addLocalDays, day, hour, localDate, localDays, localHour, startOfLocalDay } from './time.js';

const hoursIn = (date: string) =>
  (startOfLocalDay(addLocalDays(date, 1)).getTime() - startOfLocalDay(date).getTime()) / hour;

describe('Dutch local time', () => {
  it.each([
    ['2026-11-22', 24],
    ['2027-03-28', 23], // the clock goes forward at 02:00
    ['2026-10-25', 25], // the clock goes back at 03:00
    ['2028-02-29', 24],
  ])('the day %s has %i hours', (date, hours) => {
    expect(hoursIn(date)).toBe(hours);
  });

  it('starts a summer day at 22:00 UTC and a winter day at 23:00 UTC', () => {
    expect(startOfLocalDay('2026-07-01').toISOString()).toBe('2026-06-30T22:00:00.000Z');
    expect(startOfLocalDay('2026-11-22').toISOString()).toBe('2026-11-21T23:00:00.000Z');
  });

  it('names the hour on the wall: 02:30 happens twice when the clock goes back, never when it goes forward', () => {
    expect(localHour(new Date('2026-10-25T00:30:00Z'))).toBe(2);
    expect(localHour(new Date('2026-10-25T01:30:00Z'))).toBe(2);
    expect(localHour(new Date('2027-03-28T00:30:00Z'))).toBe(1);
    expect(localHour(new Date('2027-03-28T01:30:00Z'))).toBe(3);
  });

  it('counts a leap day, and only in leap years', () => {
    expect(localDays('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(localDays('2027-02-28', '2027-03-01')).toEqual(['2027-02-28', '2027-03-01']);
    expect(localDays('2027-03-02', '2027-03-01')).toEqual([]);
  });

  it('refuses a day that does not exist', () => {
    expect(() => startOfLocalDay('2027-02-30')).toThrow();
  });

  it('every instant lies in the day that it is named by', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-02'), max: new Date('2099-12-30'), noInvalidDate: true }),
        (instant) => {
          const date = localDate(instant);
          const start = startOfLocalDay(date).getTime();
          const end = startOfLocalDay(addLocalDays(date, 1)).getTime();
          expect(instant.getTime()).toBeGreaterThanOrEqual(start);
          expect(instant.getTime()).toBeLessThan(end);
          expect([23, 24, 25]).toContain((end - start) / hour);
        },
      ),
    );
  });

  it('a run of days touches end to end and covers the real hours', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-02'), max: new Date('2098-01-01'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 400 }),
        (from, length) => {
          const first = localDate(from);
          const days = localDays(first, addLocalDays(first, length));
          expect(days).toHaveLength(length + 1);
          const hours = days.reduce((sum, date) => sum + hoursIn(date), 0);
          const [start, end] = [startOfLocalDay(first), startOfLocalDay(addLocalDays(first, length + 1))];
          expect(hours * hour).toBe(end.getTime() - start.getTime());
          expect(Math.abs(hours * hour - (length + 1) * day)).toBeLessThanOrEqual(hour);
        },
      ),
      { numRuns: 30 },
    );
  });
});
