import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import pg from 'pg';
import { roomUrl } from '../platform/database/rooms.js';
import { aPerson, emergencyBody, somebody, type Somebody } from '../testing/care.js';
import { aTrajectory, type GivenTrajectory } from '../testing/given-trajectory.js';
import { House } from '../testing/house.js';

const tables = ['step', 'contact', 'legal_title', 'payer_period', 'care_period', 'goal', 'score', 'crisis_card'];

/** Whoever holds the application's own connection to the database, and no more. */
describe('the files of who is followed, from our own connections', () => {
  let house: House;
  let director: Somebody;
  let party: Somebody;
  let nurse: Somebody;
  let one: GivenTrajectory;
  let client: pg.Client;
  const today = localDate(new Date());

  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    [director, party, nurse] = [
      await somebody(house, 'chainDirector'),
      await somebody(house, 'provider'),
      await somebody(house, 'provider'),
    ];
    const { id: personId } = await aPerson(house, nurse);
    one = await aTrajectory(house.db, house.organisation, { ownerId: director.id, personId, partyIds: [party.id] });
    const to = async (method: string, path: string, body: object) => {
      const headers = { 'if-match': '"0"' };
      const answer = await director.api.call(method, `/api/v1/trajectories/${one.id}/${path}`, { body, headers });
      if (answer.status >= 300) throw new Error(answer.text);
    };
    await to('POST', 'contacts', { kind: 'visit', on: addLocalDays(today, 3) });
    await to('POST', 'titles', { kind: 'crisismaatregel', from: today, courtUntil: null, words: null });
    await to('POST', 'payers', { payer: 'zvw', from: today, words: null });
    const nothing = { intensity: null, unitId: null, requestId: null, gapReason: null, words: null };
    await to('POST', 'care-periods', { kind: 'home', from: today, ...nothing });
    await to('POST', 'goals', { area: 'housing', words: 'Een eigen sleutel', dueOn: null });
    await to('PUT', 'scores', { on: today, scores: { housing: 2 } });
    await to('PUT', 'crisis-card', { signs: [], calls: [], remarks: null });
    client = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, 'care') });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await house.close();
  });

  const seenAs = async (actor: string, role: string, organisation = '', regions: string[] = []): Promise<number[]> => {
    await client.query(
      `select set_config('app.organisations', $1, false), set_config('app.actor', $2, false), set_config('app.role', $3, false), set_config('app.regions', $4, false)`,
      [`{${organisation}}`, actor, role, `{${regions.map((region) => JSON.stringify(region)).join()}}`],
    );
    const counts: number[] = [];
    for (const table of tables)
      counts.push(Math.sign((await client.query(`select from ketenveldnorm.${table}`)).rowCount ?? 0));
    return counts;
  };
  const none = tables.map(() => 0);
  const all = tables.map(() => 1);

  it('SEC-46: no context reads nothing', async () => {
    expect(await seenAs('', '')).toEqual(none);
  });

  it('SEC-44: who follows, takes part, treats or supervises reads; the region and the organisation alone do not', async () => {
    const neighbour = await somebody(house, 'chainDirector');
    const colleague = await somebody(house, 'provider');
    const regions = [house.register.regionId];
    expect(await seenAs(director.id, 'chainDirector', '', regions)).toEqual(all);
    expect(await seenAs(party.id, 'provider', house.organisation.id)).toEqual(all);
    expect(await seenAs(nurse.id, 'provider', house.organisation.id)).toEqual(all);
    expect(await seenAs('', 'clock')).toEqual(all);
    expect(await seenAs(neighbour.id, 'privacyOfficer')).toEqual(all);
    expect(await seenAs(neighbour.id, 'chainDirector', '', regions)).toEqual(none);
    expect(await seenAs(colleague.id, 'provider', house.organisation.id)).toEqual(none);
    expect(await seenAs(neighbour.id, 'nationalCoordinator')).toEqual(none);
  });

  it('SEC-44: an emergency opens this file, and a care relation that ended closes it', async () => {
    const neighbour = await somebody(house, 'chainDirector');
    await neighbour.api.call('POST', `/api/v1/persons/${one.personId}/_break-glass`, { body: emergencyBody });
    expect(await seenAs(neighbour.id, 'chainDirector', '', [house.register.regionId])).toEqual(all);
    await house.db.query(
      'update care.care_relation set ended_at = now(), ended_by = account_id where account_id = $1',
      [nurse.id],
    );
    expect(await seenAs(nurse.id, 'provider', house.organisation.id)).toEqual(none);
  });

  it('SEC-44: whoever writes down that they take part opens nothing by it, and sees who takes part nowhere else', async () => {
    const neighbour = await somebody(house, 'chainDirector');
    await seenAs(neighbour.id, 'chainDirector', '', [house.register.regionId]);
    expect((await client.query('select from ketenveldnorm.taking_part')).rowCount).toBe(0);
    await client.query('insert into ketenveldnorm.taking_part values ($1, $2, $3)', [
      house.organisation.id,
      neighbour.id,
      one.id,
    ]);
    expect(await seenAs(neighbour.id, 'chainDirector', '', [house.register.regionId])).toEqual(none);
  });

  it('SEC-44: whoever looks cannot write in a file that does not open', async () => {
    const neighbour = await somebody(house, 'chainDirector');
    await seenAs(neighbour.id, 'chainDirector', '', [house.register.regionId]);
    const added = client.query(
      `insert into ketenveldnorm.contact (organisation_id, trajectory_id, id, kind, state, on_day, made_at, made_by) values ($1, $2, gen_random_uuid(), 'visit', 'planned', now(), now(), $3)`,
      [house.organisation.id, one.id, neighbour.id],
    );
    await expect(added).rejects.toMatchObject({ code: '42501' });
    const changed = await client.query(`update ketenveldnorm.contact set state = 'cancelled', closed_at = now()`);
    expect(changed.rowCount).toBe(0);
  });
});
