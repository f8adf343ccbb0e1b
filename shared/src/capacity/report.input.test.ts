import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { RuleError } from '../kernel/rule-error.js';
import { readReport } from './report.input.js';

const at = new Date('2026-11-22T10:00:00Z');
const read = (raw: unknown) => readReport(raw, { at, backfill: false });

const faultsIn = (raw: unknown): string[] => {
  try {
    read(raw);
  } catch (error) {
    if (error instanceof RuleError && error.code === 'capacity.invalid')
      return error.faults.map(({ pointer, code }) => `${pointer} ${code}`);
    throw error;
  }
  throw new Error('it was taken');
};

describe('reading a report from outside', () => {
  it('takes the two numbers, and null for what is not known', () => {
    const sent = {
      operational: 10,
      occupied: 7,
      outOfUse: null,
      admissionStop: null,
      expectedDepartures: null,
      reserve: null,
      limitedBy: null,
    };
    expect(read(sent)).toEqual(sent);
  });

  it('names faults of form, between fields and against the clock together', () => {
    const wrong = {
      operational: 5,
      occupied: 6,
      reserve: -1,
      limitedBy: ['weather'],
      observedAt: '2026-11-22T11:00:00Z',
      extra: true,
    };
    expect(faultsIn(wrong)).toEqual([
      '/reserve input.too_small',
      '/limitedBy/0 input.invalid_value',
      '/extra input.unknown_field',
      '/occupied capacity.occupied_above_operational',
      '/observedAt capacity.observed_in_future',
    ]);
  });

  it('points at a field inside a list', () => {
    expect(
      faultsIn({
        operational: 5,
        occupied: 1,
        outOfUse: [
          { count: 1, reason: 'staff' },
          { count: 0, reason: 'staff', note: 'x' },
        ],
      }),
    ).toEqual(['/outOfUse/1/count input.custom', '/outOfUse/1/note input.unknown_field']);
  });

  it('escapes a pointer after RFC 6901', () => {
    expect(faultsIn({ operational: 5, occupied: 1, 'a/b~c': 1 })).toEqual(['/a~1b~0c input.unknown_field']);
  });

  it.each([null, undefined, 5, 'text', true, [], [{ operational: 1, occupied: 0 }]])(
    'BAD-09 %j instead of an object is refused',
    (raw) => {
      expect(faultsIn(raw)).toEqual([' input.invalid_type']);
    },
  );

  it.each(['5', '', true, [5], null, {}, 1.5, -1, -0, 10_000, Infinity, NaN, 2 ** 53])(
    'BAD-08, BAD-31 %p is no number of beds',
    (occupied) => {
      expect(new Set(faultsIn({ operational: 9999, occupied }).map((fault) => fault.split(' ')[0]))).toEqual(
        new Set(['/occupied']),
      );
    },
  );

  it('never throws anything but a refusal, and takes only what is whole', () => {
    const beds = fc.oneof(fc.integer({ min: -2, max: 10_001 }), fc.double(), fc.string(), fc.constant(null));
    const fields = fc.record(
      {
        operational: beds,
        occupied: beds,
        outOfUse: fc.jsonValue(),
        admissionStop: fc.jsonValue(),
        observedAt: fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fields, fc.jsonValue()), (raw) => {
        let taken;
        try {
          taken = read(raw);
        } catch (error) {
          expect(error).toBeInstanceOf(RuleError);
          expect((error as RuleError).faults.length).toBeGreaterThan(0);
          return;
        }
        expect(Number.isInteger(taken.operational) && taken.operational >= 0 && taken.operational <= 9999).toBe(true);
        expect(Number.isInteger(taken.occupied) && taken.occupied >= 0 && taken.occupied <= 9999).toBe(true);
      }),
    );
  });
});
