import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogFaults, exempt } from '../../testing/catalog.js';
import { newDatabase, type TestDatabase } from '../../testing/database.js';

describe('the catalog of the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await newDatabase();
  });
  afterAll(() => database.close());

  it('SEC-44, SEC-47, SEC-49, SEC-50, SEC-51: every table is guarded, and no room can pass the guard by', async () => {
    expect(await catalogFaults(database.pool)).toEqual([]);
  });

  it('the exemptions are few', () => {
    expect(Object.keys(exempt).length).toBeLessThanOrEqual(4);
  });

  /** Each plants one hole in a database of its own, and the check must see that one. */
  it.each<[what: string, sql: string, seen: RegExp]>([
    [
      'a table without policies',
      'create table capacity.plan (id uuid)',
      /^capacity\.plan: .*enable row level security/,
    ],
    [
      'a table that its owner sees whole',
      'create table capacity.plan (id uuid); alter table capacity.plan enable row level security',
      /^capacity\.plan: .*force row level security/,
    ],
    [
      'a policy that everything passes',
      'create policy easy on identity.account for select to ketenzicht_care using (true)',
      /^identity\.account easy: lets every row through/,
    ],
    [
      'a write that is not checked',
      'create policy easy on capacity.capacity to ketenzicht_capacity using (true)',
      /^capacity\.capacity easy: the policy lacks/,
    ],
    ['a room that may truncate', 'grant truncate on capacity.capacity to ketenzicht_jobs', /no room may truncate/],
    ['a room that may create', 'grant create on schema capacity to ketenzicht_admin', /may create nothing/],
    ['a view with the rights of its owner', 'create view capacity.wide as select 1 as one', /must be security_invoker/],
    [
      'a function with the rights of its owner',
      `create function capacity.wide() returns int language sql security definer as 'select 1'`,
      /was not reviewed/,
    ],
    [
      'a foreign key that leaves the organisation out',
      'create table capacity.note (unit_id uuid references reference.ward); alter table capacity.note enable row level security, force row level security; create policy p on capacity.note using (false) with check (false)',
      /^capacity\.note -> reference\.ward: the foreign key/,
    ],
    [
      'a room that reads the migrations',
      'grant select on public.migrations to ketenzicht_board',
      /for migrations only/,
    ],
  ])('notices %s', async (_, sql, seen) => {
    const planted = await newDatabase();
    try {
      const before = await catalogFaults(planted.pool);
      await planted.pool.query(sql);
      const faults = (await catalogFaults(planted.pool)).filter((fault) => !before.includes(fault));
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.every((fault) => seen.test(fault) || fault.includes('no policy at all'))).toBe(true);
    } finally {
      await planted.close();
    }
  });
});
