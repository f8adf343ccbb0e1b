import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currentSessionSchema, hour, minute, ownSessionsSchema, sessionSchema } from '@ketenzicht/shared/kernel';
import { Api } from '../../testing/api.js';
import { anAccount } from '../../testing/given.js';
import { House } from '../../testing/house.js';

const second = 1_000;

describe('the clocks of a session', () => {
  let now = new Date('2026-11-22T08:00:00Z');
  let house: House;

  beforeAll(async () => {
    house = await House.open({ clock: () => now, wards: 5 });
  });
  afterAll(() => house.close());

  const later = (ms: number) => (now = new Date(now.getTime() + ms));
  const someone = async () => {
    const { token } = await anAccount(house.db, { organisation: house.organisation, loggedInAt: now });
    return new Api(house.url, token);
  };
  const stay = (api: Api) => api.call('POST', '/api/v1/sessions/current/_stay');
  const statusOf = async (api: Api, path: string) => (await api.get(path)).status;
  const board = '/api/v1/board';
  const about = '/api/v1/sessions'; // data about a person: class C2

  it('SEC-29: beds close after an hour in which nobody did anything, however often the screen asked', async () => {
    const api = await someone();
    for (let minutes = 0; minutes < 60; minutes += 10) {
      expect(await statusOf(api, board)).toBe(200);
      later(10 * minute);
    }
    later(second);
    expect((await api.get(board)).problem).toMatchObject({ status: 401, code: 'session.required' });
  });

  it('SEC-29: an act keeps it open, and so does somebody at the screen', async () => {
    const [ward, api] = [house.ward(), await someone()];
    later(50 * minute);
    expect((await api.report(ward, { operational: 3, occupied: 1 })).status).toBe(200);
    later(50 * minute);
    expect((await stay(api)).status).toBe(200);
    later(50 * minute);
    expect(await statusOf(api, board)).toBe(200);
    const { expiresAt } = (await api.get('/api/v1/sessions/current')).as(currentSessionSchema);
    expect(Date.parse(expiresAt) - now.getTime()).toBe(10 * minute);
  });

  it('SEC-29: persons close after a quarter of an hour, and coming back does not open them', async () => {
    const api = await someone();
    later(15 * minute);
    expect(await statusOf(api, about)).toBe(200);
    later(second);
    expect((await api.get(about)).problem).toMatchObject({ status: 401, code: 'session.step_up_required' });
    expect((await stay(api)).status).toBe(200);
    expect((await api.get(about)).problem.code).toBe('session.step_up_required');
    later(10 * second);
    expect((await api.get(about)).problem.code).toBe('session.step_up_required');
    expect(await statusOf(api, board)).toBe(200);
  });

  it('SEC-29: who keeps working sees persons all the while', async () => {
    const api = await someone();
    for (let minutes = 0; minutes < 60; minutes += 12) {
      later(12 * minute);
      await stay(api);
      expect(await statusOf(api, about)).toBe(200);
    }
  });

  it('SEC-29: after eight hours it is over, whoever is there', async () => {
    const api = await someone();
    for (let hours = 0; hours < 8; hours += 0.5) {
      expect((await stay(api)).status).toBe(200);
      later(hour / 2);
    }
    expect((await stay(api)).problem.code).toBe('session.required');
  });

  it('a wrong clock of one act cannot shorten another’s: an act never moves the clock back', async () => {
    const api = await someone();
    later(30 * minute);
    await stay(api);
    const before = (await api.get('/api/v1/sessions/current')).as(currentSessionSchema).expiresAt;
    now = new Date(now.getTime() - 20 * minute);
    await stay(api);
    expect((await api.get('/api/v1/sessions/current')).as(currentSessionSchema).expiresAt).toBe(before);
    later(20 * minute);
  });

  describe('of a wall screen', () => {
    const wall = async () => {
      const api = await someone();
      const answer = await api.call('POST', '/api/v1/sessions/_wall');
      expect(answer.status).toBe(201);
      return { before: api, wall: new Api(house.url, answer.as(sessionSchema).token) };
    };

    it('SEC-29: run for thirty days without anybody, and its maker’s own login ends on that screen', async () => {
      const { before, wall: screen } = await wall();
      expect(await statusOf(before, board)).toBe(401);
      later(29 * 24 * hour);
      expect(await statusOf(screen, board)).toBe(200);
      expect((await screen.get('/api/v1/sessions/current')).as(currentSessionSchema).kind).toBe('wall');
      later(24 * hour);
      expect(await statusOf(screen, board)).toBe(401);
    });

    it('SEC-29: reads beds and nothing else', async () => {
      const { wall: screen } = await wall();
      expect((await screen.report(house.ward(), { operational: 3, occupied: 1 })).problem).toMatchObject({
        status: 403,
        code: 'access.denied',
      });
      for (const [method, path] of [
        ['GET', '/api/v1/sessions'],
        ['GET', '/api/v1/factors'],
        ['POST', '/api/v1/factors'],
        ['POST', '/api/v1/sessions/_wall'],
        ['POST', '/api/v1/sessions/current/_stay'],
        ['POST', '/api/v1/sessions/current/_prove'],
      ] as const)
        expect([path, (await screen.call(method, path, method === 'GET' ? {} : { body: {} })).status]).toEqual([
          path,
          403,
        ]);
      expect((await screen.call('DELETE', '/api/v1/sessions/current')).status).toBe(204);
    });
  });
});

