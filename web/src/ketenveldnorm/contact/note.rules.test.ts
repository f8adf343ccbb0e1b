import { expect, test } from '@jest/globals';
import { lastDayToPlan, type ContactStanding } from '@ketenzicht/shared/ketenveldnorm';
import fc from 'fast-check';
import { aTimeline, on } from '../../testing/a-timeline.js';
import { plannedOf } from '../timeline/now.rules.js';
import { dueOne, lastDayAfter, nextDay } from './note.rules.js';

const standing: ContactStanding = {
  phase: 'following',
  includedOn: '2026-01-05',
  lastContactOn: '2026-11-10',
  intervalDays: 14,
};

test('after a contact that took place the next one is an interval later', () => {
  expect(nextDay(standing, { outcome: 'done', on: '2026-11-22' }, '2026-11-22')).toBe('2026-12-06');
  expect(lastDayAfter(standing, { outcome: 'done', on: '2026-11-22' }, '2026-11-22')).toBe('2026-12-06');
});

test('whoever was missed is tried again within two days, and no later than the plan allows', () => {
  expect(nextDay(standing, { outcome: 'missed', on: '2026-11-22' }, '2026-11-22')).toBe('2026-11-24');
  expect(nextDay(standing, { outcome: 'missed', on: '2026-11-23' }, '2026-11-23')).toBe('2026-11-24');
});

test('once it is overdue there is an interval from today to try again', () => {
  expect(lastDayToPlan(standing, '2026-12-01')).toBe('2026-12-15');
  expect(lastDayToPlan({ ...standing, phase: 'reported' }, '2026-12-01')).toBeNull();
});

test('the day that stands there already is never past and never too late', () => {
  const days = fc.integer({ min: -200, max: 0 });
  fc.assert(
    fc.property(days, days, fc.integer({ min: 1, max: 92 }), fc.boolean(), (last, noted, intervalDays, isDone) => {
      const now = on(0);
      const stands: ContactStanding = {
        phase: 'following',
        includedOn: on(-200),
        lastContactOn: on(last),
        intervalDays,
      };
      const note = { outcome: isDone ? 'done' : 'missed', on: on(noted) } as const;
      const day = nextDay(stands, note, now);
      expect(day >= now && day <= (lastDayAfter(stands, note, now) ?? day)).toBe(true);
    }),
  );
});

test('a note is about the contact that was due, and about a later one only when somebody says so', () => {
  const planned = plannedOf(aTimeline().contacts);
  expect(dueOne(planned, on(0))).toBeNull();
  expect(dueOne(planned, on(2))?.on).toBe(on(2));
});
