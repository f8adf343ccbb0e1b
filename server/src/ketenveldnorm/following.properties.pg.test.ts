import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handedSchema, latestContact, proofSchema, regularEnd } from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, localDate, must } from '@ketenzicht/shared/kernel';
import * as fc from 'fast-check';
import { aPerson, somebody, type Somebody } from '../testing/care.js';
import { aTrajectory, type GivenTrajectory } from '../testing/given-trajectory.js';
import { House } from '../testing/house.js';

const today = (days = 0) => addLocalDays(localDate(new Date()), days);

/** What somebody tries; some of it is refused, and then nothing happened. */
type Try =
  | { do: 'include'; whom: number; interval: number; nextIn: number }
  | { do: 'contact'; whom: number; nextIn: number }
  | { do: 'propose'; whom: number; to: number }
  | { do: 'accept' | 'decline' | 'withdraw'; whom: number; by: number }
  | { do: 'end'; whom: number; ground: 'evaluated' | 'death'; second: boolean };

const whom = fc.nat(2);
const someTry: fc.Arbitrary<Try> = fc.oneof(
  fc.record({
    do: fc.constant('include' as const),
    whom,
    interval: fc.integer({ min: 1, max: 120 }),
    nextIn: fc.integer({ min: 0, max: 120 }),
  }),
  fc.record({ do: fc.constant('contact' as const), whom, nextIn: fc.integer({ min: 0, max: 120 }) }),
  fc.record({ do: fc.constant('propose' as const), whom, to: fc.nat(2) }),
  fc.record({ do: fc.constantFrom('accept' as const, 'decline' as const, 'withdraw' as const), whom, by: fc.nat(2) }),
  fc.record({
    do: fc.constant('end' as const),
    whom,
    ground: fc.constantFrom('evaluated' as const, 'death' as const),
    second: fc.boolean(),
  }),
);

