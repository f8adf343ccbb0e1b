import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { breachSchema, proofSchema, type BreachKind, type Proof } from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, day, localDate } from '@ketenzicht/shared/kernel';
import { z } from 'zod';
import { aPerson, somebody, type Somebody } from '../testing/care.js';
import { desk } from '../testing/cases.js';
import { aPeriod, aTrajectory, type GivenTrajectory } from '../testing/given-trajectory.js';
import { House } from '../testing/house.js';
import { until } from '../testing/placing-acts.js';

/** In the morning after the check by night; the clock only goes forward. */
let now = Date.parse('2027-02-01T01:00:00Z');
const clock = () => new Date(now);
const today = (days = 0) => addLocalDays(localDate(clock()), days);

describe('what must never be so', () => {
  let house: House;
  let director: Somebody;
  let nurse: Somebody;
  let coordinator: Somebody;
  beforeAll(async () => {
    house = await House.open({ wards: 1, clock });
    [director, nurse, coordinator] = [
      await somebody(house, 'chainDirector'),
      await somebody(house, 'provider'),
      await somebody(house, 'nationalCoordinator'),
    ];
  });
  afterAll(() => house.close());

  const followed = async (more: object = {}): Promise<GivenTrajectory> => {
    const person = await aPerson(house, nurse);
    return aTrajectory(house.db, house.organisation, {
      personId: person.id,
      nextIn: 7,
      care: true,
      ownerId: director.id,
      at: clock(),
      ...more,
    });
  };
  const proof = async (on?: string, by = director): Promise<Proof> =>
    (await by.api.get(`/api/v1/following-proof${on ? `?on=${on}` : ''}`)).as(proofSchema);
  const kindsOf = ({ who }: Proof, { reference }: GivenTrajectory): BreachKind[] =>
    who.flatMap((one) => (one.reference === reference ? [one.kind] : []));
  /** The clock makes up for the night at three in the morning. */
  const night = async (days = 1) => {
    now += days * day;
    await until(async () => {
      const { rowCount } = await house.db.query('select from ketenveldnorm.checked_night where on_day = $1', [today()]);
      return rowCount === 1;
    }, 'the night is checked');
  };
  const contactHeld = (id: string, nextIn: number) =>
    house.db.query(
      `update ketenveldnorm.trajectory set last_contact_on = $2, next_contact_on = $3, changed_at = $4, version = version + 1 where id = $1`,
      [id, today(), today(nextIn), clock()],
    );

  it('a breach is found once, brought up under a pseudonym, and cleared when it is over; each day of the past says how it was', async () => {
    const one = await followed();
    now += 3 * 3_600_000;
    expect(await proof()).toMatchObject({ holds: true, followed: 1, breaches: {}, who: [] });
    const calm = today();
    await night(8);
    const broken = today();
    expect(kindsOf(await proof(), one)).toEqual(['contactOverdue']);
    await night();
    const found = async () =>
      (
        await house.db.query<{ kind: string; cleared: boolean; caseId: string | null }>(
          'select kind, cleared_at is not null as cleared, case_id as "caseId" from ketenveldnorm.breach where trajectory_id = $1',
          [one.id],
        )
      ).rows;
    await until(async () => typeof (await found())[0]?.caseId === 'string', 'the case is opened');
    expect(await found()).toMatchObject([{ kind: 'contactOverdue', cleared: false }]);
    const brought = (await desk(director.api)).find(({ title }) => title.includes(one.reference));
    expect(brought).toMatchObject({ kind: 'casus', rung: 'region', owner: { id: director.id } });
    const { rows } = await house.db.query<{ text: string }>(
      'select c::text as text from coordination.case_file c where id = $1',
      [brought?.id],
    );
    expect(rows[0]?.text).not.toContain(one.personId);
    expect((await director.api.get('/api/v1/breaches')).as(z.array(breachSchema))).toMatchObject([
      { kind: 'contactOverdue', reference: one.reference },
    ]);

    await contactHeld(one.id, 14);
    await night();
    await until(async () => (await found())[0]?.cleared === true, 'it is cleared');
    expect(await proof()).toMatchObject({ holds: true });
    expect(await proof(broken)).toMatchObject({ holds: false, followed: 1, breaches: { contactOverdue: 1 } });
    expect(await proof(calm)).toMatchObject({ holds: true, followed: 1 });
    expect(await proof(addLocalDays(calm, -1))).toMatchObject({ holds: true, followed: 0 });
    expect((await proof()).nights.filter(({ broken: count }) => count > 0)).toHaveLength(2);
    const steps = await house.db.query<{ kind: string }>(
      'select kind from ketenveldnorm.step where trajectory_id = $1 and by_clock order by id',
      [one.id],
    );
    expect(steps.rows.map(({ kind }) => kind)).toEqual(['breachFound', 'breachCleared']);
    await house.db.query('delete from ketenveldnorm.trajectory where id = $1', [one.id]);
  });

  it('the coordination point sees it only once it climbed, and of whom it is never', async () => {
    const one = await followed({ nextIn: 0 });
    await night(2);
    await until(
      async () => (await desk(director.api)).some(({ title }) => title.includes(one.reference)),
      'the case is opened',
    );
    const seen = async () => (await desk(coordinator.api)).filter(({ title }) => title.includes(one.reference));
    expect(await seen()).toEqual([]);
    const counts = await proof(undefined, coordinator);
    expect(counts).toMatchObject({ holds: false, who: [] });
    expect((await coordinator.api.get('/api/v1/breaches')).problem.code).toBe('access.denied');
    await house.db.query(`update coordination.case_file set rung = 'national' where title like '%' || $1`, [
      one.reference,
    ]);
    expect(await seen()).toHaveLength(1);
    await house.db.query('delete from ketenveldnorm.trajectory where id = $1', [one.id]);
  });

  it('titles, care, handovers and evaluations are held against the calendar, and an explained end is none', async () => {
    now += 3_600_000;
    const [planned, lapsing, ended, gap, overdue] = [
      await followed(),
      await followed(),
      await followed(),
      await followed({ care: false }),
      await followed(),
    ];
    const at = clock();
    await aPeriod(house.db, 'title', planned, director.id, { from: today(), until: today(20), at, plan: 'extension' });
    await aPeriod(house.db, 'title', lapsing, director.id, { from: today(), until: today(20), at });
    const title = await aPeriod(house.db, 'title', ended, director.id, { from: today(), until: today(300), at });
    await house.db.query(
      `insert into ketenveldnorm.handover (organisation_id, trajectory_id, id, state, reason, from_owner_id, to_owner_id, from_region_id, to_region_id, proposed_at, due_on, words)
       values ($1, $2, gen_random_uuid(), 'proposed', 'moved', $3, $3, $4, $4, $5, $6, 'v1|')`,
      [overdue.organisationId, overdue.id, director.id, house.register.regionId, at, today(3)],
    );
    const all = [planned, lapsing, ended, gap, overdue];
    const first = today();
    const judged = async (on?: string) => {
      const got = await proof(on);
      return all.map((one) =>
        kindsOf(got, one)
          .filter((kind) => kind !== 'contactOverdue')
          .join(),
      );
    };
    expect(await judged()).toEqual(['', 'titleWithoutPlan', '', '', '']);
    now += 8 * day;
    const client = await house.db.connect();
    await client.query(`select set_config('app.at', $1, false)`, [clock().toISOString()]);
    await client.query('update ketenveldnorm.legal_title set until_on = $2 where id = $1', [title, today()]);
    await client.query(`select set_config('app.at', '', false)`);
    client.release();
    expect(await judged()).toEqual(['', 'titleWithoutPlan', '', 'gapInCare', 'handoverOverdue']);
    now += 20 * day;
    expect(await judged()).toEqual(['titleLapsed', 'titleLapsed', '', 'gapInCare', 'handoverOverdue']);
    // Eight days on, the title that was ended later stood for three hundred days: what was known then counts.
    expect(await judged(addLocalDays(first, 7))).toEqual(['', 'titleWithoutPlan', '', '', 'handoverOverdue']);
    now += 740 * day;
    expect((await judged()).every((kinds) => kinds.includes('evaluationOverdue'))).toBe(true);
    for (const { id } of all) await house.db.query('delete from ketenveldnorm.trajectory where id = $1', [id]);
  });

  it('a day that is yet to come is refused, and whoever has nothing to do with it is not answered', async () => {
    expect((await director.api.get(`/api/v1/following-proof?on=${today(1)}`)).problem.code).toBe('proof.later');
    expect((await nurse.api.get('/api/v1/following-proof')).problem.code).toBe('access.denied');
  });
});
