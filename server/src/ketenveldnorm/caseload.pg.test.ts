import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bulkPlannedSchema, caseloadSchema, type Caseload } from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import type { Answer, Api } from '../testing/api.js';
import { anotherOrganisation, lastLine, somebody, type Somebody } from '../testing/care.js';
import type { Organisation } from '../testing/given.js';
import { someoneFollowed, type GivenFollowed } from '../testing/given-caseload.js';
import { House } from '../testing/house.js';
import { until } from '../testing/placing-acts.js';

const today = localDate(new Date());
const on = (days: number) => addLocalDays(today, days);

let house: House;
let others: Organisation;
let stranger: Somebody;
let director: Somebody;
beforeAll(async () => {
  house = await House.open({ wards: 1 });
  others = await anotherOrganisation(house);
  stranger = await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] });
});
beforeEach(
  async () => void (director = await somebody(house, 'chainDirector', { regionIds: [`region-${randomUUID()}`] })),
);
afterAll(() => house.close());

const regionOf = async ({ id }: Somebody): Promise<string> => {
  const { rows } = await house.db.query<{ region: string }>(
    'select region_ids[1] as region from identity.account where id = $1',
    [id],
  );
  const region = rows[0]?.region ?? '';
  await house.db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', left($1, 20), $1, '2000-01-01') on conflict do nothing`,
    [region, house.register.id],
  );
  return region;
};
/** In the region of whoever follows. */
const follow = async (owner: Somebody, given: GivenFollowed = {}) =>
  someoneFollowed(house.db, others, owner.id, { regionId: await regionOf(owner), ...given });

