import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownSessionsSchema, sessionSchema } from '@ketenzicht/shared/kernel';
import type { RunningServer } from '../server.js';
import { Api } from '../testing/api.js';
import { anAccount, type GivenAccount } from '../testing/given.js';
import { House, serve } from '../testing/house.js';
import { Screen } from '../testing/screen.js';

const patience = 5_000;

describe('a session that ends', () => {
  let house: House;
  let second: RunningServer;
  beforeAll(async () => {
    house = await House.open({ wards: 20 });
    second = await serve(house.database.url, undefined, { socketsPerPerson: 6 });
  });
  afterAll(async () => {
    await second.stop();
    await house.close();
  });

  const someone = () => anAccount(house.db, { organisation: house.organisation, loggedInAt: new Date() });
  /** Rejects unless the line is cut in time. */
  const cut = (screen: Screen): Promise<{ told: boolean; after: number }> =>
    new Promise((resolve, reject) => {
      const began = Date.now();
      let told = false;
      const timer = setTimeout(() => reject(new Error('still on the line')), patience);
      screen.socket.once('session.ended', () => (told = true));
      screen.socket.once('disconnect', () => {
        clearTimeout(timer);
        resolve({ told, after: Date.now() - began });
      });
    });
  /** One screen at each server. */
  const screens = async ({ token }: GivenAccount) => [
    await Screen.on(house.url, token),
    await Screen.on(second.url, token),
  ];
  const refusedAt = async (base: string, token: string) => (await new Api(base, token).get('/api/v1/board')).status;
  /** Asks again until the answer is as told. */
  const until = async (status: number, ask: () => Promise<number>) => {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      if ((await ask()) === status) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`not ${status} within ${patience} ms`);
  };

  it('SEC-31, SEC-63: by logging out is off the line at both servers within five seconds, and is told so', async () => {
    const account = await someone();
    const open = await screens(account);
    const ended = Promise.all(open.map(cut));
    expect((await new Api(house.url, account.token).call('DELETE', '/api/v1/sessions/current')).status).toBe(204);
    for (const { told } of await ended) expect(told).toBe(true);
    await until(401, () => refusedAt(second.url, account.token));
    expect(await refusedAt(house.url, account.token)).toBe(401);
  });

  it.each([
    ['its account is disabled', 'update identity.account set disabled_at = now() where id = $1', 401],
    ['its role changes', `update identity.account set role = 'referrer' where id = $1`, 200],
    ['its organisation changes', 'update identity.account set organisation_id = null where id = $1', 200],
    ['someone deletes it', 'delete from identity.session where account_id = $1', 401],
  ])('SEC-31, SEC-63: when %s every line of it is cut, on every server', async (_, change, status) => {
    const account = await someone();
    const ended = Promise.all((await screens(account)).map(cut));
    await house.db.query(change, [account.id]);
    await ended;
    for (const base of [house.url, second.url]) await until(status, () => refusedAt(base, account.token));
  });

  it('SEC-31: a role that was taken away counts for persons at the very next request, for beds within moments', async () => {
    const account = await someone();
    const [api, ward] = [new Api(house.url, account.token), house.ward()];
    expect((await api.report(ward, { operational: 3, occupied: 1 })).status).toBe(200);
    expect((await api.get('/api/v1/sessions')).status).toBe(200);
    await house.db.query('update identity.account set disabled_at = now() where id = $1', [account.id]);
    expect((await api.get('/api/v1/sessions')).status).toBe(401);
    const other = await someone();
    const writer = new Api(second.url, other.token);
    expect((await writer.report(ward, { operational: 3, occupied: 2 }, { version: 1 })).status).toBe(200);
    await house.db.query(`update identity.account set role = 'referrer' where id = $1`, [other.id]);
    await until(403, async () => (await writer.report(house.ward(), { operational: 3, occupied: 2 })).status);
  });

  it('stays on the line while somebody works at another server', async () => {
    const account = await anAccount(house.db, {
      organisation: house.organisation,
      // Falls idle in three seconds, unless somebody does something.
      loggedInAt: new Date(Date.now() - 3_597_000),
    });
    const screen = await Screen.on(second.url, account.token);
    await new Api(house.url, account.token).call('POST', '/api/v1/sessions/current/_stay');
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    expect(screen.socket.connected).toBe(true);
    screen.close();
  });

  it('SEC-29: pings and heartbeats alone do not keep it: it ends on the line when it falls idle', async () => {
    const account = await anAccount(house.db, {
      organisation: house.organisation,
      loggedInAt: new Date(Date.now() - 3_598_000),
    });
    const screen = await Screen.on(house.url, account.token);
    await cut(screen);
  });

  it('SEC-28: proving oneself anew leaves the line open', async () => {
    const account = await someone();
    const screen = await Screen.on(house.url, account.token);
    const token = randomBytes(32).toString('base64url');
    await house.db.query('update identity.session set token_hash = $2 where account_id = $1', [
      account.id,
      createHash('sha256').update(token).digest(),
    ]);
    await until(401, () => refusedAt(house.url, account.token));
    expect(await refusedAt(house.url, token)).toBe(200);
    expect(screen.socket.connected).toBe(true);
    screen.close();
  });

  it('SEC-34: a login that has yet to get a second factor hears nothing', async () => {
    const account = await someone();
    await house.db.query(`update identity.session set assurance = 'low' where account_id = $1`, [account.id]);
    await expect(Screen.open(house.url, account.token)).rejects.toMatchObject({ data: { code: 'session.too_weak' } });
  });

  describe('SEC-68, BAD-65: one person', () => {
    it('has six lines at most, also when all knock at once; wall screens do not count', async () => {
      const account = await someone();
      const api = new Api(second.url, account.token);
      const tried = await Promise.allSettled(Array.from({ length: 20 }, () => Screen.open(second.url, account.token)));
      const open = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      await until(6, () => Promise.resolve(open.filter(({ socket }) => socket.connected).length));
      const other = await someone();
      const wall = (await new Api(second.url, other.token).call('POST', '/api/v1/sessions/_wall')).as(sessionSchema);
      const walls = await Promise.all(Array.from({ length: 8 }, () => Screen.on(second.url, wall.token)));
      expect(walls.every(({ socket }) => socket.connected)).toBe(true);
      expect((await api.get('/api/v1/sessions')).as(ownSessionsSchema).sessions).toHaveLength(1);
      for (const screen of [...open, ...walls]) screen.close();
    });

    it('who floods is cut within a second, others notice nothing', async () => {
      const [loud, calm] = [await someone(), await someone()];
      const [flood, bystander] = [await Screen.on(second.url, loud.token), await Screen.on(second.url, calm.token)];
      const refused = new Promise<{ code: string }>((resolve) => flood.socket.once('refused', resolve));
      const gone = cut(flood);
      for (let count = 0; count < 1_000; count++)
        flood.socket.emit(count % 2 ? 'follow' : 'nonsense', {}, () => undefined);
      expect(await refused).toEqual({ code: 'socket.too_many_messages' });
      expect((await gone).after).toBeLessThan(1_000);
      expect(await bystander.follow()).toHaveProperty('revision');
      bystander.close();
    });
  });
});

