import { describe, expect, it } from '@jest/globals';
import { freshnessAt, neverReported, reportCapacity, type Capacity } from '@ketenzicht/shared/capacity';
import { directorySchema, wardSchema, type Setting, type Ward } from '@ketenzicht/shared/directory';
import { must } from '@ketenzicht/shared/kernel';
import { demoRegister, type DemoReport } from './demo-register.js';
import { intensivregister } from './intensivregister.js';
import { exampleLocations, realLocations } from './locations.data.js';
import { isLate, neverReports } from './report-moments.js';

const at = new Date('2026-11-22T08:10:00Z');
const register = demoRegister(at);
const { directory, wards, reports } = register;

const newest = (of: readonly DemoReport[]) => {
  const byWard = new Map<string, DemoReport>();
  for (const report of of) {
    const held = byWard.get(report.unitId);
    if (!held || held.observedAt <= report.observedAt) byWard.set(report.unitId, report);
  }
  return byWard;
};

const closed = ({ details }: DemoReport) => (details?.outOfUse ?? []).reduce((sum, { count }) => sum + count, 0);
const meant = (index: number) => (neverReports(index) ? 'never' : isLate(index) ? 'expired' : 'fresh');

describe('the Dutch demo register', () => {
  it('keeps to the contract', () => {
    for (const { directory: one, wards: its } of [register, intensivregister]) {
      expect(directorySchema.parse(one)).toEqual(one);
      for (const ward of its) expect(wardSchema.parse(ward)).toEqual(ward);
      expect(new Set(its.map(({ id }) => id)).size).toBe(its.length);
    }
  });

  it.each<[string, Setting[], number, number]>([
    ['level 4', ['FPC', 'PPC', 'LFPZ'], 60, 1600],
    ['level 3', ['FPK', 'FVK', 'KIB'], 40, 640],
    ['level 2', ['FPA', 'FVA', 'SGLVG'], 80, 1097],
    ['level 1', ['HIC'], 30, 300],
    ['sheltered living', ['RIBW', 'FBW'], 60, 1600],
    ['dwellings', ['VPT'], 30, 1200],
  ])('has the wards and places of %s', (_, settings, count, places) => {
    const some = wards.filter(({ setting }) => settings.includes(setting));
    expect(some).toHaveLength(count);
    expect(some.reduce((sum, ward) => sum + (ward.places ?? 0), 0)).toBe(places);
  });

  it('divides a published size without adding or losing a place', () => {
    for (const { name, published, wards: sizes } of [...realLocations, ...exampleLocations])
      if (published !== undefined) expect([name, sizes.reduce((sum, size) => sum + size)]).toEqual([name, published]);
  });

  it('has wards of 4 and one of 120 and nothing beyond', () => {
    const sizes = wards.map(({ places }) => places ?? 0);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([4, 120]);
  });

  it('never mixes region schemes', () => {
    const schemeOf = new Map(directory.regions.map(({ id, scheme }) => [id, scheme]));
    for (const { regions } of directory.locations)
      for (const [scheme, id] of Object.entries(regions)) expect(schemeOf.get(id)).toBe(scheme);
    const district = new Map(directory.locations.map(({ id, regions }) => [id, regions.arrondissement]));
    for (const ward of wards) expect(ward.regionId).toBe(must(district.get(ward.locationId), 'arrondissement'));
  });

  it('calls a ketenveldnorm region assumed unless a public source confirms it', () => {
    const sure = directory.regions.filter(({ scheme, assumed }) => scheme === 'ketenveldnorm' && !assumed);
    expect(sure.map(({ name }) => name)).toEqual(['Midden-Nederland']);
  });

  it('says of every invented location that it is one', () => {
    expect(directory.locations.filter(({ name }) => name.endsWith('(voorbeeld)'))).toHaveLength(
      exampleLocations.length,
    );
  });

  it('places women in a PPC in Zwolle and Zaanstad only', () => {
    const women = wards.filter(({ setting, sex }) => setting === 'PPC' && sex !== 'male');
    expect(women.map(({ name, places }) => [name, places])).toEqual([
      ['PPC Zwolle, afdeling 4', 16],
      ['PPC Zaanstad, afdeling 5', 8],
    ]);
  });
});

describe('its invented figures', () => {
  it('are the same each time for the same moment', () => {
    expect(JSON.stringify(demoRegister(at)) === JSON.stringify(register)).toBe(true);
  });

  it('are what the rules would have accepted, one report after the other', () => {
    const some = wards.filter((_, index) => index % 6 === 1);
    const settingOf = new Map(some.map(({ id, setting }) => [id, setting]));
    const standing = new Map<string, Capacity>();
    for (const report of reports.filter(({ unitId }) => settingOf.has(unitId))) {
      const { reported, standing: now } = reportCapacity(
        standing.get(report.unitId) ?? neverReported,
        {
          operational: report.operational,
          occupied: report.occupied,
          observedAt: report.observedAt.toISOString(),
          ...report.details,
        },
        {
          at: report.recordedAt,
          setting: must(settingOf.get(report.unitId), 'setting'),
          source: 'person',
          backfill: false,
        },
      );
      expect(reported).toMatchObject({ version: report.version, validUntil: report.validUntil.toISOString() });
      expect(report.recordedAt <= at).toBe(true);
      standing.set(report.unitId, now);
    }
    const stands = newest(reports);
    for (const [unitId, { operational, occupied }] of standing)
      expect(stands.get(unitId)).toMatchObject({ operational, occupied });
  });

  it('never show more beds than the ward has', () => {
    const placesOf = new Map(wards.map(({ id, places }) => [id, places]));
    expect(reports.filter((report) => report.operational + closed(report) !== placesOf.get(report.unitId))).toEqual([]);
    expect(reports.filter(({ operational, occupied }) => occupied < 0 || occupied > operational)).toEqual([]);
  });

  // At noon, in the dead of night, and just after the clock went forward and back.
  it.each(['2026-11-22T12:00:00Z', '2026-08-03T02:40:00Z', '2027-03-28T06:00:00Z', '2026-10-25T20:30:00Z'])(
    'give a believable day at %s',
    (moment) => {
      const now = new Date(moment);
      const there = newest(demoRegister(now).reports);
      const freshness = ({ id }: Ward) =>
        freshnessAt({ validUntil: there.get(id)?.validUntil.toISOString() ?? null }, now);
      expect(wards.filter((ward, index) => freshness(ward) !== meant(index))).toEqual([]);
      const fresh = [...there.values()].filter(({ validUntil }) => validUntil > now);
      const free = fresh.reduce((sum, { operational, occupied }) => sum + operational - occupied, 0);
      const occupied = [...there.values()].reduce((sum, figure) => sum + figure.occupied, 0);
      expect(free).toBeGreaterThanOrEqual(50);
      expect(free).toBeLessThanOrEqual(175);
      expect(occupied / 6437).toBeGreaterThan(0.9);
      expect(occupied / 6437).toBeLessThan(0.97);
    },
  );

  it('reach back ninety days, with corrections among them', () => {
    expect(Math.min(...reports.map(({ observedAt }) => observedAt.getTime()))).toBeLessThan(
      at.getTime() - 89 * 86_400_000,
    );
    const moments = new Set(reports.map(({ unitId, observedAt }) => `${unitId} ${observedAt.getTime()}`));
    expect(reports.length - moments.size).toBeGreaterThan(10);
  });
});
