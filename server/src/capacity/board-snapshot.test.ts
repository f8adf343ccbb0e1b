import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { boardSchema, neverReported, reportCapacity, totalsByRegion, type Board } from '@ketenzicht/shared/capacity';
import { hour } from '@ketenzicht/shared/kernel';
import * as fc from 'fast-check';
import { BoardSnapshot } from './board-snapshot.js';
import type { UnitState } from './unit-states.js';

const at = new Date('2026-11-22T10:00:00Z');
const later = (hours: number) => new Date(at.getTime() + hours * hour);
const regions = ['north', 'south', 'west'];
const figure = (occupied: number, version = 1, observed = at) => ({
  ...reportCapacity(
    neverReported,
    { operational: 20, occupied },
    { at: observed, setting: 'FPA', source: 'person', backfill: false },
  ).standing,
  version,
});

const state = (index: number, more: Partial<UnitState> = {}): UnitState => ({
  ward: {
    id: `ward-${index}`,
    name: `Afdeling ${index} – één`,
    providerId: 'provider',
    locationId: 'location',
    regionId: regions[index % 3] ?? '',
    setting: 'FPA',
    securityLevel: null,
    careIntensity: null,
    targetGroups: [],
    sex: 'all',
    ageMin: 18,
    ageMax: null,
    titles: [],
    payers: [],
    phone: '+31201234567',
    places: 20,
  },
  directoryId: 'nl',
  validFrom: 0,
  validTo: Infinity,
  capacity: neverReported,
  ...more,
});
const wards = (count: number) => Array.from({ length: count }, (_, index) => state(index));
const snapshotOf = (states: UnitState[]) => new BoardSnapshot('nl', regions, states);

const read = (snapshot: BoardSnapshot, revision: number, moment: Date): Board => {
  const { plain, gzip } = snapshot.encode(revision, moment);
  expect(gunzipSync(gzip).equals(plain())).toBe(true);
  return boardSchema.parse(JSON.parse(plain().toString()));
};

describe('the board as bytes', () => {
  it.each([0, 1, 31, 32, 33, 64, 65, 200])('of %i wards is whole JSON, and the same when unpacked', (count) => {
    const board = read(snapshotOf(wards(count)), 5, at);
    expect(board).toMatchObject({
      revision: 5,
      directoryId: 'nl',
      asOf: at.toISOString(),
      coverage: { reporting: 0, total: count },
    });
    expect(board.units.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, index) => `ward-${index}`));
  });

  it('is after any course of changes what the wards and the rules say', () => {
    const changes = fc.array(
      fc.record({ ward: fc.nat(99), occupied: fc.integer({ min: 0, max: 20 }), hours: fc.integer({ min: 0, max: 6 }) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(changes, (all) => {
        const states = wards(100);
        const snapshot = snapshotOf(states);
        let now = at;
        let revision = 0;
        for (const { ward, occupied, hours } of all) {
          now = new Date(now.getTime() + hours * hour);
          const one = states[ward] as UnitState;
          one.capacity = figure(occupied, one.capacity.version + 1, now);
          snapshot.touch(one.ward.id);
          const board = read(snapshot, ++revision, now);
          expect(board.units.map(({ capacity }) => capacity.version)).toEqual(
            states.map(({ capacity }) => capacity.version),
          );
          expect(board.totals).toEqual(totalsByRegion(board.units, regions, now));
          expect(board.coverage).toEqual(board.totals[0]?.coverage);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('notices by itself that a figure runs out', () => {
    const snapshot = snapshotOf([state(0, { capacity: figure(5) }), state(1, { capacity: figure(5, 1, later(2)) })]);
    const freshness = (moment: Date) => read(snapshot, 1, moment).units.map(({ capacity }) => capacity.freshness);
    expect(freshness(later(3))).toEqual(['fresh', 'fresh']);
    expect(freshness(later(24))).toEqual(['expired', 'fresh']);
    expect(freshness(later(26))).toEqual(['expired', 'expired']);
    expect(read(snapshot, 1, later(26)).totals[0]).toMatchObject({ free: 0, coverage: { reporting: 0, total: 2 } });
  });

  it('shows a ward from the moment it opens until the moment it closes', () => {
    const snapshot = snapshotOf([state(0, { validFrom: later(1).getTime(), validTo: later(3).getTime() }), state(1)]);
    const ids = (moment: Date) => read(snapshot, 1, moment).units.map(({ id }) => id);
    expect([at, later(1), later(2.99), later(3)].map(ids)).toEqual([
      ['ward-1'],
      ['ward-0', 'ward-1'],
      ['ward-0', 'ward-1'],
      ['ward-1'],
    ]);
  });

  it('has another ETag when anything on it changed, and the same while nothing did', () => {
    const states = [state(0, { capacity: figure(5) })];
    const snapshot = snapshotOf(states);
    const first = snapshot.encode(1, at);
    expect(snapshot.encode(1, new Date(at.getTime() + 500))).toBe(first);
    const [tags, tag] = [
      new Set([first.etag]),
      (revision: number, moment: Date) => snapshot.encode(revision, moment).etag,
    ];
    tags.add(tag(2, at)); // another revision
    (states[0] as UnitState).capacity = figure(6, 2);
    snapshot.touch('ward-0');
    tags.add(tag(2, at)); // a figure, before its revision is known
    tags.add(tag(2, later(24))); // a figure ran out
    expect(tags.size).toBe(4);
  });
});
