import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { hour } from '../kernel/time.js';
import { addTotals, canTakeNow, coverageOf, matches, noFilter, totalOf, totalsByRegion } from './board.rules.js';
import type { Capacity, Unit } from './capacity.contract.js';
import { neverReported, reportCapacity } from './capacity.rules.js';

const at = new Date('2026-11-22T10:00:00Z');
const figure = (operational: number, occupied: number, more: Partial<Capacity> = {}): Capacity => ({
  ...reportCapacity(neverReported, { operational, occupied }, { at, setting: 'FPA', source: 'person', backfill: false })
    .standing,
  ...more,
});
const expired = (operational: number, occupied: number) =>
  figure(operational, occupied, { validUntil: at.toISOString() });
const closed = (operational: number, occupied: number) =>
  figure(operational, occupied, { admissionStop: { reason: 'staff' } });

let count = 0;
const ward = (capacity: Capacity, more: Partial<Unit> = {}): Unit => ({
  id: `ward-${count++}`,
  name: 'De Kade',
  providerId: 'provider',
  locationId: 'location',
  regionId: 'north',
  setting: 'FPA',
  securityLevel: '2-hoog',
  careIntensity: null,
  targetGroups: ['psychiatry'],
  sex: 'all',
  ageMin: 18,
  ageMax: null,
  titles: ['wvggz'],
  payers: ['zvw'],
  phone: '+31201234567',
  places: 20,
  capacity,
  ...more,
});

const capacities = fc
  .record({
    operational: fc.integer({ min: 0, max: 200 }),
    free: fc.integer({ min: 0, max: 200 }),
    kind: fc.constantFrom('fresh', 'expired', 'never', 'closed'),
  })
  .map(({ operational, free, kind }) => {
    const occupied = Math.max(0, operational - free);
    if (kind === 'never') return neverReported;
    return kind === 'expired'
      ? expired(operational, occupied)
      : kind === 'closed'
        ? closed(operational, occupied)
        : figure(operational, occupied);
  });
const boards = fc.array(
  fc
    .record({ capacity: capacities, region: fc.constantFrom('north', 'south', 'west') })
    .map(({ capacity, region }) => ward(capacity, { regionId: region })),
);

describe('missing is never zero', () => {
  it('a ward that never reported, or whose figure ran out, leaves the sum and shows in the coverage', () => {
    const total = totalOf([ward(figure(10, 7)), ward(expired(20, 0)), ward(neverReported)], at);
    expect(total).toMatchObject({
      operational: 10,
      occupied: 7,
      free: 3,
      available: 3,
      coverage: { reporting: 1, total: 3 },
    });
  });

  it('a full ward does count, with zero free', () => {
    expect(totalOf([ward(figure(10, 10))], at)).toMatchObject({ free: 0, coverage: { reporting: 1, total: 1 } });
  });

  it('a figure leaves the sum in the moment it runs out, without any new report', () => {
    const wards = [ward(figure(10, 7))];
    expect(coverageOf(wards, new Date(at.getTime() + 24 * hour - 1))).toEqual({ reporting: 1, total: 1 });
    expect(coverageOf(wards, new Date(at.getTime() + 24 * hour))).toEqual({ reporting: 0, total: 1 });
  });

  it('a closed ward has free beds, but nobody can be taken there now', () => {
    expect(totalOf([ward(closed(10, 7))], at)).toMatchObject({ free: 3, available: 0 });
  });
});

describe('totals', () => {
  it('name the whole register first, then the regions that have wards, in the order given', () => {
    const wards = [ward(figure(10, 7), { regionId: 'south' }), ward(figure(5, 5), { regionId: 'north' })];
    expect(totalsByRegion(wards, ['west', 'south', 'north'], at).map(({ regionId, free }) => [regionId, free])).toEqual(
      [
        [null, 3],
        ['south', 3],
        ['north', 0],
      ],
    );
  });

  it('of two sets of wards add up to the total of their union', () => {
    fc.assert(
      fc.property(boards, boards, (some, others) =>
        expect(addTotals(totalOf(some, at), totalOf(others, at))).toEqual(totalOf([...some, ...others], at)),
      ),
    );
  });

  it('of the regions add up to the total of the register', () => {
    fc.assert(
      fc.property(boards, (wards) => {
        const [whole, ...regions] = totalsByRegion(wards, ['north', 'south', 'west'], at);
        expect(regions.reduce(addTotals, totalOf([], at))).toEqual(whole);
      }),
    );
  });

  it('never promise more than what is free, nor report more wards than there are', () => {
    fc.assert(
      fc.property(boards, (wards) => {
        const total = totalOf(wards, at);
        expect(total.available).toBeLessThanOrEqual(total.free);
        expect(total.free).toBe(total.operational - total.occupied - total.held);
        expect(total.coverage.reporting).toBe(
          wards.filter(({ capacity }) => capacity.validUntil !== null && Date.parse(capacity.validUntil) > at.getTime())
            .length,
        );
        expect(total.coverage.total).toBe(wards.length);
      }),
    );
  });
});

describe('a ward can take someone now', () => {
  it.each([
    ['fresh, open and with a bed', figure(10, 9), true],
    ['full', figure(10, 10), false],
    ['closed', closed(10, 5), false],
    ['expired', expired(10, 5), false],
    ['never reported', neverReported, false],
  ])('when it is %s', (_, capacity, can) => {
    expect(canTakeNow(capacity, at)).toBe(can);
  });
});

describe('a filter', () => {
  const unit = ward(figure(10, 7), {
    sex: 'female',
    targetGroups: ['psychiatry', 'autism'],
    titles: ['wvggz', 'forensic'],
    payers: ['wfz'],
  });
  const text = 'de kade zwolle trajectum';
  const passes = (filter: Partial<typeof noFilter>, of = unit) => matches(of, { ...noFilter, ...filter }, text, at);

  it('without demands lets every ward through', () => {
    fc.assert(fc.property(capacities, (capacity) => expect(matches(ward(capacity), noFilter, '', at)).toBe(true)));
  });

  it.each<[string, Partial<typeof noFilter>, boolean]>([
    ['its region', { regions: ['south', 'north'] }, true],
    ['another region', { regions: ['south'] }, false],
    ['its level', { levels: ['2-hoog'] }, true],
    ['another level', { levels: ['2-laag', '4'] }, false],
    ['another setting', { settings: ['HIC'] }, false],
    ['one of its groups', { groups: ['addiction', 'autism'] }, true],
    ['women on a women’s ward', { sex: 'female' }, true],
    ['men on a women’s ward', { sex: 'male' }, false],
    ['one of its titles', { titles: ['forensic'] }, true],
    ['a payer it does not take', { payers: ['zvw'] }, false],
    ['room now', { takesNow: true }, true],
    ['words that all occur', { words: '  Zwolle KADE ' }, true],
    ['a word that does not occur', { words: 'kade utrecht' }, false],
    ['a regular expression, taken literally', { words: '.*' }, false],
    ['two demands of which one fails', { regions: ['north'], settings: ['HIC'] }, false],
  ])('by %s', (_, filter, through) => {
    expect(passes(filter)).toBe(through);
  });

  it('by level leaves out a ward without a level, and by sex keeps a mixed one', () => {
    expect(passes({ levels: ['1'] }, ward(figure(1, 0), { securityLevel: null }))).toBe(false);
    expect(passes({ sex: 'male' }, ward(figure(1, 0), { sex: 'all' }))).toBe(true);
  });
});
