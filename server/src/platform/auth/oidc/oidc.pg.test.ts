import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import { Api } from '../../../testing/api.js';
import { newDatabase, type TestDatabase } from '../../../testing/database.js';
import { aRegister, anAccount, anOrganisation, type Organisation, type Register } from '../../../testing/given.js';
import { serve } from '../../../testing/house.js';
import { IdentityProviderProcess } from '../../../testing/identity-provider.js';
import { WebBrowser } from '../../../testing/web-browser.js';
import type { RunningServer } from '../../../server.js';

const loginPath = '/api/v1/oidc/_login';

describe('logging in at an identity provider', () => {
  let database: TestDatabase;
  let provider: IdentityProviderProcess;
  let server: RunningServer;
  let register: Register;
  let organisation: Organisation;

  beforeAll(async () => {
    [database, provider] = await Promise.all([newDatabase(), IdentityProviderProcess.start()]);
    register = await aRegister(database.pool);
    organisation = await anOrganisation(database.pool, register);
    await database.pool.query(`update provider set ura = '12345678' where id = $1`, [organisation.id]);
    server = await serve(database.url, undefined, { oidc: provider.config });
    await provider.knows(server.url);
  });
  afterAll(async () => {
    await server.stop();
    await Promise.all([provider.stop(), database.close()]);
  });

  async function someone(subject: string = randomUUID()) {
    const account = await anAccount(database.pool, { organisation });
    await database.pool.query(
      'update account set oidc_issuer = $2, oidc_subject = $3, password_hash = null where id = $1',
      [account.id, provider.issuer, subject],
    );
    return { ...account, subject };
  }

  /** To the provider's form, where a person types. */
  async function toTheForm(browser: WebBrowser, query = '') {
    const { at } = await browser.follow(`${server.url}${loginPath}${query}`, ({ pathname }) =>
      pathname.startsWith('/interaction/'),
    );
    return at;
  }
  const isCallback = ({ pathname }: URL) => pathname === '/api/v1/oidc/callback';

  /** As far as the way back, which is not yet taken. */
  async function toTheWayBack(browser: WebBrowser, fields: Record<string, string>, query = '') {
    const submitted = await browser.go(await toTheForm(browser, query), { form: fields });
    return (await browser.follow(must(submitted.location, 'a way on'), isCallback)).at;
  }
  const logIn = async (browser: WebBrowser, fields: Record<string, string>, query = '') =>
    browser.go(await toTheWayBack(browser, fields, query));
  const sessionOf = (browser: WebBrowser) => browser.cookies.get(server.url)?.get('ketenzicht_session');
  const refusals = async (reason: string) =>
    (
      await database.pool.query(
        `select from audit.access_line where event = 'session.open' and decision = 'refused' and purpose_text = $1`,
        [reason],
      )
    ).rowCount ?? 0;

  it('SEC-22: the way there names code, S256, a state and a nonce of 256 bits, and the level', async () => {
    const { location, headers } = await new WebBrowser().go(`${server.url}${loginPath}?next=/account`);
    const asked = new URL(must(location, 'a redirect')).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: 'ketenzicht',
      scope: 'openid',
      code_challenge_method: 'S256',
      redirect_uri: `${server.url}/api/v1/oidc/callback`,
      acr_values: 'http://eidas.europa.eu/LoA/substantial',
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(Buffer.from(asked.get(name) ?? '', 'base64url')).toHaveLength(32);
    expect(headers.get('set-cookie')).toMatch(
      /^ketenzicht_login=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('SEC-26, SEC-27, SEC-28: opens a session for the account of this issuer and subject, and no token of the provider reaches the browser', async () => {
    const { id, subject } = await someone();
    const browser = new WebBrowser();
    const answer = await logIn(browser, { login: subject, ura: '12345678' }, '?next=/account?tab=1');
    expect([answer.status, answer.location, answer.text]).toEqual([303, `${server.url}/account?tab=1`, '']);
    expect(answer.headers.getSetCookie().find((line) => line.startsWith('ketenzicht_session'))).toMatch(
      /^ketenzicht_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const token = must(sessionOf(browser), 'a session');
    const current = JSON.parse((await new Api(server.url, token).get('/api/v1/sessions/current')).text) as {
      actor: { id: string };
    };
    expect(current.actor.id).toBe(id);
    const ours = browser.visited.filter((address) => address.startsWith(server.url)).join();
    expect(ours).not.toMatch(/eyJ|id_token|access_token/);
    const { rows } = await database.pool.query<{ row: string }>(
      'select (select coalesce(string_agg(s::text, $1), $1) from session s) || (select coalesce(string_agg(f::text, $1), $1) from oidc_flow f) as row',
      [' '],
    );
    expect(rows[0]?.row).not.toContain(token);
    const lines = await database.pool.query(
      `select actor_id, decision, purpose_text from audit.access_line where event = 'session.open' and actor_id = $1`,
      [id],
    );
    expect(lines.rows).toEqual([{ actor_id: id, decision: 'allowed', purpose_text: 'oidc' }]);
  });

  it('SEC-22: the same way back, taken twice, is refused the second time', async () => {
    const { subject } = await someone();
    const browser = new WebBrowser();
    const back = await toTheWayBack(browser, { login: subject });
    const cookie = browser.cookies.get(server.url)?.get('ketenzicht_login') ?? '';
    expect((await browser.go(back)).status).toBe(303);
    expect(browser.cookies.get(server.url)?.has('ketenzicht_login')).toBe(false);
    const again = await new Api(server.url).get(back.slice(server.url.length), {
      cookie: `ketenzicht_login=${cookie}`,
    });
    expect([again.problem.status, again.problem.code, again.headers.get('set-cookie')]).toEqual([
      400,
      'oidc.refused',
      expect.not.stringContaining('ketenzicht_session'),
    ]);
  });

  it('SEC-22: a way back is worth nothing in another browser, and is used up by the try', async () => {
    const { subject } = await someone();
    const [theirs, mine] = [new WebBrowser(), new WebBrowser()];
    const back = await toTheWayBack(theirs, { login: subject });
    await toTheForm(mine);
    const answer = await mine.go(back);
    expect([answer.location, sessionOf(mine)]).toEqual([`${server.url}/login?elsewhere=refused`, undefined]);
    expect((await theirs.go(back)).location).toBe(`${server.url}/login?elsewhere=refused`);
    expect(await refusals('flow.unknown')).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['a state that nobody gave out', (back: URL) => back.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['two states', (back: URL) => back.searchParams.append('state', 'x')],
    ['a code that nobody gave out', (back: URL) => back.searchParams.set('code', 'x'.repeat(43))],
    ['no code', (back: URL) => back.searchParams.delete('code')],
    ['another issuer (RFC 9207)', (back: URL) => back.searchParams.set('iss', 'https://elsewhere.example')],
  ])('SEC-22: is refused with %s', async (_, change) => {
    const { subject } = await someone();
    const browser = new WebBrowser();
    const back = new URL(await toTheWayBack(browser, { login: subject }));
    change(back);
    const answer = await browser.go(back.href, { headers: { accept: 'application/json' } });
    expect([answer.status, sessionOf(browser)]).toEqual([400, undefined]);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'oidc.refused' });
  });

  it('SEC-28: what a browser held before the login opens nothing after it', async () => {
    const { subject } = await someone();
    const browser = new WebBrowser();
    const planted = 'p'.repeat(43);
    browser.cookies.set(server.url, new Map([['ketenzicht_session', planted]]));
    await logIn(browser, { login: subject });
    expect(sessionOf(browser)).not.toBe(planted);
    expect((await new Api(server.url, planted).get('/api/v1/board')).status).toBe(401);
  });

  it('SEC-23, SEC-34: a login of a lower level is refused', async () => {
    const { subject } = await someone();
    const browser = new WebBrowser();
    const before = await refusals('token.level');
    const answer = await logIn(browser, { login: subject, level: 'low' });
    expect([answer.location, sessionOf(browser)]).toEqual([`${server.url}/login?elsewhere=refused`, undefined]);
    expect(await refusals('token.level')).toBe(before + 1);
  });

  it('SEC-38: nobody here, another organisation, and an ended account get one and the same answer', async () => {
    const [other, ended] = [await someone(), await someone()];
    await database.pool.query('update account set demo = true where id = $1', [ended.id]);
    const answers = [];
    const tries: Record<string, string>[] = [
      { login: randomUUID() },
      { login: other.subject, ura: '87654321' },
      { login: ended.subject },
    ];
    for (const fields of tries) {
      const browser = new WebBrowser();
      const back = await toTheWayBack(browser, fields);
      const { status, text } = await browser.go(back, { headers: { accept: 'application/json' } });
      answers.push([status, text.replace(/"traceId":"\w+"/, ''), sessionOf(browser)]);
    }
    expect(answers[0]?.[0]).toBe(403);
    expect(answers[0]?.[1]).toContain('Ask your administrator for an invitation');
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect([await refusals('account.unknown'), await refusals('account.other_organisation')]).toEqual([1, 1]);
  });

  it('SEC-26: the same subject of another issuer is somebody else', async () => {
    const { id, subject } = await someone();
    await database.pool.query(`update account set oidc_issuer = 'https://elsewhere.example' where id = $1`, [id]);
    const browser = new WebBrowser();
    expect((await logIn(browser, { login: subject })).location).toBe(`${server.url}/login?elsewhere=unknown`);
    expect(sessionOf(browser)).toBeUndefined();
  });

  it('whoever goes away from the form is told so, and nothing else', async () => {
    const browser = new WebBrowser();
    const answer = await logIn(browser, { login: 'x', cancel: 'yes' });
    expect([answer.location, sessionOf(browser)]).toEqual([`${server.url}/login?elsewhere=cancelled`, undefined]);
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/api/v1/board', '/%0a', '/..//evil.example'])(
    'BAD-49: %j is no place to come back to',
    async (next) => {
      const { subject } = await someone();
      const { location } = await logIn(new WebBrowser(), { login: subject }, `?next=${encodeURIComponent(next)}`);
      expect(new URL(must(location, 'a redirect')).origin).toBe(server.url);
      expect(location).toMatch(/\/(%0a)?$/);
    },
  );

  describe('proving oneself anew', () => {
    it('SEC-28, SEC-30: asks the provider for a fresh proof and puts a new session in the place of the old', async () => {
      const { id, subject } = await someone();
      const browser = new WebBrowser();
      await logIn(browser, { login: subject });
      const old = must(sessionOf(browser), 'a session');
      await database.pool.query(`update session set proved_at = now() - interval '1 hour' where account_id = $1`, [id]);
      const there = await browser.go(`${server.url}${loginPath}?stepUp=true`);
      expect(new URL(must(there.location, 'a redirect')).searchParams.get('max_age')).toBe('0');
      await logIn(browser, { login: subject }, '?stepUp=true');
      expect(sessionOf(browser)).not.toBe(old);
      const { rows } = await database.pool.query<{ hash: Buffer; fresh: boolean }>(
        `select token_hash as hash, proved_at > now() - interval '1 minute' as fresh from session s join oidc_session using (token_hash) where account_id = $1`,
        [id],
      );
      const hashOf = (token: string) => createHash('sha256').update(token).digest();
      expect(rows).toEqual([{ hash: hashOf(must(sessionOf(browser), 'a session')), fresh: true }]);
    });

    it('SEC-30: somebody else cannot do it for you', async () => {
      const [one, other] = [await someone(), await someone()];
      const browser = new WebBrowser();
      await logIn(browser, { login: one.subject });
      const before = sessionOf(browser);
      browser.cookies.delete(provider.issuer); // at the provider, somebody else sits down
      const answer = await logIn(browser, { login: other.subject }, '?stepUp=true');
      expect([answer.location, sessionOf(browser)]).toEqual([`${server.url}/login?elsewhere=refused`, before]);
    });

    it('needs a session', async () => {
      const answer = await new Api(server.url).get(`${loginPath}?stepUp=true`);
      expect(answer.problem).toMatchObject({ status: 401, code: 'session.required' });
    });
  });

  describe('taking up an invitation', () => {
    const token = () => randomBytes(32).toString('base64url');
    async function invited(): Promise<{ id: string; token: string }> {
      const [{ id }, secret] = [await anAccount(database.pool, { organisation }), token()];
      await database.pool.query(
        `insert into identity.invitation (organisation_id, id, account_id, token_hash, made_by, made_at, expires_at)
         values ($1, $2, $3, $4, $3, now(), now() + interval '1 day')`,
        [organisation.id, randomUUID(), id, createHash('sha256').update(secret).digest()],
      );
      return { id, token: secret };
    }
    /** As the invitation's own page does it: the token in a body, and the cookie of this browser. */
    async function takeUp(browser: WebBrowser, invitation: string, subject: string) {
      const answer = await new Api(server.url).call('POST', '/api/v1/invitations/_elsewhere', {
        body: { token: invitation },
      });
      if (answer.status !== 200) return answer.status;
      const [, cookie = ''] = /ketenzicht_login=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
      browser.cookies.set(server.url, new Map([['ketenzicht_login', cookie]]));
      const { redirectTo } = JSON.parse(answer.text) as { redirectTo: string };
      expect(redirectTo).not.toContain(invitation);
      const { at } = await browser.follow(redirectTo, ({ pathname }) => pathname.startsWith('/interaction/'));
      const submitted = await browser.go(at, { form: { login: subject } });
      return (await browser.go((await browser.follow(must(submitted.location, 'a way on'), isCallback)).at)).location;
    }

    it('SEC-26: binds this login to the account, once, and from then on it needs no invitation', async () => {
      const [one, subject] = [await invited(), randomUUID()];
      expect(await takeUp(new WebBrowser(), one.token, subject)).toBe(`${server.url}/`);
      const browser = new WebBrowser();
      await logIn(browser, { login: subject });
      const current = await new Api(server.url, sessionOf(browser)).get('/api/v1/sessions/current');
      expect(JSON.parse(current.text)).toMatchObject({ actor: { id: one.id } });
      expect(await takeUp(new WebBrowser(), one.token, randomUUID())).toBe(410);
      const { rows } = await database.pool.query(
        `select event, action from audit.access_line where actor_id = $1 and event = 'account.bind'`,
        [one.id],
      );
      expect(rows).toEqual([{ event: 'account.bind', action: 'U' }]);
    });

    it('SEC-26: a login that is somebody’s already does not become somebody else’s', async () => {
      const [one, other] = [await invited(), await someone()];
      const browser = new WebBrowser();
      expect(await takeUp(browser, one.token, other.subject)).toBe(`${server.url}/login?elsewhere=unknown`);
      const { rows } = await database.pool.query('select oidc_subject from account where id = $1', [one.id]);
      expect([rows, sessionOf(browser)]).toEqual([[{ oidc_subject: null }], undefined]);
    });

    it('BAD-49: an invitation that was withdrawn on the way binds nothing', async () => {
      const one = await invited();
      const answer = await new Api(server.url).call('POST', '/api/v1/invitations/_elsewhere', {
        body: { token: token() },
      });
      expect(answer.status).toBe(404);
      await database.pool.query('update identity.invitation set withdrawn_at = now() where account_id = $1', [one.id]);
      expect(await takeUp(new WebBrowser(), one.token, randomUUID())).toBe(410);
    });
  });

  describe('logging out', () => {
    it('SEC-32: at the provider ends the session here, told by the provider itself', async () => {
      const { subject } = await someone();
      const browser = new WebBrowser();
      await logIn(browser, { login: subject });
      const api = new Api(server.url, sessionOf(browser));
      const { redirectTo } = JSON.parse((await api.get('/api/v1/oidc/logout-address')).text) as { redirectTo: string };
      expect(redirectTo).toMatch(/client_id=ketenzicht/);
      const page = await browser.follow(redirectTo);
      const xsrf = must(/name="xsrf" value="([^"]+)"/.exec(page.text)?.[1], 'the question of the provider');
      const confirmed = await browser.go(`${provider.issuer}/session/end/confirm`, { form: { xsrf, logout: 'yes' } });
      expect(confirmed.location).toBe(`${server.url}/login`);
      const deadline = Date.now() + 8_000;
      let status = 200;
      while (status === 200 && Date.now() < deadline) ({ status } = await api.get('/api/v1/sessions/current'));
      expect(status).toBe(401);
      const { rowCount } = await database.pool.query(
        `select from audit.access_line where event = 'session.close' and purpose_text = 'back-channel logout, 1 sessions'`,
      );
      expect(rowCount).toBe(1);
    });
  });

  it('says on the front door where one may log in', async () => {
    expect(JSON.parse((await new Api(server.url).get('/api/v1/about')).text)).toMatchObject({
      oidc: { name: 'de inlogdienst' },
    });
  });

  it('BAD-49: our key for the provider is published without its secret half', async () => {
    const { keys } = JSON.parse((await new Api(server.url).get('/api/v1/oidc/keys')).text) as {
      keys: Record<string, unknown>[];
    };
    expect(keys).toEqual([expect.objectContaining({ kty: 'EC', alg: 'ES256', use: 'sig' })]);
    expect(keys[0]).not.toHaveProperty('d');
  });
});
