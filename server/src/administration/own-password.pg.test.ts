import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currentSessionSchema, minute } from '@ketenzicht/shared/kernel';
import { hash } from '@node-rs/argon2';
import { Api } from '../testing/api.js';
import { Authenticator, login } from '../testing/authenticator.js';
import { anAccount } from '../testing/given.js';
import { House, serve } from '../testing/house.js';

const [before, after] = ['een goed wachtwoord', 'vier gele fietsen zingen'];

describe('somebody’s own password', () => {
  let now = new Date('2026-11-22T08:00:00Z');
  let house: House;
  let passwordHash: string;
  beforeAll(async () => {
    [house, passwordHash] = await Promise.all([
      House.open({ clock: () => now, wards: 0 }),
      hash(before, { memoryCost: 1024, timeCost: 1 }),
    ]);
  });
  afterAll(() => house.close());

  const someone = async () => {
    const { id, username, token } = await anAccount(house.db, { organisation: house.organisation, passwordHash });
    const elsewhere = new Api(house.url, token);
    const { api } = await Authenticator.enrol(await login(house.url, username, before), now);
    return { id, username, api, elsewhere };
  };
  const change = (api: Api, password: string) => api.call('PUT', '/api/v1/password', { body: { password } });
  const enter = async (username: string, password: string) =>
    (await new Api(house.url).call('POST', '/api/v1/sessions', { body: { username, password } })).status;

  it('SEC-28, SEC-39: is changed; the old one opens nothing, every other session is over, and the log says so without a word of it', async () => {
    const { id, username, api, elsewhere } = await someone();
    expect((await elsewhere.get('/api/v1/sessions/current')).status).toBe(200);
    expect((await change(api, after)).status).toBe(204);
    expect([await enter(username, before), await enter(username, after)]).toEqual([401, 202]);
    expect((await elsewhere.get('/api/v1/sessions/current')).status).toBe(401);
    expect((await api.get('/api/v1/sessions/current')).as(currentSessionSchema)).toMatchObject({
      method: 'password',
      demo: false,
    });
    const { rows } = await house.db.query<{ line: string }>(
      `select l::text as line from audit.access_line l where actor_id = $1 and objects @> '[{"segment": "password"}]'`,
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.line).not.toMatch(/vier gele|argon2/);
  });

  it('a login that was half done with the old password comes to nothing', async () => {
    const { username, api } = await someone();
    const begun = await new Api(house.url).call('POST', '/api/v1/sessions', { body: { username, password: before } });
    expect(begun.status).toBe(202);
    const { challenge } = JSON.parse(begun.text) as { challenge: string };
    expect((await change(api, after)).status).toBe(204);
    const second = { challenge, code: '123456' };
    const answer = await new Api(house.url).call('POST', '/api/v1/sessions/_second-factor', { body: second });
    expect(answer.problem.code).toBe('session.challenge_over');
  });

  it('a weak one, or a stranger’s, changes nothing', async () => {
    const { username, api, elsewhere } = await someone();
    for (const [weak, fault] of [
      ['kort', 'password.too_short'],
      ['welkom welkom', 'password.too_common'],
      [`${username} is mijn naam`, 'password.holds_name'],
    ] as const) {
      const { code, errors = [] } = (await change(api, weak)).problem;
      expect([code, errors.map((one) => one.code)]).toEqual(['password.too_weak', expect.arrayContaining([fault])]);
    }
    expect((await change(new Api(house.url), after)).status).toBe(401);
    expect(await enter(username, before)).toBe(202);
    expect((await elsewhere.get('/api/v1/sessions/current')).status).toBe(200);
  });

  it('SEC-30: takes a proof of at most five minutes ago', async () => {
    const { api } = await someone();
    now = new Date(+now + 6 * minute);
    expect((await change(api, after)).problem.code).toBe('session.step_up_required');
  });

  it('stays as it is for a login at the identity provider, and for a login of the demo, which is everybody’s', async () => {
    const demo = await serve(house.database.url, () => now, { demoLogins: true });
    try {
      for (const [sql, code] of [
        [`update session set method = 'oidc' where account_id = $1`, 'password.elsewhere'],
        ['update account set demo = true where id = $1', 'password.of_demo'],
      ] as const) {
        const { id, username, api } = await someone();
        await house.db.query(sql, [id]);
        expect((await change(new Api(demo.url, api.token), after)).problem).toMatchObject({ status: 409, code });
        const { rows } = await house.db.query('select from account where username = $1 and password_hash = $2', [
          username,
          passwordHash,
        ]);
        expect(rows).toHaveLength(1);
      }
    } finally {
      await demo.stop();
    }
  });
});
