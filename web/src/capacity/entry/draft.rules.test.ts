import { describe, expect, test } from '@jest/globals';
import { capacityReportSchema, neverReported, type Capacity } from '@ketenzicht/shared/capacity';
import { draftFree, draftOf, readDraft, sameDraft, undoReport, type Draft } from './draft.rules.js';

const now = new Date('2026-11-22T08:00:00Z');
const base: Capacity = {
  ...neverReported,
  operational: 26,
  occupied: 24,
  held: 1,
  free: 1,
  outOfUse: [{ reason: 'staff', count: 2 }],
  admissionStop: { reason: 'infection', expectedEnd: '2026-11-24' },
  reserve: 3,
  limitedBy: ['building'],
  observedAt: '2026-11-22T07:00:00Z',
  validUntil: '2026-11-23T07:00:00Z',
  version: 4,
};
const read = (change: Partial<Draft>) => readDraft({ ...draftOf(base), ...change }, { base, setting: 'FPA', now });
const codes = (change: Partial<Draft>) => read(change).faults.map(({ pointer, code }) => `${pointer} ${code}`);

describe('an untouched draft', () => {
  test('reports exactly what stood, also what the screen does not ask, in the words of the contract', () => {
    const { report } = read({});
    expect(capacityReportSchema.parse(report)).toMatchObject({
      operational: 26,
      occupied: 24,
      outOfUse: [{ reason: 'staff', count: 2 }],
      admissionStop: { reason: 'infection', expectedEnd: '2026-11-24' },
      reserve: 3,
      limitedBy: ['building'],
    });
    expect(report).not.toHaveProperty('observedAt');
  });

  test('is the same as another one of the same figure, whatever the order of reasons or an empty count', () => {
    expect(sameDraft(draftOf(base), draftOf({ ...base, version: 5 }))).toBe(true);
    expect(sameDraft(draftOf(base), { ...draftOf(base), outOfUse: { infection: 0, staff: 2 } })).toBe(true);
    expect(sameDraft(draftOf(base), { ...draftOf(base), occupied: 23 })).toBe(false);
  });
});

test('a report about now is about now, also when the clock on this page runs behind the last report', () => {
  const justNow = { ...base, observedAt: '2026-11-22T08:00:12Z' };
  expect(readDraft(draftOf(justNow), { base: justNow, setting: 'FPA', now }).current).toBe(true);
});

describe('faults are found before anything is sent', () => {
  test('more occupied than operational', () => {
    expect(codes({ occupied: 27 })).toEqual(['/occupied capacity.occupied_above_operational']);
    expect(draftFree({ ...draftOf(base), occupied: 27 }, 1)).toBeNull();
    expect(draftFree({ ...draftOf(base), occupied: 26 }, 1)).toBe(0);
  });

  test('a number that was not filled in is missing, not zero', () => {
    expect(codes({ operational: null, occupied: null })).toEqual([
      '/operational entry.missing',
      '/occupied entry.missing',
    ]);
    expect(draftFree({ ...draftOf(base), occupied: null }, 1)).toBeNull();
  });

  test('a correction in the future or more than 14 days back', () => {
    expect(codes({ moment: { date: '2026-11-22', time: '23:00', second: null } })).toEqual([
      '/observedAt capacity.observed_in_future',
    ]);
    expect(codes({ moment: { date: '2026-11-01', time: '10:00', second: null } })).toEqual([
      '/observedAt capacity.observed_too_old',
    ]);
  });

  test('a stop that ends before now', () => {
    expect(codes({ stop: { reason: 'staff', end: { date: '2026-11-20', time: '' } } })).toEqual([
      '/admissionStop/expectedEnd capacity.stop_ends_before',
    ]);
  });
});

describe('another moment', () => {
  const autumn = new Date('2026-10-25T12:00:00Z');
  const corrected = (time: string, second: boolean | null) =>
    readDraft(
      { ...draftOf(base), stop: null, moment: { date: '2026-10-25', time, second } },
      { base: { ...base, observedAt: '2026-10-25T08:00:00Z' }, setting: 'FPA', now: autumn },
    );

  test('goes along with the offset of that moment', () => {
    expect(corrected('09:30', null).report?.observedAt).toBe('2026-10-25T09:30:00+01:00');
    expect(corrected('01:30', null).report?.observedAt).toBe('2026-10-25T01:30:00+02:00');
  });

  test('before the last report leaves the present figure alone; after it, it is the present figure', () => {
    const observed = { ...base, observedAt: '2026-10-25T08:00:00Z' };
    const at = (time: string) =>
      readDraft(
        { ...draftOf(observed), stop: null, moment: { date: '2026-10-25', time, second: null } },
        { base: observed, setting: 'FPA', now: autumn },
      );
    expect(at('08:00').current).toBe(false);
    expect(at('10:00').current).toBe(true);
  });

  test('an hour that comes twice is asked, and the answer decides', () => {
    expect(corrected('02:30', null).faults).toMatchObject([{ pointer: '/observedAt', code: 'entry.moment_twice' }]);
    expect(corrected('02:30', false).report?.observedAt).toBe('2026-10-25T02:30:00+02:00');
    expect(corrected('02:30', true).report?.observedAt).toBe('2026-10-25T02:30:00+01:00');
  });

  test('an hour that is skipped is explained', () => {
    expect(codes({ moment: { date: '2026-03-29', time: '02:30', second: null } })).toEqual([
      '/observedAt entry.moment_skipped',
    ]);
  });
});

test('a jump is asked about and does not stand in the way', () => {
  const { report, warnings } = read({ occupied: 9 });
  expect(report).not.toBeNull();
  expect(warnings).toEqual([{ code: 'jump', field: 'occupied', from: 24, to: 9 }]);
});

test('the expected end of a stop keeps its hour', () => {
  expect(read({ stop: { reason: 'staff', end: { date: '2026-11-24', time: '14:00' } } }).report?.admissionStop).toEqual(
    {
      reason: 'staff',
      expectedEnd: '2026-11-24T14:00:00+01:00',
    },
  );
});

test('undo puts back what stood, and has nothing to put back on a ward that never reported', () => {
  expect(undoReport(base)).toMatchObject({ operational: 26, occupied: 24, reserve: 3 });
  expect(undoReport(neverReported)).toBeNull();
});