describe('SEC-58: behind a proxy', () => {
  let house: House;
  let trusting: RunningServer;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    trusting = await serve(house.database.url, undefined, { trustProxy: ['127.0.0.1', '::1'] });
  });
  afterAll(async () => {
    await trusting.stop();
    await house.close();
  });

  const forged = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https', 'x-real-ip': '203.0.113.8' };
  const loggedOutFrom = async (base: string) => {
    const { token, id } = await anAccount(house.db, { organisation: house.organisation });
    const answer = await new Api(base, token).call('DELETE', '/api/v1/sessions/current', { headers: forged });
    const { rows } = await house.db.query<{ access_point_id: string }>(
      'select access_point_id from audit.access_line where actor_id = $1',
      [id],
    );
    return { address: rows[0]?.access_point_id, cookie: answer.headers.get('set-cookie') };
  };

  it('its word counts: the visitor’s own address is in the log, and the cookie is bound to this host', async () => {
    const { address, cookie } = await loggedOutFrom(trusting.url);
    expect(address).toBe('203.0.113.7');
    expect(cookie).toMatch(/^__Host-ketenzicht_session=;.*Secure/);
  });

  it('without one nobody’s word counts', async () => {
    const { address, cookie } = await loggedOutFrom(house.url);
    expect(address).toMatch(/127\.0\.0\.1|::1/);
    expect(cookie).toMatch(/^ketenzicht_session=;/);
  });

  it('over https a cookie that another host could have set opens nothing', async () => {
    const { token } = await anAccount(house.db, { organisation: house.organisation });
    const ask = (name: string) =>
      new Api(trusting.url).get('/api/v1/board', { cookie: `${name}=${token}`, 'x-forwarded-proto': 'https' });
    expect((await ask('ketenzicht_session')).status).toBe(401);
    expect((await ask('__Host-ketenzicht_session')).status).toBe(200);
  });
});
