import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handedSchema, handoverCandidatesSchema, type Handed } from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { z } from 'zod';
import type { Answer } from '../testing/api.js';
import { aPerson, anotherOrganisation, linesAbout, somebody, type Somebody } from '../testing/care.js';
import { aTrajectory, type GivenTrajectory } from '../testing/given-trajectory.js';
import type { Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';
import { until } from '../testing/placing-acts.js';

const today = (days = 0) => addLocalDays(localDate(new Date()), days);

describe('handing over somebody who is followed', () => {
  let house: House;
  let south: string;
  let other: Organisation;
  let nurse: Somebody;
  let from: Somebody;
  let to: Somebody;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    south = `${house.register.id}/south`;
    await house.db.query(
      `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01')`,
      [south, house.register.id],
    );
    other = await anotherOrganisation(house);
    [nurse, from, to] = [
      await somebody(house, 'provider'),
      await somebody(house, 'chainDirector'),
      await somebody(house, 'chainDirector', { regionIds: [south] }),
    ];
  });
  afterAll(() => house.close());

  const followed = async (ownerId = from.id): Promise<GivenTrajectory> => {
    const person = await aPerson(house, nurse);
    return aTrajectory(house.db, house.organisation, {
      personId: person.id,
      nextIn: 7,
      care: true,
      ownerId,
    });
  };
  const body = (more: object = {}) => ({
    reason: 'moved',
    toOwnerId: to.id,
    toRegionId: south,
    toProviderId: null,
    dueOn: today(7),
    spokenOn: today(),
    words: 'Verhuist naar een woning in het zuiden.',
    ...more,
  });
  const propose = (by: Somebody, id: string, version = 0, more: object = {}): Promise<Answer> =>
    by.api.call('POST', `/api/v1/trajectories/${id}/handovers`, {
      body: body(more),
      headers: { 'if-match': `"${version}"` },
    });
  const answer = (by: Somebody, verb: string, id: string, version: number, more: object = {}): Promise<Answer> =>
    by.api.call('POST', `/api/v1/handovers/${id}/_${verb}`, {
      body: { spokenOn: null, nextContactOn: null, words: null, ...more },
      headers: { 'if-match': `"${version}"` },
    });
  const good = (got: Answer): Handed => {
    if (got.status >= 300) throw new Error(`${got.status} ${got.text}`);
    return got.as(handedSchema);
  };
  const stands = async (id: string) =>
    (
      await house.db.query<Record<string, unknown>>(
        `select t.owner_id as owner, t.region_id as region, t.party_ids as parties, t.handover_id as handover, t.next_contact_on::text as next, p.region_id as "personRegion",
           (select count(*)::int from ketenveldnorm.tenure n where n.trajectory_id = t.id and n.until_at is null) as owners
         from ketenveldnorm.trajectory t join care.person p on p.id = t.person_id where t.id = $1`,
        [id],
      )
    ).rows[0];

  it('the old owner stays responsible until the other takes over; then owner, region and the person go together', async () => {
    const { id, personId } = await followed();
    const proposed = good(await propose(from, id));
    expect(proposed.trajectory).toMatchObject({
      version: 1,
      regionId: house.register.regionId,
      owner: { id: from.id },
    });
    expect(proposed.trajectory.handoverTo).toMatchObject({ ownerId: to.id, regionId: south });
    expect(await stands(id)).toMatchObject({ owner: from.id, parties: [to.id], personRegion: house.register.regionId });
    const taken = good(
      await answer(to, 'accept', proposed.handover.id, 1, { nextContactOn: today(2), words: 'Kennis gemaakt.' }),
    );
    expect(taken.trajectory).toMatchObject({ version: 2, regionId: south, owner: { id: to.id }, handoverTo: null });
    expect(taken.handover).toMatchObject({ state: 'accepted', words: body().words, answer: 'Kennis gemaakt.' });
    expect(await stands(id)).toMatchObject({
      owner: to.id,
      region: south,
      parties: [],
      personRegion: south,
      next: today(2),
      owners: 1,
    });
    const lines = await linesAbout(house, personId);
    expect(lines.map((line) => line['event'])).toEqual(expect.arrayContaining(['handover.propose', 'handover.accept']));
    const steps = await house.db.query<{ kind: string }>(
      'select kind from ketenveldnorm.step where trajectory_id = $1 order by id',
      [id],
    );
    expect(steps.rows.map(({ kind }) => kind)).toEqual(['handoverProposed', 'handoverAccepted', 'contactPlanned']);
  });

  it('SEC-41: what was said stays sealed, and whoever handed over does not open the file any more', async () => {
    const { id } = await followed();
    const { handover } = good(await propose(from, id));
    good(await answer(to, 'accept', handover.id, 1));
    const { rows } = await house.db.query<{ words: string }>('select words from ketenveldnorm.handover where id = $1', [
      handover.id,
    ]);
    expect(rows[0]?.words).toMatch(/^v1\|/);
    expect((await propose(from, id, 2)).status).toBe(404);
    expect((await answer(from, 'withdraw', handover.id, 2)).problem.code).toBe('trajectory.unknown');
  });

  it('both see what waits for an answer, and nobody else does', async () => {
    const { id } = await followed();
    const { handover } = good(await propose(from, id));
    const colleague = await somebody(house, 'chainDirector');
    const waits = async (by: Somebody) =>
      (await by.api.get('/api/v1/handovers')).as(z.array(handedSchema)).map((one) => one.handover.id);
    expect(await waits(from)).toContain(handover.id);
    expect(await waits(to)).toContain(handover.id);
    expect(await waits(colleague)).toEqual([]);
  });

  it('declining or withdrawing gives everything back; whoever took part before still does', async () => {
    for (const [verb, by] of [
      ['decline', to],
      ['withdraw', from],
    ] as const) {
      const { id } = await followed();
      const { handover } = good(await propose(from, id));
      const given = good(await answer(by, verb, handover.id, 1, { words: 'Het past nu niet.' }));
      expect(given.handover).toMatchObject({
        state: verb === 'decline' ? 'declined' : 'withdrawn',
        answer: 'Het past nu niet.',
      });
      expect(await stands(id)).toMatchObject({
        owner: from.id,
        parties: [],
        handover: null,
        personRegion: house.register.regionId,
      });
      expect((await answer(to, 'accept', handover.id, 2)).problem.code).toBe('trajectory.unknown');
    }
    const { id } = await followed();
    await house.db.query('update ketenveldnorm.trajectory set party_ids = array[$2::uuid], version = 1 where id = $1', [
      id,
      to.id,
    ]);
    const { handover } = good(await propose(from, id, 1));
    good(await answer(to, 'decline', handover.id, 2));
    expect(await stands(id)).toMatchObject({ parties: [to.id], handover: null });
  });

  it('SEC-42: a stranger learns nothing, a director of the region may not answer, and the asked one may not withdraw', async () => {
    const { id } = await followed();
    const { handover } = good(await propose(from, id));
    const [stranger, colleague] = [
      await somebody(house, 'provider', { organisation: other }),
      await somebody(house, 'chainDirector'),
    ];
    for (const verb of ['accept', 'decline', 'withdraw']) {
      const refused = await answer(stranger, verb, handover.id, 1);
      const absent = await answer(stranger, verb, randomUUID(), 1);
      expect(refused.untraced).toBe(absent.untraced);
      expect(refused.status).toBe(404);
    }
    expect((await propose(stranger, id, 1)).problem.code).toBe('trajectory.unknown');
    expect((await propose(colleague, id, 1)).problem.code).toBe('trajectory.no_relation');
    expect((await answer(from, 'accept', handover.id, 1)).problem.code).toBe('trajectory.denied');
    expect((await answer(to, 'withdraw', handover.id, 1)).problem.code).toBe('trajectory.denied');
    expect(await stands(id)).toMatchObject({ owner: from.id, handover: handover.id });
  });

  it('to somebody without the right it is refused, with every fault at once, and nothing changed', async () => {
    const { id } = await followed();
    const stranger = await somebody(house, 'provider', { organisation: other });
    const refused = await propose(from, id, 0, {
      toOwnerId: stranger.id,
      toRegionId: 'nowhere',
      dueOn: today(-1),
      spokenOn: today(3),
    });
    expect(refused.problem.errors?.map(({ code }) => code)).toEqual([
      'handover.spoken_later',
      'handover.due',
      'handover.region',
      'handover.may_not_own',
    ]);
    expect(
      (await propose(from, id, 0, { toOwnerId: from.id, toRegionId: house.register.regionId })).problem.errors?.map(
        ({ code }) => code,
      ),
    ).toEqual(['handover.same_owner']);
    expect(await stands(id)).toMatchObject({ owner: from.id, parties: [], handover: null });
    const warm = good(
      await propose(from, id, 0, {
        toOwnerId: stranger.id,
        toProviderId: other.id,
        toRegionId: house.register.regionId,
        spokenOn: null,
      }),
    );
    const cold = await answer(stranger, 'accept', warm.handover.id, 1, { nextContactOn: today(40) });
    expect(cold.problem.errors?.map(({ code }) => code)).toEqual(['handover.not_spoken', 'contact.beyond_plan']);
    const taken = good(await answer(stranger, 'accept', warm.handover.id, 1, { spokenOn: today() }));
    expect(taken.trajectory).toMatchObject({ providerId: other.id, owner: { id: stranger.id } });
  });

  it('of taking over and withdrawing at once one counts, and of two proposals', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await followed();
      const proposals = await Promise.all([propose(from, id), propose(from, id)]);
      const first = proposals.find(({ status }) => status === 201);
      expect(proposals.filter((one) => one !== first).map(({ status }) => status)).toEqual([412]);
      const { handover } = good(first as Answer);
      const both = await Promise.all([answer(to, 'accept', handover.id, 1), answer(from, 'withdraw', handover.id, 1)]);
      expect(both.map(({ status }) => (status === 200 ? 'counts' : 'late')).sort()).toEqual(['counts', 'late']);
      const won = both[0].status === 200 ? to.id : from.id;
      expect(await stands(id)).toMatchObject({ owner: won, owners: 1, handover: null });
    }
  });

  it('a second proposal waits for the first, and whoever lost the right cannot take over', async () => {
    const { id } = await followed();
    const { handover } = good(await propose(from, id));
    expect((await propose(from, id, 1)).problem.code).toBe('handover.exists');
    const region = (ids: string[]) => house.db.query('update account set region_ids = $2 where id = $1', [to.id, ids]);
    await region([]);
    expect((await answer(to, 'accept', handover.id, 1)).problem.code).toBe('handover.may_not_own');
    await region([south]);
  });

  it('nobody stays with an account that ended: the director of the region with the fewest follows on', async () => {
    const leaver = await somebody(house, 'chainDirector');
    const { id } = await followed(leaver.id);
    const { handover } = good(await propose(leaver, id));
    await house.db.query('update identity.account set disabled_at = now() where id = $1', [leaver.id]);
    await until(async () => (await stands(id))?.['owner'] !== leaver.id, 'somebody else follows');
    const now = await stands(id);
    const { rows } = await house.db.query<{ regions: string[] }>(
      'select region_ids as regions from account where id = $1',
      [now?.['owner']],
    );
    expect(rows[0]?.regions).toContain(house.register.regionId);
    expect(now).toMatchObject({ owners: 1, handover: handover.id });
    good(await answer(to, 'accept', handover.id, 2));
    expect(await stands(id)).toMatchObject({ owner: to.id, region: south });
  });

  it('who may take over is found by region and provider', async () => {
    const asked = `/api/v1/handover-candidates?regionId=${encodeURIComponent(south)}&providerId=${house.organisation.id}`;
    const { candidates } = (await from.api.get(asked)).as(handoverCandidatesSchema);
    expect(candidates.map(({ id }) => id)).toEqual(expect.arrayContaining([to.id, nurse.id]));
    expect(candidates.map(({ id }) => id)).not.toContain(from.id);
  });
});
