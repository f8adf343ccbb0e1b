import { describe, expect, test } from '@jest/globals';
import { towardSchema, waitChangeSchema, waitInputSchema, type Wait } from '@ketenzicht/shared/stepdown';
import { draftOf, emptyDraft, inputOf, readRent } from './draft.rules.js';

const toward = towardSchema.parse({
  ageBand: '25-39',
  sex: 'female',
  securityLevel: '2-laag',
  targetGroups: ['psychiatry', 'addiction'],
  title: 'voluntary',
  payer: 'wmo',
  regionId: 'r1',
  reach: 'national',
  avoidRegionIds: ['r2'],
  accessible: true,
  highestRentCents: 75_000,
});
const wait: Wait = {
  id: 'w',
  reference: 'DS-7F3K-92QD',
  unitId: 'u',
  providerId: 'p',
  regionId: 'r1',
  admittedOn: '2026-01-02',
  readySince: '2026-05-06',
  days: 3,
  waitsFor: 'dwelling',
  actsBy: 'housingCorporation',
  payer: 'wfz',
  municipality: 'Utrecht',
  toward,
  expectedOn: null,
  moves: 0,
  personId: '6d1f0a0e-5a55-4a39-8d0c-0b3f6a4c1c11',
  state: 'waiting',
  endedOn: null,
  leftTo: null,
  toUnitId: null,
  madeAt: '2026-05-06T10:00:00Z',
  version: 2,
  may: ['change'],
};

describe('what stands in the fields of who waits', () => {
  test('is sent again as it was said, with everything that the next place must be and the file', () => {
    const sent = waitChangeSchema.parse(inputOf(draftOf(wait)));
    const { admittedOn, readySince, waitsFor, actsBy, payer, municipality, personId } = wait;
    expect(sent).toEqual({ admittedOn, readySince, waitsFor, actsBy, payer, municipality, toward, personId });
  });

  test('is enough with what cannot be left out, and nothing without', () => {
    const empty = emptyDraft('2026-05-06', 'r1');
    expect(inputOf(empty)).toBeNull();
    const filled = { ...empty, waitsFor: 'ribw', actsBy: 'ward', payer: 'zvw', ageBand: '18-24' } as const;
    const unitId = '6d1f0a0e-5a55-4a39-8d0c-0b3f6a4c1c12';
    expect(waitInputSchema.parse({ unitId, ...inputOf(filled) })).toMatchObject({
      personId: null,
      toward: { title: null },
    });
    expect(inputOf({ ...filled, rent: 'veel' })).toBeNull();
  });

  test.each([
    ['', null],
    ['€ 1.250', 125_000],
    ['750', 75_000],
    ['5001', undefined],
    ['7,5', undefined],
  ])('a rent of "%s" is %s cents', (typed, cents) => expect(readRent(typed)).toBe(cents));
});
