import { createPublicKey, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import { Api } from '../../../testing/api.js';
import { newDatabase, type TestDatabase } from '../../../testing/database.js';
import { aRegister, anAccount, anOrganisation } from '../../../testing/given.js';
import { HostileIssuer, type Token, type Trick } from '../../../testing/hostile-issuer.js';
import { serve } from '../../../testing/house.js';
import { WebBrowser } from '../../../testing/web-browser.js';
import type { RunningServer } from '../../../server.js';

const now = () => Math.floor(Date.now() / 1_000);
const eidas = (level: string) => `http://eidas.europa.eu/LoA/${level}`;
const without = (claims: Record<string, unknown>, name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([one]) => one !== name));

/** The same token with other claims. */
const saying =
  (claims: Record<string, unknown>): Trick =>
  (honest, issuer) =>
    issuer.sign({ ...honest, claims: { ...honest.claims, ...claims } });
const headed =
  (header: Record<string, unknown>): Trick =>
  (honest, issuer) =>
    issuer.sign({ ...honest, header: { ...honest.header, ...header } });

describe('a provider that lies', () => {
  let database: TestDatabase;
  let issuer: HostileIssuer;
  let server: RunningServer;
  let account: { id: string };

  beforeAll(async () => {
    [database, issuer] = await Promise.all([newDatabase(), HostileIssuer.start()]);
    issuer.userinfo = {}; // it says from the start that it has one
    const organisation = await anOrganisation(database.pool, await aRegister(database.pool));
    account = await anAccount(database.pool, { organisation });
    issuer.subject = randomUUID();
    await database.pool.query('update account set oidc_issuer = $2, oidc_subject = $3 where id = $1', [
      account.id,
      issuer.url,
      issuer.subject,
    ]);
    server = await serve(database.url, undefined, { oidc: issuer.config });
  });
  afterAll(async () => {
    await server.stop();
    await Promise.all([issuer.stop(), database.close()]);
  });

  async function attempt(trick: Trick, userinfo: Record<string, unknown> = { sub: issuer.subject }, query = '') {
    issuer.trick = trick;
    issuer.userinfo = userinfo;
    const browser = new WebBrowser();
    const begun = await browser.go(`${server.url}/api/v1/oidc/_login${query}`);
    const there = must(begun.location, 'a redirect');
    const back = `${server.url}/api/v1/oidc/callback?code=${issuer.grant(there)}&state=${new URL(there).searchParams.get('state')}`;
    const json = { headers: { accept: 'application/json' } };
    const cookies = new Map(browser.cookies.get(server.url));
    const answer = await browser.go(back, json);
    return {
      answer,
      session: browser.cookies.get(server.url)?.get('ketenzicht_session'),
      /** The same way back once more, with the cookie it had. */
      again: async () => {
        browser.cookies.set(server.url, cookies);
        return browser.go(back, json);
      },
    };
  }
  const count = async (sql: string) =>
    (await database.pool.query<{ n: number }>(`select count(*) as n from ${sql}`)).rows[0]?.n ?? 0;
  const refused = () =>
    count(
      `audit.access_line where event = 'session.open' and decision = 'refused' and actor_id is null and outcome = 4`,
    );

  it('opens a session when it tells the truth, so that a refusal says something', async () => {
    const { answer, session } = await attempt((honest) => issuer.sign(honest));
    expect([answer.status, session]).toEqual([303, expect.stringMatching(/^[\w-]{43}$/)]);
  });

  const publicPem = () => issuer.key.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const lies: [lie: string, trick: Trick][] = [
    ['no signature (alg none)', ({ claims }) => issuer.forge({ header: { alg: 'none' }, claims })],
    [
      'HS256 with the public key as its secret',
      ({ claims }) => issuer.forge({ header: { alg: 'HS256', kid: 'published' }, claims }, publicPem()),
    ],
    [
      'HS256 with the client secret',
      ({ claims }) => issuer.forge({ header: { alg: 'HS256' }, claims }, 'a shared secret of some length'),
    ],
    ['an algorithm that is not on our list (RS384)', headed({ alg: 'RS384' })],
    ['another issuer', saying({ iss: 'https://elsewhere.example' })],
    ['the issuer with a slash more', (honest) => saying({ iss: `${issuer.url}/` })(honest, issuer)],
    ['another audience', saying({ aud: 'somebody-else' })],
    ['another audience beside ours', saying({ aud: ['ketenzicht', 'somebody-else'], azp: 'ketenzicht' })],
    ['another authorised party', saying({ azp: 'somebody-else' })],
    ['an end that has passed', saying({ exp: now() - 61, iat: now() - 400 })],
    ['no end', (honest) => issuer.sign({ ...honest, claims: without(honest.claims, 'exp') })],
    ['a beginning in the future (iat)', saying({ iat: now() + 600 })],
    ['a beginning in the future (nbf)', saying({ nbf: now() + 600 })],
    ['no nonce', (honest) => issuer.sign({ ...honest, claims: without(honest.claims, 'nonce') })],
    ['the nonce of another login', saying({ nonce: 'x'.repeat(43) })],
    ['a lower level', saying({ acr: eidas('low') })],
    ['no level', (honest) => issuer.sign({ ...honest, claims: without(honest.claims, 'acr') })],
    ['a level that nobody knows', saying({ acr: 'constructor' })],
    [
      'the key of a stranger, under a name that is published',
      (honest) => issuer.sign(honest, issuer.strangersKey.privateKey),
    ],
    [
      'the key of a stranger at an address in the token (jku, x5u)',
      ({ header, claims }) =>
        issuer.sign(
          { header: { ...header, kid: 'mine', jku: `${issuer.url}/lure`, x5u: `${issuer.url}/lure` }, claims },
          issuer.strangersKey.privateKey,
        ),
    ],
    [
      'the key of a stranger in the token (jwk)',
      ({ header, claims }) =>
        issuer.sign(
          {
            header: { ...header, jwk: createPublicKey(issuer.strangersKey.privateKey).export({ format: 'jwk' }) },
            claims,
          },
          issuer.strangersKey.privateKey,
        ),
    ],
    ['a key that nobody knows', headed({ kid: 'unheard-of' })],
    [
      'a header that must be understood',
      (honest) => issuer.sign({ ...honest, header: { ...honest.header, crit: ['b64'], b64: true } }),
    ],
    [
      'claims that were changed after signing',
      async (honest) => {
        const [header, , signature] = (await issuer.sign(honest)).split('.');
        const claims = Buffer.from(JSON.stringify({ ...honest.claims, acr: eidas('high') })).toString('base64url');
        return [header, claims, signature].join('.');
      },
    ],
    ['an access token in the place of the ID token', headed({ typ: 'at+jwt' })],
    ['a logout token in the place of the ID token', headed({ typ: 'logout+jwt' })],
    ['no ID token at all', () => ''],
    ['a text that is no token', () => 'not.a.token'],
    ['nobody (no sub)', (honest) => issuer.sign({ ...honest, claims: without(honest.claims, 'sub') })],
  ];

  it.each(lies)('SEC-23, SEC-24, BAD-21: is not believed with %s', async (_, trick) => {
    const [sessions, lines, lured] = [await count('session'), await refused(), issuer.lured];
    const { answer, session, again } = await attempt(trick);
    expect([answer.status, JSON.parse(answer.text), session]).toEqual([
      400,
      expect.objectContaining({ code: 'oidc.refused', detail: 'This login could not be accepted. Begin again.' }),
      undefined,
    ]);
    expect((await again()).status).toBe(400);
    expect([await count('session'), await refused(), issuer.lured]).toEqual([sessions, lines + 2, lured]);
  });

  it('SEC-23: is not believed when its second address speaks of somebody else', async () => {
    const lines = await refused();
    const { answer, session } = await attempt((honest) => issuer.sign(honest), {
      sub: 'somebody-else',
      ura: '12345678',
    });
    expect([answer.status, session, await refused()]).toEqual([400, undefined, lines + 1]);
  });

  it('SEC-30: is not believed with a proof that is older than was asked for', async () => {
    const browser = new WebBrowser();
    const { session } = await attempt((honest) => issuer.sign(honest));
    const there = must(
      (
        await browser.go(`${server.url}/api/v1/oidc/_login?stepUp=true`, {
          headers: { cookie: `ketenzicht_session=${session}` },
        })
      ).location,
      'a redirect',
    );
    issuer.trick = saying({ auth_time: now() - 3_600 });
    const answer = await browser.go(
      `${server.url}/api/v1/oidc/callback?code=${issuer.grant(there)}&state=${new URL(there).searchParams.get('state')}`,
    );
    expect(answer.location).toBe(`${server.url}/login?elsewhere=refused`);
    expect((await new Api(server.url, session).get('/api/v1/sessions/current')).status).toBe(200);
  });

  describe('at the back door', () => {
    const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const honest = (): Token => ({
      header: { alg: 'RS256', kid: 'published', typ: 'logout+jwt' },
      claims: {
        iss: issuer.url,
        aud: 'ketenzicht',
        sub: issuer.subject,
        iat: now(),
        exp: now() + 120,
        jti: randomUUID(),
        events: event,
      },
    });
    const send = async (token: string) =>
      new Api(server.url).call('POST', '/api/v1/oidc/backchannel-logout', {
        raw: new URLSearchParams({ logout_token: token }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    const changed = (header: Record<string, unknown>, claims: Record<string, unknown>) => {
      const token = honest();
      return issuer.sign({ header: { ...token.header, ...header }, claims: { ...token.claims, ...claims } });
    };

    it.each<[string, () => Promise<string> | string]>([
      ['another kind of token', () => changed({ typ: 'JWT' }, {})],
      ['no event', () => changed({}, { events: {} })],
      ['events that are no object', () => changed({}, { events: null })],
      ['a nonce, as an ID token has', () => changed({}, { nonce: 'x' })],
      ['nobody', () => changed({}, { sub: undefined })],
      ['another issuer', () => changed({}, { iss: 'https://elsewhere.example' })],
      ['another audience', () => changed({}, { aud: 'somebody-else' })],
      ['an age of an hour', () => changed({}, { iat: now() - 3_600, exp: now() + 60 })],
      ['no number of its own', () => changed({}, { jti: undefined })],
      ['no signature', () => issuer.forge({ header: { alg: 'none', typ: 'logout+jwt' }, claims: honest().claims })],
      ['the key of a stranger', () => issuer.sign(honest(), issuer.strangersKey.privateKey)],
      ['no token', () => 'x'],
    ])('SEC-32: ends nothing with %s', async (_, token) => {
      await attempt((one) => issuer.sign(one));
      const sessions = await count('oidc_session');
      const answer = await send(await token());
      expect([answer.problem.status, answer.problem.code]).toEqual([400, 'oidc.refused']);
      expect([sessions > 0, await count('oidc_session')]).toEqual([true, sessions]);
    });

    it('SEC-32: ends every session of this person with a right one, and only once', async () => {
      await attempt((one) => issuer.sign(one));
      const token = await issuer.sign(honest());
      expect((await send(token)).status).toBe(204);
      expect(await count('oidc_session')).toBe(0);
      await attempt((one) => issuer.sign(one));
      expect((await send(token)).status).toBe(400);
      expect(await count('oidc_session')).toBe(1);
    });

    it('BAD-12: takes a form here, and nowhere else', async () => {
      const form = { raw: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
      expect((await new Api(server.url).call('POST', '/api/v1/sessions', form)).problem.status).toBe(415);
      const twice = { ...form, raw: 'logout_token=a&logout_token=b' };
      expect((await new Api(server.url).call('POST', '/api/v1/oidc/backchannel-logout', twice)).problem.status).toBe(
        400,
      );
    });
  });

  it('SEC-38: a provider that is away is not a refusal, and says nothing of where it stood', async () => {
    const elsewhere = await serve(database.url, undefined, {
      oidc: { ...issuer.config, issuer: 'http://127.0.0.1:9' },
    });
    try {
      const answer = await new Api(elsewhere.url).get('/api/v1/oidc/_login');
      expect([answer.status, answer.problem.code, answer.text.includes('127.0.0.1')]).toEqual([
        503,
        'oidc.unavailable',
        false,
      ]);
    } finally {
      await elsewhere.stop();
    }
  });

  it('is not there where it was not set up', async () => {
    const plain = await serve(database.url);
    try {
      for (const path of ['_login', 'callback?state=x&code=x', 'keys'])
        expect((await new Api(plain.url).get(`/api/v1/oidc/${path}`)).problem).toMatchObject({
          status: 404,
          code: 'oidc.off',
        });
      expect(JSON.parse((await new Api(plain.url).get('/api/v1/about')).text)).toMatchObject({ oidc: null });
    } finally {
      await plain.stop();
    }
  });
});
