import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import type { Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import type { Answer } from '../testing/api.js';
import { anotherOrganisation, linesAbout, somebody, type Somebody } from '../testing/care.js';
import { aReport, anInclusion, fileOfTrajectory, moveOn, toTable, tryMoveOn } from '../testing/following.js';
import { House } from '../testing/house.js';

describe('who takes part in following somebody', () => {
  let house: House;
  let nurse: Somebody;
  let ill: Somebody;
  let colleague: Somebody;
  let elsewhere: Somebody;
  let stranger: Somebody;
  const on = (days = 0) => addLocalDays(localDate(new Date()), days);
  const join = { reason: 'absent', words: null };
  const refusal = ({ status, problem }: Answer) => [status, problem.code];
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    nurse = await somebody(house, 'provider');
    ill = await somebody(house, 'chainDirector');
    stranger = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
    elsewhere = await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] });
  });
  afterAll(() => house.close());

  /** Reported while the one who falls ill is the only director there is. */
  async function reported(): Promise<Trajectory> {
    if (colleague as Somebody | undefined)
      await house.db.query('update identity.account set disabled_at = now() where id = $1', [colleague.id]);
    const one = await aReport(house, nurse);
    colleague = await somebody(house, 'chainDirector');
    expect(one.owner.id).toBe(ill.id);
    return one;
  }
  const told = async ({ reference }: Trajectory) =>
    (
      await house.db.query<{ topic: string; account: string }>(
        'select topic, account_id as account from coordination.told where reference = $1 order by at, topic, account_id',
        [reference],
      )
    ).rows;

  it('SEC-44: a director of the region stands in for a colleague who fell ill: until then nothing opens, from then on every move works', async () => {
    const one = await reported();
    expect(refusal(await tryMoveOn(colleague.api, one, 'triage', toTable(on())))).toEqual([
      403,
      'trajectory.no_relation',
    ]);
    const joined = await moveOn(colleague.api, one, 'join', join);
    expect(joined).toMatchObject({ version: 1, opens: true, mayAct: true, owner: { id: ill.id } });
    const triaged = await moveOn(colleague.api, joined, 'triage', toTable(on()));
    const included = await moveOn(colleague.api, triaged, 'decide', anInclusion(house, on()));
    const plan = { intervalDays: 7, agreedWith: [], words: 'Elke week.', nextContactOn: on(3) };
    const planned = await moveOn(colleague.api, included, 'plan', plan);
    const proposed = await colleague.api.call('POST', `/api/v1/trajectories/${one.id}/handovers`, {
      body: {
        reason: 'absence',
        toOwnerId: colleague.id,
        toRegionId: house.register.regionId,
        toProviderId: null,
        dueOn: on(7),
        spokenOn: on(),
        words: 'De eigenaar is langdurig ziek.',
      },
      headers: { 'if-match': `"${planned.version}"` },
    });
    expect([proposed.status, proposed.text]).toEqual([201, expect.any(String)]);
  });

  it('standing in is a step with its reason, whoever follows is told by a pseudonym, and every look is in the log', async () => {
    const one = await reported();
    const joined = await moveOn(colleague.api, one, 'join', { reason: 'other', words: 'De wijkagent vroeg naar ons.' });
    const { steps, parties } = await fileOfTrajectory(colleague.api, joined);
    expect(steps[0]).toMatchObject({
      kind: 'joined',
      detail: { reason: 'other' },
      words: 'De wijkagent vroeg naar ons.',
    });
    expect(parties.map(({ id }) => id).toSorted()).toEqual([colleague.id, nurse.id].toSorted());
    const both = [ill.id, nurse.id].map((account) => ({ topic: 'followingJoined', account }));
    expect(await told(one)).toEqual(expect.arrayContaining(both));
    expect(await told(one)).toHaveLength(2);
    const lines = (await linesAbout(house, one.personId)).filter(({ actor_id: who }) => who === colleague.id);
    expect(lines.map(({ event }) => event)).toEqual(['trajectory.join', 'trajectory.read']);
    const { rows } = await house.db.query<{ words: string }>(
      `select words from ketenveldnorm.step where trajectory_id = $1 and kind = 'joined'`,
      [one.id],
    );
    expect(rows[0]?.words).toMatch(/^v1\|/);
  });

  it('SEC-42: from elsewhere, of another organisation, or of another role nobody comes in by their own word', async () => {
    const one = await reported();
    expect(refusal(await tryMoveOn(elsewhere.api, one, 'join', join))).toEqual([404, 'trajectory.unknown']);
    expect((await tryMoveOn(stranger.api, one, 'join', join)).status).toBe(403);
    expect((await tryMoveOn(nurse.api, one, 'join', join)).status).toBe(403);
    expect(refusal(await tryMoveOn(ill.api, one, 'join', join))).toEqual([409, 'trajectory.follows']);
    const absent = { id: randomUUID(), version: 0 };
    const [refused, missing] = [
      await tryMoveOn(elsewhere.api, one, 'join', join),
      await tryMoveOn(elsewhere.api, absent, 'join', join),
    ];
    expect(refused.untraced).toBe(missing.untraced);
    expect(refusal(await tryMoveOn(colleague.api, { ...one, version: 7 }, 'join', join))).toEqual([
      412,
      'version.stale',
    ]);
    const silent = await tryMoveOn(colleague.api, one, 'join', { reason: 'other', words: null });
    expect(silent.problem.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/words', 'trajectory.reason_missing'],
    ]);
    expect(await told(one)).toEqual([]);
  });

  it('SEC-23: it asks a fresh proof, as an emergency does', async () => {
    const one = await reported();
    const long = await somebody(house, 'chainDirector', { loggedInAt: new Date(Date.now() - 600_000) });
    expect((await tryMoveOn(long.api, one, 'join', join)).problem.code).toBe('session.step_up_required');
    await house.db.query('update identity.account set disabled_at = now() where id = $1', [long.id]);
  });

  it('of two who come in at once both do, the second after looking again', async () => {
    const one = await reported();
    const second = await somebody(house, 'chainDirector');
    const answers = await Promise.all([colleague, second].map(({ api }) => tryMoveOn(api, one, 'join', join)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const late = answers[0]?.status === 200 ? second : colleague;
    expect((await moveOn(late.api, { ...one, version: 1 }, 'join', join)).opens).toBe(true);
    await house.db.query('update identity.account set disabled_at = now() where id = $1', [second.id]);
  });

  it('whoever follows asks a colleague along, of another organisation as well, and lets them go; the owner stays', async () => {
    const one = await reported();
    const asking = await tryMoveOn(nurse.api, one, 'ask-along', { accountId: randomUUID() });
    expect(asking.problem.errors?.map(({ code }) => code)).toEqual(['trajectory.director']);
    expect((await tryMoveOn(colleague.api, one, 'ask-along', { accountId: colleague.id })).problem.code).toBe(
      'trajectory.no_relation',
    );
    const asked = await moveOn(nurse.api, one, 'ask-along', { accountId: stranger.id });
    expect(await told(one)).toEqual([{ topic: 'followingAsked', account: stranger.id }]);
    expect((await fileOfTrajectory(stranger.api, one)).trajectory.opens).toBe(true);
    expect((await tryMoveOn(nurse.api, asked, 'ask-along', { accountId: stranger.id })).problem.code).toBe(
      'trajectory.follows',
    );
    for (const [by, whom] of [
      [nurse, stranger],
      [stranger, ill],
      [ill, ill],
    ] as const)
      expect((await tryMoveOn(by.api, asked, 'let-go', { accountId: whom.id })).problem.code).toBe('trajectory.denied');
    const left = await moveOn(stranger.api, asked, 'let-go', { accountId: stranger.id });
    expect(left.opens).toBe(false);
    expect((await stranger.api.get(`/api/v1/trajectories/${one.id}`)).status).toBe(404);
    const without = await moveOn(ill.api, left, 'let-go', { accountId: nurse.id });
    expect((await fileOfTrajectory(ill.api, without)).parties).toEqual([]);
  });

  it('SEC-42: whoever follows finds a colleague by name or organisation; who was shown is in the log, and nobody else finds anybody', async () => {
    const one = await reported();
    const find = (by: Somebody, text: string, { id } = one) =>
      by.api.call('POST', `/api/v1/trajectories/${id}/_find-colleague`, { body: { text } });
    const name = `Bo ${randomUUID()}`;
    const away = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
    const adviser = await somebody(house, 'adviser');
    await house.db.query('update identity.account set name = $2 where id = any ($1)', [[away.id, adviser.id], name]);
    const found = await find(nurse, name.slice(0, 20).toUpperCase());
    const shown = JSON.parse(found.text) as { id: string; name: string; organisationName: string | null }[];
    expect(shown).toEqual([{ id: away.id, name, role: 'provider', organisationName: expect.any(String) }]);
    const last = (await linesAbout(house, one.personId)).filter(({ event }) => event === 'trajectory.findColleague');
    expect(last.map(({ actor_id: who }) => who)).toEqual([nurse.id]);
    expect(JSON.stringify(last)).toContain(away.id);
    expect(JSON.stringify(last)).not.toContain(name);
    expect((await find(nurse, shown[0]?.organisationName ?? '')).text).toContain(away.id);
    expect((await find(nurse, '%%')).text).toBe('[]');
    expect((await find(nurse, 'a')).status).toBe(400);
    await moveOn(nurse.api, one, 'ask-along', { accountId: away.id });
    expect((await find(nurse, name)).text).toBe('[]');
    expect(refusal(await find(colleague, name))).toEqual([403, 'trajectory.no_relation']);
    const foreign = await find(elsewhere, name);
    expect(refusal(foreign)).toEqual([404, 'trajectory.unknown']);
    expect(foreign.untraced).toBe((await find(elsewhere, name, { ...one, id: randomUUID() })).untraced);
  });
});
