import { expect, test } from '@jest/globals';
import { neverReported, type HistoryDay } from '@ketenzicht/shared/capacity';
import { stairs, unknownRuns } from './history-plot.rules.js';

const day = (known: number, occupied = 8, held = 0): HistoryDay => ({
  date: '2026-11-22',
  capacity: { ...neverReported, operational: 10, occupied, held },
  freeMin: null,
  freeMax: null,
  known,
  closed: 0,
  reports: 0,
});

test('a day is flat from edge to edge', () => {
  expect(stairs([day(1), day(0.2, 9, 3)])).toEqual([
    { at: 0, known: true, occupied: 8, taken: 8, operational: 10 },
    { at: 1, known: true, occupied: 8, taken: 8, operational: 10 },
    { at: 1, known: true, occupied: 9, taken: 10, operational: 10 },
    { at: 2, known: true, occupied: 9, taken: 10, operational: 10 },
  ]);
});

test('days of which nothing is known break the line and are gathered', () => {
  const days = [day(0), day(0), day(1), day(0)];
  expect(stairs(days).map(({ known }) => known)).toEqual([false, false, false, false, true, true, false, false]);
  expect(unknownRuns(days)).toEqual([
    { from: 0, to: 2 },
    { from: 3, to: 4 },
  ]);
});