describe('whatever is done to whoever is followed', () => {
  let house: House;
  let nurse: Somebody;
  let directors: Somebody[];
  let regions: string[];
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    regions = [house.register.regionId, `${house.register.id}/south`];
    await house.db.query(
      `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01')`,
      [regions[1], house.register.id],
    );
    nurse = await somebody(house, 'provider');
    directors = await Promise.all(
      [[regions[0]], [regions[1]], regions].map((regionIds) =>
        somebody(house, 'chainDirector', { regionIds: regionIds as string[] }),
      ),
    );
  });
  afterAll(() => house.close());

  const reported = async (): Promise<GivenTrajectory> => {
    const person = await aPerson(house, nurse);
    return aTrajectory(house.db, house.organisation, {
      personId: person.id,
      nextIn: 7,
      care: true,
      ownerId: must(directors[0], 'a director').id,
      phase: 'reported',
    });
  };
  interface Row {
    id: string;
    phase: string;
    version: number;
    ownerId: string;
    handoverId: string | null;
    includedOn: string | null;
    lastContactOn: string | null;
    intervalDays: number | null;
  }
  const rowOf = async (id: string): Promise<Row> => {
    const { rows } = await house.db.query<Row>(
      `select id, phase, version, owner_id as "ownerId", handover_id as "handoverId", included_on::text as "includedOn", last_contact_on::text as "lastContactOn", interval_days as "intervalDays"
       from ketenveldnorm.trajectory where id = $1`,
      [id],
    );
    return must(rows[0], 'the trajectory');
  };
  /** As the road does it: straight at the constraints, which say no by themselves. */
  const change = async (id: string, sql: string, values: unknown[]): Promise<boolean> => {
    try {
      const set = `update ketenveldnorm.trajectory set ${sql}, version = version + 1, changed_at = now() where id = $1`;
      return (await house.db.query(set, [id, ...values])).rowCount === 1;
    } catch (error) {
      if (!String((error as { code?: string }).code).startsWith('23')) throw error;
      return false;
    }
  };
  const include = (id: string, { interval, nextIn }: Extract<Try, { do: 'include' }>) =>
    change(
      id,
      `phase = 'following', included_on = $2, regular_end = $3, interval_days = $4, next_contact_on = $5, lead_provider_id = organisation_id`,
      [today(), regularEnd(today()), interval, today(nextIn)],
    );
  const end = (row: Row, { ground, second }: Extract<Try, { do: 'end' }>) =>
    change(row.id, `phase = 'ended', ended_on = $2, end_ground = $3, end_proposed_by = $4, end_agreed_by = $5`, [
      today(),
      ground,
      row.ownerId,
      second ? nurse.id : row.ownerId,
    ]);

  async function attempt(one: Try, id: string): Promise<boolean> {
    const row = await rowOf(id);
    const owner = directors.find((director) => director.id === row.ownerId);
    const isOpen = row.phase === 'reported' || row.phase === 'following';
    switch (one.do) {
      case 'include': {
        const done = row.phase === 'reported' && (await include(id, one));
        expect(done && (one.nextIn > one.interval || one.interval > 92)).toBe(false);
        return done;
      }
      case 'contact': {
        if (row.phase !== 'following') return false;
        const done = await change(id, 'last_contact_on = $2, next_contact_on = $3', [today(), today(one.nextIn)]);
        expect(done).toBe(
          today(one.nextIn) <=
            latestContact(today(), must(row.includedOn, 'inclusion'), must(row.intervalDays, 'a plan')),
        );
        return done;
      }
      case 'propose': {
        const to = must(directors[one.to], 'a director');
        const body = {
          reason: 'moved',
          toOwnerId: to.id,
          toRegionId: regions[one.to % 2],
          toProviderId: null,
          dueOn: today(3),
          spokenOn: today(),
          words: 'Verhuist.',
        };
        const { status } = await must(owner, 'an owner').api.call('POST', `/api/v1/trajectories/${id}/handovers`, {
          body,
          headers: { 'if-match': `"${row.version}"` },
        });
        expect(status === 201).toBe(isOpen && row.handoverId === null && to.id !== row.ownerId);
        return status === 201;
      }
      case 'end': {
        if (row.phase !== 'following') return false;
        const done = await end(row, one);
        // Two years are not over, so that only a ground with a code and a second pair of eyes ends it.
        expect(done).toBe(one.ground === 'death' && one.second);
        return done;
      }
      default: {
        if (row.handoverId === null) return false;
        const by = must(directors[one.by], 'a director');
        const answer = await by.api.call('POST', `/api/v1/handovers/${row.handoverId}/_${one.do}`, {
          body: { spokenOn: today(), nextContactOn: null, words: null },
          headers: { 'if-match': `"${row.version}"` },
        });
        if (answer.status === 200) answer.as(handedSchema);
        return answer.status === 200;
      }
    }
  }

  it('any sequence of acts leaves everybody with one owner, a next contact and an ending that two agreed on', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(someTry, { minLength: 5, maxLength: 18 }), async (tries) => {
        const people = [await reported(), await reported(), await reported()];
        for (const one of tries) if (await attempt(one, must(people[one.whom], 'somebody').id)) done++;
        const proof = (await must(directors[2], 'a director').api.get('/api/v1/following-proof')).as(proofSchema);
        expect({ breaches: proof.breaches, holds: proof.holds }).toEqual({ breaches: {}, holds: true });
        const { rows } = await house.db.query<{ wrong: number }>(
          `select count(*)::int as wrong from ketenveldnorm.trajectory t where t.id = any ($1::uuid[]) and (
             (select count(*) from ketenveldnorm.tenure n where n.trajectory_id = t.id and n.until_at is null and n.owner_id = t.owner_id)
               <> (t.phase in ('reported', 'following'))::int
             or (t.handover_id is not null) <> exists (select from ketenveldnorm.handover h where h.trajectory_id = t.id and h.state = 'proposed')
             or (t.handover_id is not null and not t.to_owner_id = any (t.party_ids))
             or (select region_id from care.person p where p.id = t.person_id) <> t.region_id)`,
          [people.map(({ id }) => id)],
        );
        expect(rows).toEqual([{ wrong: 0 }]);
      }),
      { numRuns: 15, endOnFailure: true },
    );
    expect(done).toBeGreaterThan(20);
  }, 240_000);

  it('`npm run verify-following` ends with 0 when it holds, and with 1 and a pseudonym when it does not', async () => {
    const verify = (...args: string[]) =>
      spawnSync(process.execPath, [path.resolve('dist/src/verify-following.main.js'), ...args], {
        env: { ...process.env, DATABASE_URL: house.database.url, DATABASE_ROLES: 'login' },
        encoding: 'utf8',
      });
    expect(verify()).toMatchObject({ status: 0 });
    const { id, reference } = await reported();
    // As a restored backup, or somebody with the keys of the database, could leave it.
    await house.db.query('delete from ketenveldnorm.tenure where trajectory_id = $1', [id]);
    const broken = verify('--on', today());
    expect(broken.stderr).toContain(`noOwner ${reference} since ${today()}`);
    expect(broken.status).toBe(1);
    expect(verify('--on', today(-1))).toMatchObject({ status: 0 });
    expect(verify('--on', today(1))).toMatchObject({ status: 2 });
  }, 60_000);
});
