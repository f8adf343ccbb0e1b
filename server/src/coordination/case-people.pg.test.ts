import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseFileSchema, casePersonSchema, toldSchema, type CasePerson } from '@ketenzicht/shared/coordination';
import { z } from 'zod';
import { anotherOrganisation, anotherRegister, lastLine, somebody, type Somebody } from '../testing/care.js';
import { around, desk, fileOfCase, kindsOf, move, openCase, tryMove } from '../testing/cases.js';
import { aWard, anAccount, type Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';
import { until } from '../testing/placing-acts.js';

describe('people around a case', () => {
  let house: House;
  let keeper: Organisation;
  let stranger: Somebody;
  let adviser: Somebody;
  let ministry: Somebody;
  let wardId: string;
  /** In every name of this story, so that nobody else is found. */
  const mark = randomUUID()
    .replaceAll(/[^a-f]/g, '')
    .padEnd(6, 'x');
  const named = (name: string) => `${name} ${mark}`;

  beforeAll(async () => {
    house = await House.open({ wards: 2 });
    keeper = await anotherOrganisation(house);
    ({ id: wardId } = await aWard(house.db, keeper));
    stranger = await somebody(house, 'provider', { organisation: keeper, name: named('Vreemde') });
    adviser = await somebody(house, 'adviser', { name: named('Adviseur') });
    ministry = await somebody(house, 'ministry', { name: named('Minister') });
    await somebody(house, 'chainDirector', { name: named('Regisseur') });
    await somebody(house, 'chainDirector', { name: named('Elders'), regionIds: ['elsewhere'] });
    await somebody(house, 'nationalCoordinator', { name: named('Coordinator') });
    await anAccount(house.db, { role: 'adviser', register: await anotherRegister(house), name: named('Buiten') });
    const gone = await anAccount(house.db, { role: 'adviser', register: house.register, name: named('Vertrokken') });
    await house.db.query('update identity.account set disabled_at = now() where id = $1', [gone.id]);
  });
  afterAll(() => house.close());

  const open = (more: object = {}) => openCase(house.provider, house, more);
  const linked = () => open({ links: [{ kind: 'ward', id: wardId }] });
  const ask = (api: Somebody['api'], id: string, text: string) =>
    around(api, 'POST', `cases/${id}/participants/_find`, { text });
  const find = async (id: string, text: string): Promise<CasePerson[]> =>
    (await ask(house.provider, id, text)).as(z.array(casePersonSchema));
  const names = (people: CasePerson[]) => people.map(({ name }) => name.split(' ')[0]);
  const invite = (id: string, accountId: string) =>
    around(house.provider, 'POST', `cases/${id}/participants`, { accountId });

  it('who has to do with it is found by a few letters, on whatever rung; nobody else is', async () => {
    const { case: one } = await open();
    expect(names(await find(one.id, mark))).toEqual(['Adviseur', 'Coordinator', 'Regisseur']);
    const { case: withWard } = await linked();
    expect(names(await find(withWard.id, mark))).toEqual(['Adviseur', 'Coordinator', 'Regisseur', 'Vreemde']);
    expect(names(await find(withWard.id, `vreemde ${mark.slice(0, 3)}`))).toEqual(['Vreemde']);
  });

  it('SEC-42: a name, a role and an organisation are all that is said of them', async () => {
    const { case: one } = await linked();
    const answer = await ask(house.provider, one.id, 'vreemde');
    const [found] = JSON.parse(answer.text) as Record<string, unknown>[];
    expect(found).toEqual({
      id: stranger.id,
      name: named('Vreemde'),
      role: 'provider',
      organisationName: expect.any(String),
    });
  });

  it('an organisation is found by its name, and signs that mean something elsewhere mean nothing here', async () => {
    const { case: one } = await linked();
    const [{ organisationName } = { organisationName: '' }] = await find(one.id, 'vreemde');
    expect((await find(one.id, organisationName ?? '')).map(({ id }) => id)).toContain(stranger.id);
    for (const text of ['%%', '__', String.raw`\\`, "';--"])
      expect([text, await find(one.id, text)]).toEqual([text, []]);
    for (const text of ['a', ' a ', 'x'.repeat(61), ''])
      expect([text, (await ask(house.provider, one.id, text)).status]).toEqual([text, 400]);
  });

  it('twenty at most, and whoever takes part already is not among them', async () => {
    const many = randomUUID().slice(0, 8);
    for (let made = 0; made < 22; made++)
      await anAccount(house.db, { role: 'adviser', register: house.register, name: `Veel ${many} ${made}` });
    const { case: one } = await open();
    const found = await find(one.id, many);
    expect(found).toHaveLength(20);
    await invite(one.id, found[0]?.id ?? '');
    expect((await find(one.id, many)).map(({ id }) => id)).not.toContain(found[0]?.id);
  });

  it('SEC-42: is asked by whoever may invite alone; to who takes part or is a stranger there is no such case', async () => {
    const { case: one } = await open();
    await invite(one.id, adviser.id);
    for (const { api } of [stranger, adviser]) expect((await ask(api, one.id, mark)).status).toBe(404);
    expect(await lastLine(house)).toMatchObject({ event: 'knelpunt.find', decision: 'refused' });
    const closed = await move(house.provider, one, 'close', { outcome: 'accepted', cause: 'noBed' });
    expect((await ask(house.provider, closed.case.id, mark)).status).toBe(409);
  });

  it('who is invited from another rung reads all of it and leaves notes, and moves nothing', async () => {
    const { case: one } = await open();
    expect((await adviser.api.get(`/api/v1/cases/${one.id}`)).status).toBe(404);
    const invited = (await invite(one.id, adviser.id)).as(caseFileSchema);
    expect(invited.participants.map(({ id }) => id)).toEqual([adviser.id]);
    const theirs = await fileOfCase(adviser.api, one.id);
    expect(kindsOf(theirs)).toEqual(['opened', 'participantAdded']);
    expect(theirs.case.mayAct).toBe(false);
    expect((await desk(adviser.api)).map(({ id }) => id)).toContain(one.id);
    expect((await around(adviser.api, 'POST', `cases/${one.id}/_note`, { text: 'Ik kijk mee.' })).status).toBe(200);
    for (const [verb, body] of [
      ['climb', {}],
      ['take', {}],
      ['hand', { ownerId: adviser.id }],
    ] as const)
      expect([verb, (await tryMove(adviser.api, one, verb, body)).status]).toEqual([verb, 404]);
    const others = await around(adviser.api, 'POST', `cases/${one.id}/participants`, { accountId: adviser.id });
    expect(others.status).toBe(404);
    expect((await stranger.api.get(`/api/v1/cases/${one.id}`)).status).toBe(404);
  });

  it('is not invited: whoever has nothing to do with it, until their ward is what it is about', async () => {
    const { case: one } = await open();
    const refused = await invite(one.id, stranger.id);
    expect([refused.status, refused.problem.code]).toEqual([400, 'participant.unknown']);
    expect(kindsOf(await fileOfCase(house.provider, one.id))).toEqual(['opened']);
    await around(house.provider, 'POST', `cases/${one.id}/links`, { kind: 'ward', id: wardId });
    expect((await invite(one.id, stranger.id)).status).toBe(201);
    expect((await fileOfCase(stranger.api, one.id)).case.id).toBe(one.id);
  });

  it('a task is for whoever can read what it is about, on the highest rung too; others are asked along first', async () => {
    const { case: one } = await openCase(house.coordinator, house);
    const top = await move(house.coordinator, one, 'climb');
    const give = (ownerId: string) =>
      around(house.coordinator, 'POST', `cases/${top.case.id}/tasks`, {
        text: 'Bel terug',
        dueOn: '2099-01-05',
        ownerId,
      });
    expect((await give(ministry.id)).status).toBe(201);
    expect((await give(stranger.id)).problem.code).toBe('participant.unknown');
    await around(house.coordinator, 'POST', `cases/${one.id}/links`, { kind: 'ward', id: wardId });
    expect((await give(stranger.id)).status).toBe(400);
    await around(house.coordinator, 'POST', `cases/${one.id}/participants`, { accountId: stranger.id });
    expect((await give(stranger.id)).status).toBe(201);
  });

  it('is told once that they were asked, without about whom or what, also in a crisis', async () => {
    const invitee = await somebody(house, 'adviser');
    const { case: one } = await open({ urgency: 'crisis' });
    await invite(one.id, invitee.id);
    await invite(one.id, invitee.id);
    const told = async () => (await invitee.api.get('/api/v1/told')).as(toldSchema).notices;
    await until(async () => (await told()).length > 0, 'the notice');
    expect(await told()).toMatchObject([
      { topic: 'caseJoined', reference: one.reference, path: `/cases/${one.id}`, urgent: false },
    ]);
  });

  it('when dismissed sees nothing of it any more; the owner always takes part', async () => {
    const { case: one } = await open();
    await invite(one.id, adviser.id);
    const path = `cases/${one.id}/participants`;
    expect((await around(house.provider, 'DELETE', `${path}/${one.owner.id}`)).status).toBe(409);
    expect((await around(house.provider, 'DELETE', `${path}/${adviser.id}`)).status).toBe(200);
    expect((await adviser.api.get(`/api/v1/cases/${one.id}`)).status).toBe(404);
    expect((await desk(adviser.api)).map(({ id }) => id)).not.toContain(one.id);
  });

  it('SEC-06: the log names the case and everybody who was shown, let in and let out', async () => {
    const { case: one } = await linked();
    const [theCase, them] = [
      { type: 'case', id: one.id },
      { type: 'account', id: stranger.id },
    ];
    await find(one.id, 'vreemde');
    expect(await lastLine(house)).toMatchObject({ event: 'knelpunt.find', action: 'R', objects: [theCase, them] });
    await invite(one.id, stranger.id);
    expect(await lastLine(house)).toMatchObject({ event: 'knelpunt.invite', action: 'U', objects: [theCase, them] });
    await around(house.provider, 'DELETE', `cases/${one.id}/participants/${stranger.id}`);
    expect(await lastLine(house)).toMatchObject({ event: 'knelpunt.dismiss', objects: [theCase, them] });
  });
});
