import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { caseloadSchema, heldTitleSchema, payerPeriodSchema } from '@ketenzicht/shared/ketenveldnorm';
import { backfill } from '../../migrations/1763990040000-who-pays-after.js';
import { aPerson, somebody, type Somebody } from '../testing/care.js';
import { aTrajectory, type GivenTrajectory } from '../testing/given-trajectory.js';
import { House } from '../testing/house.js';

/** A second before midnight in the Netherlands, in a year with a leap day to come. */
let now = Date.parse('2027-12-01T22:59:59Z');
const clock = () => new Date(now);
const day = 86_400_000;
const inDays = (days: number) => addLocalDays(localDate(clock()), days);

describe('who pays after the title', () => {
  let house: House;
  let director: Somebody;
  beforeAll(async () => {
    house = await House.open({ wards: 1, clock });
    director = await somebody(house, 'chainDirector');
  });
  afterAll(() => house.close());

  const follow = async (): Promise<GivenTrajectory> => {
    const nurse = await somebody(house, 'provider');
    const { id: personId } = await aPerson(house, nurse);
    return aTrajectory(house.db, house.organisation, {
      ownerId: director.id,
      personId,
      at: clock(),
      intervalDays: 92,
      nextContactOn: inDays(92),
    });
  };
  const add = ({ id }: GivenTrajectory, path: string, body: object) =>
    director.api.call('POST', `/api/v1/trajectories/${id}/${path}`, { body: { words: null, ...body } });
  const title = async (of: GivenTrajectory, from: string, courtUntil: string | null, kind = 'tbsVoorwaarden') =>
    (await add(of, 'titles', { kind, from, courtUntil, plan: 'noneNeeded' })).as(heldTitleSchema);
  const pays = async (of: GivenTrajectory, payer: string, from: string) =>
    (await add(of, 'payers', { payer, from })).as(payerPeriodSchema);
  const lineOf = async ({ id }: GivenTrajectory) => {
    const { lines } = (await director.api.get('/api/v1/caseload')).as(caseloadSchema);
    const line = lines.find(({ trajectory }) => trajectory.id === id);
    return [line?.trajectory.unpaidFrom, line?.reasons, line?.reasons.length ? line.dueOn : undefined];
  };
  const told = async ({ reference }: GivenTrajectory) => {
    const { rows } = await house.db.query<{ account: string; urgent: boolean; path: string }>(
      `select account_id as account, urgent, path from coordination.told where reference = $1 and topic = 'payerAfterTitle' order by at`,
      [reference],
    );
    return rows;
  };
  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + 30_000; !(await holds());) {
      if (Date.now() > end) throw new Error(`never: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('a forensic title that ends within thirteen weeks asks on the desk who pays then, until that is written down', async () => {
    const one = await follow();
    await title(one, inDays(-100), inDays(90));
    await pays(one, 'wfz', inDays(-100));
    expect(await lineOf(one)).toEqual(['2028-03-01', ['payerAfterTitle'], '2028-03-01']);
    await pays(one, 'unclear', '2028-03-01');
    expect((await lineOf(one))[0]).toBe('2028-03-01');
    await pays(one, 'wlz', '2028-03-08');
    expect(await lineOf(one)).toEqual([null, [], undefined]);
  });

  it('what ends later is known and asks for nobody yet; another kind of title never does', async () => {
    const [far, civil] = [await follow(), await follow()];
    await title(far, inDays(0), inDays(200));
    expect(await lineOf(far)).toEqual([inDays(201), [], undefined]);
    await title(civil, inDays(0), inDays(60), 'zorgmachtiging');
    expect(await lineOf(civil)).toEqual([null, [], undefined]);
  });

  it('a title that ends earlier than was thought asks at once', async () => {
    const one = await follow();
    const { id } = await title(one, inDays(-5), null);
    expect(await lineOf(one)).toEqual([null, [], undefined]);
    await director.api.call('POST', `/api/v1/titles/${id}/_change`, { body: { endedOn: inDays(10), words: null } });
    expect(await lineOf(one)).toEqual([inDays(11), ['payerAfterTitle'], inDays(11)]);
  });

  it('what was written down before the column was there is reckoned the same by the migration', async () => {
    const made = await Promise.all([follow(), follow(), follow(), follow()] as const);
    const [ended, paid, between, chain] = made;
    await title(ended, inDays(-90), inDays(-3));
    await title(paid, inDays(-90), inDays(20));
    await pays(paid, 'zvw', inDays(21));
    await title(between, inDays(-90), inDays(20));
    await title(between, inDays(40), inDays(300));
    await title(chain, inDays(-90), inDays(20));
    await title(chain, inDays(21), inDays(300), 'gvm');
    const columns = async () => {
      const { rows } = await house.db.query<{ id: string; from: string | null }>(
        'select id, unpaid_from::text as "from" from ketenveldnorm.trajectory order by id',
      );
      return new Map(rows.map(({ id, from }) => [id, from]));
    };
    const before = await columns();
    expect(made.map(({ id }) => before.get(id))).toEqual([inDays(-2), null, inDays(21), inDays(301)]);
    const client = await house.db.connect();
    try {
      await client.query('begin; alter table ketenveldnorm.trajectory disable trigger user');
      await client.query('update ketenveldnorm.trajectory set unpaid_from = null');
      await client.query(backfill.replace('now()', `timestamptz '${clock().toISOString()}'`));
      await client.query('alter table ketenveldnorm.trajectory enable trigger user; commit');
    } finally {
      client.release();
    }
    expect(await columns()).toEqual(before);
  });

  it('who answers for somebody is told once at thirteen and once at six weeks, on the Dutch day, and not when it is known', async () => {
    const [one, known] = [await follow(), await follow()];
    // Its last day is ninety-one days after tomorrow, which begins in a second.
    for (const whom of [one, known]) await title(whom, inDays(-10), inDays(92));
    expect(await told(one)).toEqual([]);
    now += 1_000;
    await until('told at thirteen weeks', async () => (await told(one)).length === 1);
    await until('told of both', async () => (await told(known)).length === 1);
    await pays(known, 'zvw', inDays(92));
    now += 48 * day;
    now += day;
    await until('told at six weeks', async () => (await told(one)).length === 2);
    now += 50 * day;
    const later = await follow();
    await title(later, inDays(-10), inDays(5));
    await until('a later round has passed', async () => (await told(later)).length === 1);
    expect(await told(one)).toEqual(
      [91, 42].map(() => ({ account: director.id, urgent: false, path: `/following/${one.id}` })),
    );
    expect(await told(known)).toHaveLength(1);
  }, 90_000);

  it('once the next forensic title has begun, the days between no longer ask', async () => {
    const one = await follow();
    await title(one, inDays(-10), inDays(5));
    await title(one, inDays(9), inDays(300));
    expect((await lineOf(one))[0]).toBe(inDays(6));
    const next = inDays(301);
    now += 9 * day;
    await until('it is the end of the next one', async () => (await lineOf(one))[0] === next);
  }, 60_000);

  it('a payer for days that are known already is refused, and nothing is changed', async () => {
    const one = await follow();
    await title(one, inDays(-10), inDays(5));
    await pays(one, 'wfz', inDays(-10));
    const answer = await add(one, 'payers', { payer: 'zvw', from: inDays(-10) });
    expect(answer.problem.code).toBe('payer.overlaps');
    expect((await lineOf(one))[0]).toBe(inDays(6));
  });
});