async function desk(api: Api, query = ''): Promise<Caseload> {
  const answer = await api.get(`/api/v1/caseload${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.as(caseloadSchema);
}
const why = ({ lines }: Caseload) => lines.map(({ trajectory, reasons }) => [trajectory.reference, reasons.join(' ')]);
const plan = (api: Api, body: object, key: string = randomUUID()): Promise<Answer> =>
  api.call('POST', '/api/v1/caseload/_plan', { body: { kind: 'visit', ...body }, headers: { 'idempotency-key': key } });
const rowOf = async (id: string) =>
  (
    await house.db.query<{ next: string; version: number; contacts: number; steps: number }>(
      `select next_contact_on::text as next, version, (select count(*)::int from ketenveldnorm.contact where trajectory_id = t.id) as contacts,
         (select count(*)::int from ketenveldnorm.step where trajectory_id = t.id and kind = 'contactPlanned') as steps from ketenveldnorm.trajectory t where id = $1`,
      [id],
    )
  ).rows[0];

describe('the caseload desk', () => {
  it('shows whoever follows who needs them, the most pressing first, and when the next contact is of the others', async () => {
    const late = await follow(director, { next: -3 });
    const far = await follow(director, { next: 40 });
    const lapsing = await follow(director, { titleEnds: 4 });
    const asked = await someoneFollowed(house.db, others, stranger.id, {
      handover: { to: director.id, regionId: await regionOf(director), due: 5 },
    });
    const ended = await follow(stranger, { regionId: await regionOf(director), endProposedBy: stranger.id });
    const shown = await desk(director.api);
    expect(shown).toMatchObject({ today, following: 5 });
    expect(why(shown)).toEqual([
      [lapsing.reference, 'titleLapsing'],
      [late.reference, 'contactOverdue'],
      [asked.reference, 'handoverWaiting'],
      [ended.reference, 'endToAnswer'],
      [far.reference, ''],
    ]);
    expect(shown.lines.map(({ dueOn }) => dueOn)).toEqual([on(4), on(-3), on(5), null, on(40)]);
    expect(shown.lines.map(({ trajectory }) => trajectory.opens)).toEqual([true, true, false, false, true]);
  });

  it('shows of a region only who needs somebody within two weeks, and how many each director follows', async () => {
    const colleague = await somebody(house, 'chainDirector', {
      regionIds: [await regionOf(director)],
      name: 'Regisseur Tweede',
    });
    await follow(director, { next: -1 });
    const near = await follow(colleague, { next: 14 });
    await follow(colleague, { next: 15 });
    const shown = await desk(director.api, '?scope=region');
    expect(shown.following).toBe(3);
    expect(why(shown)).toEqual([
      [expect.any(String), 'contactOverdue'],
      [near.reference, ''],
    ]);
    expect(shown.workload.map(({ id, following, overdue, thisWeek }) => [id, following, overdue, thisWeek])).toEqual([
      [director.id, 1, 1, 0],
      [colleague.id, 2, 0, 0],
    ]);
  });

  it('shows who has one reason, and of a long desk the most pressing with how many come after', async () => {
    const lapsing = await follow(director, { titleEnds: 4, next: -1 });
    for (let count = 0; count < 251; count++) await follow(director, { next: -1 });
    const whole = await desk(director.api);
    expect(whole).toMatchObject({ following: 252, more: 2, counts: { contactOverdue: 252, titleLapsing: 1 } });
    expect(whole.lines).toHaveLength(250);
    const one = await desk(director.api, '?reason=titleLapsing');
    expect(one.lines.map(({ trajectory }) => trajectory.id)).toEqual([lapsing.id]);
    expect(one).toMatchObject({ more: 0, counts: { contactOverdue: 252 } });
  });

  it('SEC-41: shows nobody of another region or organisation', async () => {
    const { reference, id } = await follow(director, { next: -1 });
    expect(JSON.stringify(await desk(stranger.api, '?scope=region'))).not.toContain(reference);
    const outsider = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
    expect(JSON.stringify(await desk(outsider.api, '?scope=region'))).not.toContain(reference);
    const holder = await somebody(house, 'provider', { organisation: others });
    expect((await desk(holder.api, '?scope=region')).lines.map(({ trajectory }) => trajectory.id)).toContain(id);
    expect((await desk(holder.api)).lines).toEqual([]);
  });

  it('SEC-04: every look is one line in the log that names whom it showed', async () => {
    const { id, personId } = await follow(director);
    await desk(director.api);
    expect(await lastLine(house)).toMatchObject({
      event: 'caseload.read',
      actor_id: director.id,
      subjects: [personId],
    });
    expect(JSON.stringify((await lastLine(house))['objects'])).toContain(id);
  });
});

describe('planning contacts for several at once', () => {
  it('plans one day for all of them, once, however often it is sent', async () => {
    const both = [await follow(director, { next: 20 }), await follow(director, { next: 12 })];
    const [key, body] = [randomUUID(), { trajectoryIds: both.map(({ id }) => id), on: on(3) }];
    for (let times = 0; times < 2; times++) {
      const answer = await plan(director.api, body, key);
      expect(answer.as(bulkPlannedSchema)).toEqual({ planned: 2 });
    }
    for (const { id } of both) expect(await rowOf(id)).toEqual({ next: on(3), version: 1, contacts: 1, steps: 1 });
    expect(await lastLine(house)).toMatchObject({ event: 'caseload.plan', actor_id: director.id });
  });

  it('an appointment that comes sooner stays the next one, and who was missed stays overdue until somebody spoke to them', async () => {
    const { id } = await follow(director, { next: 2 });
    await plan(director.api, { trajectoryIds: [id], on: on(9) });
    expect(await rowOf(id)).toMatchObject({ next: on(2), contacts: 1 });
    const missed = await follow(director, { included: -30, interval: 14, next: -16 });
    expect((await plan(director.api, { trajectoryIds: [missed.id], on: on(1) })).status).toBe(200);
    expect(await rowOf(missed.id)).toMatchObject({ next: on(-16), contacts: 1 });
  });

  it('names everybody for whom it is too late, and changes nothing for anybody', async () => {
    const fine = await follow(director);
    const late = await follow(director, { included: -20, interval: 21, next: 1 });
    const reported = await follow(director, { phase: 'reported' });
    const answer = await plan(director.api, { trajectoryIds: [fine.id, late.id, reported.id], on: on(2) });
    expect([answer.status, answer.problem.code]).toEqual([400, 'input.invalid']);
    expect(answer.problem.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/trajectoryIds/1', 'contact.too_late'],
      ['/trajectoryIds/2', 'contact.not_followed'],
    ]);
    expect(answer.problem.errors?.[0]?.detail).toContain(on(1));
    for (const { id } of [fine, late, reported]) expect(await rowOf(id)).toMatchObject({ version: 0, contacts: 0 });
  });

  it('refuses a day that has been, one person too many, and a day that is none', async () => {
    const { id } = await follow(director);
    const past = await plan(director.api, { trajectoryIds: [id], on: on(-1) });
    expect(past.problem.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([['/on', 'contact.past']]);
    const many = await plan(director.api, { trajectoryIds: Array.from({ length: 51 }, () => randomUUID()), on: on(1) });
    expect(many.problem.errors?.map(({ pointer }) => pointer)).toEqual(['/trajectoryIds']);
    expect((await plan(director.api, { trajectoryIds: [id], on: '2027-02-29' })).status).toBe(400);
    expect(await rowOf(id)).toMatchObject({ version: 0 });
  });

  it('SEC-41: one that is not yours is answered as one that is not there, and one that you only see stays closed', async () => {
    const { id } = await follow(director);
    const [theirs, nobody] = [
      await plan(stranger.api, { trajectoryIds: [id], on: on(1) }),
      await plan(stranger.api, { trajectoryIds: [randomUUID()], on: on(1) }),
    ];
    expect([theirs.status, theirs.problem.code]).toEqual([nobody.status, nobody.problem.code]);
    expect(theirs.status).toBe(404);
    const colleague = await somebody(house, 'chainDirector', { regionIds: [await regionOf(director)] });
    const seen = await plan(colleague.api, { trajectoryIds: [id], on: on(1) });
    expect([seen.status, seen.problem.code]).toEqual([403, 'trajectory.no_relation']);
    expect(await rowOf(id)).toMatchObject({ version: 0 });
  });

  it('nobody is invisible to both: whoever takes part from another region or organisation finds them on their desk and in the list', async () => {
    const nurse = await somebody(house, 'provider');
    const one = await follow(director, { next: -1, partyIds: [stranger.id, nurse.id] });
    const other = await follow(director, { next: -1 });
    for (const { api } of [stranger, nurse]) {
      const shown = why(await desk(api)).map(([reference]) => reference);
      expect(shown).toContain(one.reference);
      expect(shown).not.toContain(other.reference);
      for (const query of ['', '?mine=true']) {
        const listed = (await api.get(`/api/v1/trajectories${query}`)).text;
        expect([query, listed.includes(one.reference), listed.includes(other.reference)]).toEqual([query, true, false]);
      }
    }
    await house.db.query(`update ketenveldnorm.trajectory set party_ids = '{}', version = version + 1 where id = $1`, [
      one.id,
    ]);
    expect(why(await desk(stranger.api)).map(([reference]) => reference)).not.toContain(one.reference);
  });

  it('two who plan for the same people in another order both get through', async () => {
    const colleague = await somebody(house, 'chainDirector', { regionIds: [await regionOf(director)] });
    const all = await Promise.all(Array.from({ length: 6 }, () => follow(director, { partyIds: [colleague.id] })));
    const ids = all.map(({ id }) => id);
    const answers = await Promise.all([
      plan(director.api, { trajectoryIds: ids, on: on(1) }),
      plan(colleague.api, { trajectoryIds: ids.toReversed(), on: on(2) }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    for (const id of ids) expect(await rowOf(id)).toEqual({ next: on(1), version: 2, contacts: 2, steps: 2 });
  });

  it('the desk of whoever follows them hears of it', async () => {
    const screen = await house.screen(director.api);
    const heard: unknown[] = [];
    screen.socket.on('desk', (sent) => heard.push(sent));
    const { id } = await follow(director);
    await plan(director.api, { trajectoryIds: [id], on: on(1) });
    await until(() => JSON.stringify(heard).includes('ketenveldnorm'), 'the bell of the desk');
    screen.close();
  });
});
