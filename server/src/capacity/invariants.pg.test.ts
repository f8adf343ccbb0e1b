import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '@ketenzicht/shared/kernel';
import { RoomPools } from '../platform/database/room-pools.js';
import { House } from '../testing/house.js';
import { CapacityJobs } from './capacity.jobs.js';

const keysKept = 7 * day;
const eventsKept = 14 * day;

describe('the database itself', () => {
  let house: House;
  let ward: string;
  beforeAll(async () => {
    house = await House.open();
    ward = house.ward();
    await house.provider.report(ward, { operational: 10, occupied: 7 });
  });
  afterAll(() => house.close());

  it.each([
    [
      'REL-02 a version that does not move by one',
      'update capacity set occupied = 3 where unit_id = $1',
      /goes from version 1 to 1/,
    ],
    [
      'REL-02 a version that jumps',
      'update capacity set version = version + 2 where unit_id = $1',
      /goes from version 1 to 3/,
    ],
    [
      'REL-02 a version that goes back',
      'update capacity set version = version - 1 where unit_id = $1',
      /goes from version 1 to 0/,
    ],
    [
      'REL-03 more occupied than operational',
      'update capacity set version = version + 1, occupied = 11 where unit_id = $1',
      /check constraint/,
    ],
    [
      'REL-03 fewer than no beds',
      'update capacity set version = version + 1, occupied = -1 where unit_id = $1',
      /check constraint/,
    ],
    [
      'REL-03 more than 9999 beds',
      'update capacity set version = version + 1, operational = 10000 where unit_id = $1',
      /check constraint/,
    ],
    ['a change of the past', 'update capacity_report set occupied = 0 where unit_id = $1', /append-only/],
    ['a past that is forgotten', 'delete from capacity_report where unit_id = $1', /append-only/],
  ])('refuses %s', async (_, sql, words) => {
    await expect(house.db.query(sql, [ward])).rejects.toThrow(words);
    expect(await house.provider.figure(ward)).toMatchObject({ version: 1, occupied: 7 });
  });

  it('REL-39 rebuilds what stands from the history alone', async () => {
    const yesterday = new Date(Date.now() - day).toISOString();
    for (let version = 1; version < 12; version++)
      await house.provider.report(
        ward,
        { operational: 20, occupied: version, ...(version % 3 === 0 && { observedAt: yesterday }) },
        { version },
      );
    const { rows } = await house.db.query(
      `select c.unit_id from capacity c
       left join lateral (select * from capacity_report r where r.unit_id = c.unit_id order by observed_at desc, revision desc limit 1) r on true
       where (c.operational, c.occupied, c.observed_at, c.valid_until, c.source) is distinct from (r.operational, r.occupied, r.observed_at, r.valid_until, r.source)
         or c.version <> (select count(*) from capacity_report r where r.unit_id = c.unit_id)`,
    );
    expect(rows).toEqual([]);
  });

  it('forgets keys after seven days and events after fourteen, and never the history', async () => {
    const key = randomUUID();
    const fresh = house.ward();
    const report = { operational: 5, occupied: 1 };
    await house.provider.report(fresh, report, { key });
    const before = await house.trace();
    const pools = new RoomPools({ url: house.database.url, roles: 'login' });
    const clear = (later: number) => new CapacityJobs(pools, () => new Date(Date.now() + later)).clear();

    await clear(keysKept - 60_000);
    expect(await house.trace()).toEqual(before);
    expect((await house.provider.report(fresh, report, { key })).accepted.capacity.version).toBe(1);

    await clear(keysKept + 60_000);
    expect(await house.trace()).toEqual({ ...before, keys: 0 });
    await clear(eventsKept - 60_000);
    expect((await house.trace()).events).toBe(before.events);
    await clear(eventsKept + 60_000);
    expect(await house.trace()).toEqual({ ...before, keys: 0, events: 0 });
    expect((await house.coordinator.history(fresh)).steps).toHaveLength(1);
    await pools.onApplicationShutdown();
  });
});
