import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sessionSchema } from '@ketenzicht/shared/kernel';
import { Api, type Answer } from '../../testing/api.js';
import { anAccount } from '../../testing/given.js';
import { House } from '../../testing/house.js';

const password = 'een goed wachtwoord';

describe('a session', () => {
  let now = new Date();
  let house: House;
  let stranger: Api;
  let passwordHash: string;

  beforeAll(async () => {
    [house, passwordHash] = await Promise.all([
      House.open({ clock: () => now }),
      hash(password, { memoryCost: 1024, timeCost: 1 }),
    ]);
    stranger = new Api(house.url);
  });
  afterAll(() => house.close());

  const someone = () => anAccount(house.db, { organisation: house.organisation, passwordHash });
  const login = (username: string, given: string = password) =>
    stranger.call('POST', '/api/v1/sessions', { body: { username, password: given } });
  const cookieOf = (answer: Answer) => answer.headers.get('set-cookie') ?? '';
  const current = (headers: Record<string, string>) => stranger.get('/api/v1/sessions/current', headers);

  it('opens with name and password: a token for machines, a cookie that no script can read for browsers', async () => {
    const { username, id } = await someone();
    const answer = await login(username);
    const { token, actor, expiresAt } = answer.as(sessionSchema);
    expect([answer.status, actor.id, actor.role, actor.organisationId]).toEqual([
      201,
      id,
      'provider',
      house.organisation.id,
    ]);
    expect(Date.parse(expiresAt) - now.getTime()).toBe(3_600_000);
    expect(cookieOf(answer)).toMatch(
      /^ketenzicht_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    expect((await current({ authorization: `Bearer ${token}` })).status).toBe(200);
    expect((await current({ cookie: cookieOf(answer).split(';')[0] ?? '' })).status).toBe(200);
    expect((await current({ cookie: cookieOf(answer).split(';')[0] ?? '' })).text).not.toContain(token);
  });

  it('keeps its token nowhere: the database knows only its hash', async () => {
    const { username } = await someone();
    const { token } = (await login(username)).as(sessionSchema);
    const { rows } = await house.db.query(`select token_hash from session where token_hash = $1`, [
      createHash('sha256').update(token).digest(),
    ]);
    expect(rows).toHaveLength(1);
    const dump = await house.db.query<{ row: string }>('select session::text as row from session');
    expect(dump.rows.some(({ row }) => row.includes(token))).toBe(false);
  });

  it('SEC-38 is refused the same for a wrong password and for a name that does not exist', async () => {
    const { username } = await someone();
    const [wrong, unknown] = [await login(username, 'wrong'), await login('nobody', 'wrong')];
    expect(wrong.problem).toMatchObject({ status: 401, code: 'session.refused' });
    expect(unknown.untraced).toBe(wrong.untraced);
    expect(cookieOf(wrong)).toBe('');
  });

  it('SEC-37 after ten wrong passwords waits a minute, for that name only', async () => {
    const [attacked, other] = [await someone(), await someone()];
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await login(attacked.username, `wrong ${attempt}`)).status).toBe(401);
    expect((await login(attacked.username)).problem).toMatchObject({ status: 429, code: 'session.too_many_attempts' });
    expect((await login(other.username)).status).toBe(201);
    now = new Date(now.getTime() + 61_000);
    expect((await login(attacked.username)).status).toBe(201);
  });

  it('ends at logout, on this server at once', async () => {
    const { username } = await someone();
    const answer = await login(username);
    const api = new Api(house.url, answer.as(sessionSchema).token);
    const ended = await api.call('DELETE', '/api/v1/sessions/current');
    expect([ended.status, cookieOf(ended)]).toEqual([204, expect.stringContaining('ketenzicht_session=;')]);
    expect((await api.get('/api/v1/board')).problem).toMatchObject({ status: 401, code: 'session.required' });
  });

  it.each([
    { username: '', password: 'x' },
    { username: 'x' },
    { username: 'x', password: 'x', role: 'administrator' },
    { username: ['x'], password: 'x' },
    { username: 'x'.repeat(201), password: 'x' },
    { username: 'x\u0000', password: 'x' },
    null,
    [],
  ])('BAD-07, BAD-42 does not open for %j', async (body) => {
    expect((await stranger.call('POST', '/api/v1/sessions', { body })).problem).toMatchObject({
      status: 400,
      code: 'input.invalid',
    });
  });

  it.each(["' or '1'='1", "admin'--", '%', '../../etc/passwd', '\u{1F600}', '\ud800'])(
    'BAD-49 the name %j is just a name that nobody has',
    async (username) => {
      expect((await login(username)).problem.code).toBe('session.refused');
    },
  );

  it.each([
    { authorization: 'Basic eDp4' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer short' },
    { authorization: `Bearer ${'x'.repeat(43)} ${'x'.repeat(43)}` },
    { cookie: 'ketenzicht_session=' },
    { cookie: 'ketenzicht_session=%00' },
    { cookie: '=;;=' },
  ])('BAD-21 %j opens nothing', async (headers) => {
    expect((await stranger.get('/api/v1/board', headers as unknown as Record<string, string>)).problem.status).toBe(
      401,
    );
  });

  it('BAD-24 a token in the address opens nothing', async () => {
    const { token } = await someone();
    for (const name of ['token', 'access_token'])
      expect((await stranger.get(`/api/v1/board?${name}=${token}`)).status).toBe(401);
  });

  describe('in a cookie', () => {
    const report = async (headers: Record<string, string>) => {
      const { token } = await someone();
      return stranger.reportRaw(
        house.ward(),
        '{"operational":3,"occupied":1}',
        {},
        { cookie: `ketenzicht_session=${token}`, ...headers },
      );
    };

    it.each(['https://evil.example', 'null', 'http://localhost', 'not an origin', ''])(
      'SEC-78 does not write for a page of another site: Origin %j',
      async (origin) => {
        const before = await house.trace();
        expect((await report({ origin })).problem).toMatchObject({ status: 403, code: 'request.foreign_origin' });
        expect(await house.trace()).toEqual(before);
      },
    );

    it('SEC-78 does not write without an origin', async () => {
      expect((await report({})).problem.status).toBe(403);
      expect((await report({ 'sec-fetch-site': 'cross-site' })).problem.status).toBe(403);
    });

    it('writes for its own pages', async () => {
      expect((await report({ origin: house.url })).status).toBe(200);
      expect((await report({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    });
  });

  it('demo accounts, whose password is published, open nothing outside a demo', async () => {
    const { id, username, token } = await someone();
    await house.db.query('update account set demo = true where id = $1', [id]);
    expect((await login(username)).problem.code).toBe('session.refused');
    expect((await new Api(house.url, token).get('/api/v1/board')).status).toBe(401);
    expect(JSON.parse((await stranger.get('/api/v1/about')).text)).toMatchObject({ demo: false, demoAccounts: [] });
  });
});
