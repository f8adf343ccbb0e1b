import { expect, test } from '@jest/globals';
import { neverReported, type HistoryStep } from '@ketenzicht/shared/capacity';
import { isCorrection, isUnchanged } from './reports.rules.js';

const step = (revision: number, observedAt: string): HistoryStep => ({
  revision,
  reportedBy: null,
  supersededAt: null,
  capacity: { ...neverReported, observedAt },
});
const occupied = (report: HistoryStep, count: number) => ({
  ...report,
  capacity: { ...report.capacity, occupied: count },
});
const morning = step(1, '2026-11-22T07:00:00Z');
const noon = step(2, '2026-11-22T12:00:00Z');

test('what came later about the same moment, or about one before another report, corrects', () => {
  expect(isCorrection(step(3, '2026-11-22T07:00:00Z'), [morning, noon])).toBe(true);
  expect(isCorrection(step(3, '2026-11-22T09:00:00Z'), [morning, noon])).toBe(true);
});

test('the first about a moment does not, however late it came, and nothing corrects itself', () => {
  expect(isCorrection(noon, [morning, noon])).toBe(false);
  expect(isCorrection(morning, [morning, noon])).toBe(false);
});

test('a report of the same figure as the one before it in time is unchanged', () => {
  const evening = step(3, '2026-11-22T18:00:00Z');
  const all = [occupied(morning, 8), occupied(noon, 9), occupied(evening, 9)];
  expect(all.map((one) => isUnchanged(one, all))).toEqual([false, false, true]);
});

test('what was corrected away is nothing to be unchanged from', () => {
  const wrong = { ...morning, supersededAt: '2026-11-22T09:00:00Z' };
  expect(isUnchanged(noon, [wrong, noon])).toBe(false);
});