describe('a person’s sessions', () => {
  let house: House;
  const password = 'een goed wachtwoord';
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
  });
  afterAll(() => house.close());

  const someone = async () => {
    const account = await anAccount(house.db, { organisation: house.organisation, passwordHash: await hash(password) });
    const more = async () => {
      const api = await anotherSession(house, account.id);
      return api;
    };
    return { account, api: new Api(house.url, account.token), more };
  };
  const listOf = async (api: Api) => (await api.get('/api/v1/sessions')).as(ownSessionsSchema).sessions;

  it('SEC-39: are listed, and each can be ended', async () => {
    const { api, more } = await someone();
    const other = await more();
    const listed = await listOf(api);
    expect(listed.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(listed).toHaveLength(2);
    const foreign = listed.find(({ isCurrent }) => !isCurrent);
    expect((await other.get('/api/v1/board')).status).toBe(200);
    expect((await api.call('DELETE', `/api/v1/sessions/${foreign?.id}`)).status).toBe(204);
    expect((await other.get('/api/v1/board')).status).toBe(401);
    expect(await listOf(api)).toHaveLength(1);
  });

  it('SEC-39: all others end together, this one stays', async () => {
    const { api, more } = await someone();
    const others = [await more(), await more()];
    expect((await api.call('POST', '/api/v1/sessions/_end-others')).status).toBe(204);
    for (const other of others) expect((await other.get('/api/v1/board')).status).toBe(401);
    expect((await api.get('/api/v1/board')).status).toBe(200);
  });

  it('BAD-44: another person’s session is as if it were not there', async () => {
    const [mine, theirs] = [await someone(), await someone()];
    const [session] = await listOf(theirs.api);
    const refused = await mine.api.call('DELETE', `/api/v1/sessions/${session?.id}`);
    expect(refused.problem).toMatchObject({ status: 404, code: 'session.unknown' });
    expect((await theirs.api.get('/api/v1/board')).status).toBe(200);
  });

  it('SEC-80: at logout the browser is told to forget what it kept', async () => {
    const { api } = await someone();
    const ended = await api.call('DELETE', '/api/v1/sessions/current');
    expect(ended.headers.get('clear-site-data')).toBe('"cache", "storage"');
  });

  it('every act stands in the access log', async () => {
    const { api, account, more } = await someone();
    await more();
    await api.call('POST', '/api/v1/sessions/_end-others');
    await listOf(api);
    await api.call('DELETE', '/api/v1/sessions/current');
    const { rows } = await house.db.query<{ event: string }>(
      'select event from audit.access_line where actor_id = $1 order by seq',
      [account.id],
    );
    expect(rows.map(({ event }) => event)).toEqual(['session.end_others', 'session.list', 'session.close']);
  });
});

/** The same person at another computer. */
async function anotherSession(house: House, accountId: string): Promise<Api> {
  const { createHash, randomBytes } = await import('node:crypto');
  const token = randomBytes(32).toString('base64url');
  await house.db.query(
    `insert into identity.session (token_hash, account_id, created_at, active_at, proved_at, expires_at) values ($1, $2, now(), now(), now(), now() + interval '8 hours')`,
    [createHash('sha256').update(token).digest(), accountId],
  );
  return new Api(house.url, token);
}
