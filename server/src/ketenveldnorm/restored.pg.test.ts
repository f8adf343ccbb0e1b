import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactInterval } from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, day, localDate } from '@ketenzicht/shared/kernel';
import { aPerson, somebody, type Somebody } from '../testing/care.js';
import { desk } from '../testing/cases.js';
import { aPeriod, aTrajectory, type GivenTrajectory } from '../testing/given-trajectory.js';
import { House } from '../testing/house.js';
import { until } from '../testing/placing-acts.js';

/** The command looks at the real clock; the house is some nights ahead of it. */
let ahead = 0;
const clock = () => new Date(Date.now() + ahead);
const today = (days = 0) => addLocalDays(localDate(clock()), days);
const began = -contactInterval.usual - 4;

/** What of somebody who is followed stands in a backup. */
const kept = ['trajectory', 'tenure', 'promise', 'contact', 'legal_title', 'period_past'];

describe('an older backup that was restored', () => {
  let house: House;
  let director: Somebody;
  let nurse: Somebody;
  beforeAll(async () => {
    house = await House.open({ wards: 1, clock });
    [director, nurse] = [await somebody(house, 'chainDirector'), await somebody(house, 'provider')];
  });
  afterAll(() => house.close());

  const followed = async (nextIn: number): Promise<GivenTrajectory> => {
    const { id: personId } = await aPerson(house, nurse);
    const at = new Date(clock().getTime() + began * day);
    const given = { personId, ownerId: director.id, at, nextIn, care: true, intervalDays: 92 };
    return aTrajectory(house.db, house.organisation, given);
  };
  const contactHeld = async ({ id }: GivenTrajectory) => {
    const body = { contactId: null, outcome: 'done', kind: 'visit', on: today(), words: null, nextOn: today(14) };
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await director.api.call('POST', `/api/v1/trajectories/${id}/contact-notes`, { body, headers });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  };
  const planned = async (title: string) => {
    const body = { plan: 'extension', words: null };
    const answer = await director.api.call('POST', `/api/v1/titles/${title}/_change`, { body });
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  };
  const backUp = async () => {
    const rows = new Map<string, object[]>();
    for (const table of kept) {
      const all = await house.db.query<{ row: object }>(`select to_jsonb(t) as row from ketenveldnorm.${table} t`);
      rows.set(
        table,
        all.rows.map(({ row }) => row),
      );
    }
    return rows;
  };
  /** As `pg_restore` does it: the rows as they were, and no trigger that thinks about them. */
  const restore = async (rows: ReadonlyMap<string, object[]>) => {
    const client = await house.db.connect();
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    for (const [table, all] of rows) {
      await client.query(`delete from ketenveldnorm.${table}`);
      await client.query(
        `insert into ketenveldnorm.${table} select (jsonb_populate_recordset(null::ketenveldnorm.${table}, $1)).*`,
        [JSON.stringify(all)],
      );
    }
    await client.query('commit');
    client.release();
  };
  const verify = () =>
    spawnSync(process.execPath, [path.resolve('dist/src/verify-following.main.js')], {
      env: { ...process.env, DATABASE_URL: house.database.url, DATABASE_ROLES: 'login' },
      encoding: 'utf8',
    });
  /** Past the hour at which the check runs, whatever time it is now. */
  const night = async () => {
    ahead = Date.parse(`${today(1)}T04:00:00Z`) - Date.now();
    await until(async () => {
      const { rowCount } = await house.db.query('select from ketenveldnorm.checked_night where on_day = $1', [today()]);
      return rowCount === 1;
    }, 'the night is checked');
  };
  const breaches = async (cleared: boolean) => {
    const { rows } = await house.db.query<{ line: string }>(
      `select kind || ' ' || reference as line from ketenveldnorm.breach b join ketenveldnorm.trajectory t on t.id = b.trajectory_id
       where (cleared_at is not null) = $1 and case_id is not null order by 1`,
      [cleared],
    );
    return rows.map(({ line }) => line);
  };

  it('`npm run verify-following` names whoever was dropped by it, the next night makes a case of each, and what is done again clears them', async () => {
    const [spoken, titled, calm] = [await followed(-began - 3), await followed(60), await followed(60)];
    const at = new Date(clock().getTime() + began * day);
    const title = await aPeriod(house.db, 'title', titled, director.id, { from: today(began), until: today(50), at });
    const backup = await backUp();

    await contactHeld(spoken);
    await planned(title);
    expect(verify()).toMatchObject({ status: 0 });

    await restore(backup);
    const { status, stderr } = verify();
    expect(status).toBe(1);
    expect(stderr).toContain(`contactOverdue ${spoken.reference} since `);
    expect(stderr).toContain(`titleWithoutPlan ${titled.reference} since `);
    expect(stderr).toContain('2 breaches, 3 people followed');
    expect(stderr).not.toContain(calm.reference);

    await night();
    const lost = [`contactOverdue ${spoken.reference}`, `titleWithoutPlan ${titled.reference}`];
    await until(async () => (await breaches(false)).length === 2, 'each has a case');
    expect(await breaches(false)).toEqual(lost);
    const cases = await desk(director.api);
    for (const { reference } of [spoken, titled])
      expect(cases.filter((one) => one.title.includes(reference))).toMatchObject([{ owner: { id: director.id } }]);
    expect(cases.some((one) => one.title.includes(calm.reference))).toBe(false);

    await contactHeld(spoken);
    await planned(title);
    await night();
    await until(async () => (await breaches(true)).length === 2, 'both are cleared');
    expect(await breaches(false)).toEqual([]);
  }, 120_000);
});
