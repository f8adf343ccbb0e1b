import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { dateSchema, idSchema, instantSchema } from './contract.js';

const refused = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  !schema.safeParse(value).success;

describe('BAD-40 moments', () => {
  it.each([
    '2026-02-30T10:00:00Z',
    '2027-02-29T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-11-31T10:00:00Z',
    '0000-00-00T00:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T10:60:00Z',
    '2026-11-22T23:59:60Z',
    '2026-11-22T10:00:00',
    '2026-11-22T10:00:00-00:00',
    '2026-11-22t10:00:00z',
    '2026-11-22 10:00:00Z',
    '2026-11-22',
    '29-02-2027',
    '1999-12-31T23:59:59Z',
    '2100-01-01T00:00:00Z',
    '+294277-01-01T00:00:00Z',
    '26-11-22T10:00:00Z',
    'infinity',
    'now',
    '',
    '2026-11-22T10:00:00Z\u0000',
    1_763_800_000_000,
    null,
  ])('%j is refused', (text) => {
    expect(refused(instantSchema, text)).toBe(true);
  });

  it.each([
    '2026-11-22T10:00:00Z',
    '2026-11-22T10:00:00.123Z',
    '2026-10-25T02:30:00+02:00',
    '2026-10-25T02:30:00+01:00',
    '2028-02-29T10:00:00+01:00',
  ])('%s is taken', (text) => {
    expect(refused(instantSchema, text)).toBe(false);
  });

  it('what is taken is the same moment when JavaScript reads it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          expect(new Date(instantSchema.parse(date.toISOString()))).toEqual(date);
        },
      ),
    );
  });

  it.each(['2027-02-29', '2026-02-30', '2026-00-10', '1999-12-31', '2026-1-1', '2026-11-22T10:00:00Z'])(
    'the day %s is refused',
    (text) => {
      expect(refused(dateSchema, text)).toBe(true);
    },
  );
});

describe('BAD-20 ids', () => {
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e';

  it.each([id.toUpperCase(), `{${id}}`, id.replaceAll('-', ''), `${id} `, `${id}\n`, ` ${id}`, `urn:uuid:${id}`, ''])(
    '%j is refused: one thing has one spelling',
    (text) => {
      expect(refused(idSchema, text)).toBe(true);
    },
  );

  it('a canonical lower-case UUID is taken', () => {
    expect(refused(idSchema, id)).toBe(false);
  });
});
