import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { machineTokenSchema } from '@ketenzicht/shared/kernel';
import { SignJWT, type JWTPayload } from 'jose';
import { Api } from '../../../testing/api.js';
import { anAccount, anOrganisation, aWard } from '../../../testing/given.js';
import { House, serve } from '../../../testing/house.js';
import { createPool } from '../../database/pool.js';
import { roomUrl } from '../../database/rooms.js';
import { assertionType } from './machine-login.js';
import { machineOf, type Machine } from '../../../testing/machine.js';

const now = () => Math.floor(Date.now() / 1_000);
const tokenPath = '/api/v1/oauth/token';

describe('a machine', () => {
  let house: House;
  let foreignWard: string;

  beforeAll(async () => {
    house = await House.open({ wards: 30 }, async (db, { register }) => {
      foreignWard = (await aWard(db, await anOrganisation(db, register))).id;
    });
  });
  afterAll(() => house.close());

  const send = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    new Api(house.url).call('POST', tokenPath, {
      raw: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const asking = (assertion: string, more: Record<string, string> = {}) => ({
    grant_type: 'client_credentials',
    client_assertion_type: assertionType,
    client_assertion: assertion,
    ...more,
  });
  const machine = (options: Parameters<typeof machineOf>[2] = {}) => machineOf(house.db, house.organisation, options);
  const assertion = (of: Machine, claims: JWTPayload = {}, header: Record<string, unknown> = {}, key?: KeyObject) =>
    new SignJWT({
      iss: of.id,
      sub: of.id,
      aud: house.url + tokenPath,
      iat: now(),
      exp: now() + 120,
      jti: randomUUID(),
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid: of.kid, ...header })
      .sign(key ?? of.key);
  const logIn = async (of: Machine, more: Record<string, string> = {}) => {
    const { access_token: token } = (await send(asking(await assertion(of), more))).as(machineTokenSchema);
    return new Api(house.url, token);
  };
  const errorOf = ({ text }: { text: string }) => (JSON.parse(text) as { error: string }).error;

  it('SEC-36, API-48: logs in with its key and reports its own organisation’s beds, as itself', async () => {
    const one = await machine();
    const answer = await send(asking(await assertion(one)));
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const given = answer.as(machineTokenSchema);
    expect(given).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'capacity' });
    expect(Buffer.from(given.access_token, 'base64url')).toHaveLength(32);
    const ward = house.ward();
    const api = new Api(house.url, given.access_token);
    expect((await api.report(ward, { operational: 10, occupied: 6 })).accepted.capacity.version).toBe(1);
    const { rows } = await house.db.query('select reported_by from capacity_report where unit_id = $1', [ward]);
    expect(rows).toEqual([{ reported_by: one.id }]);
    const lines = await house.db.query(
      `select actor_id, role, organisation_id, access_point_type, purpose_text from audit.access_line where event = 'session.open' and actor_id = $1`,
      [one.id],
    );
    expect(lines.rows).toEqual([
      {
        actor_id: one.id,
        role: 'feed',
        organisation_id: house.organisation.id,
        access_point_type: 'machine',
        purpose_text: 'private_key_jwt',
      },
    ]);
  });

  it('describes to machines where they log in, and how (RFC 8414)', async () => {
    const described = JSON.parse(
      (await new Api(house.url).get('/.well-known/oauth-authorization-server')).text,
    ) as object;
    expect(described).toMatchObject({
      issuer: house.url,
      token_endpoint: house.url + tokenPath,
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    });
    const one = await machine();
    expect((await send(asking(await assertion(one, { aud: house.url })))).status).toBe(200);
  });

  it.each(['RS256', 'PS256', 'EdDSA'] as const)('SEC-23: may sign with %s', async (alg) => {
    const pair = alg === 'EdDSA' ? generateKeyPairSync('ed25519') : generateKeyPairSync('rsa', { modulusLength: 2048 });
    const one = await machine({ pair });
    expect((await send(asking(await assertion(one, {}, { alg })))).status).toBe(200);
  });

  it('SEC-36: its token ends after ten minutes, and sooner when the client does', async () => {
    const one = await machine({ expiresAt: new Date(Date.now() + 60_000) });
    const { expires_in: seconds } = (await send(asking(await assertion(one)))).as(machineTokenSchema);
    expect(seconds).toBeLessThanOrEqual(60);
    const { rows } = await house.db.query<{ kind: string; left: number }>(
      `select kind, extract(epoch from expires_at - now())::float8 as left from session where account_id = $1`,
      [one.id],
    );
    expect(rows[0]?.kind).toBe('machine');
    expect(rows[0]?.left).toBeLessThanOrEqual(60);
  });

  const bad: [what: string, (one: Machine, other: Machine) => Promise<string> | string][] = [
    ['an audience that is not us', (one) => assertion(one, { aud: 'https://elsewhere.example/token' })],
    ['another audience beside us', (one) => assertion(one, { aud: [house.url, 'https://elsewhere.example'] })],
    ['no audience', (one) => assertion(one, { aud: undefined })],
    ['an end that has passed', (one) => assertion(one, { exp: now() - 61 })],
    ['no end', (one) => assertion(one, { exp: undefined })],
    ['a life of more than five minutes', (one) => assertion(one, { exp: now() + 600 })],
    ['a beginning in the future (iat)', (one) => assertion(one, { iat: now() + 600 })],
    ['a beginning in the future (nbf)', (one) => assertion(one, { nbf: now() + 600 })],
    ['no number of its own', (one) => assertion(one, { jti: undefined })],
    ['a number that is easily guessed', (one) => assertion(one, { jti: '1' })],
    ['a subject that is not itself', (one, other) => assertion(one, { sub: other.id })],
    ['the name of another client', (one, other) => assertion(one, { iss: other.id, sub: other.id })],
    ['the key of another client', (one, other) => assertion(one, {}, {}, other.key)],
    ['the key and the key name of another client', (one, other) => assertion(one, {}, { kid: other.kid }, other.key)],
    ['a key name that nobody knows', (one) => assertion(one, {}, { kid: 'unheard-of' })],
    ['a client that nobody knows', (one) => assertion({ ...one, id: randomUUID() })],
    ['a client name that is no id', (one) => assertion({ ...one, id: "' or 1=1 --" })],
    ['no signature (alg none)', (one) => forged({ alg: 'none', kid: one.kid }, one, '')],
    ['a made-up signature', (one) => forged({ alg: 'ES256', kid: one.kid }, one, 'x'.repeat(86))],
    ['a text that is no token', () => 'x.y.z'],
  ];
  const forged = (header: object, one: Machine, signature: string) => {
    const claims = { iss: one.id, sub: one.id, aud: house.url, exp: now() + 60, jti: randomUUID() };
    return `${[header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.${signature}`;
  };

  it.each(bad)('SEC-35, SEC-36, BAD-21, BAD-72: gets nothing with %s', async (_, made) => {
    const [one, other] = [await machine(), await machine()];
    const lines = async () =>
      (await house.db.query(`select from audit.access_line where policy = 'token.give' and decision = 'refused'`))
        .rowCount;
    const before = (await lines()) ?? 0;
    const answer = await send(asking(await made(one, other)));
    expect([answer.status, JSON.parse(answer.text), answer.headers.get('www-authenticate')]).toEqual([
      401,
      { error: 'invalid_client', error_description: 'This client could not prove that it is one of ours.' },
      'Bearer realm="ketenzicht"',
    ]);
    expect(await lines()).toBe(before + 1);
    const { rowCount } = await house.db.query('select from session where account_id = any ($1)', [[one.id, other.id]]);
    expect(rowCount).toBe(0);
  });

  it('SEC-36: what it signed works once, also when it is brought five times at one moment', async () => {
    const one = await machine();
    const form = asking(await assertion(one));
    const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await send(form)).status));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 401, 401, 401, 401]);
    expect((await send(form)).status).toBe(401);
  });

  it.each<[string, Parameters<typeof machineOf>[2]]>([
    ['has ended', { createdAt: new Date(Date.now() - 100_000), expiresAt: new Date(Date.now() - 1_000) }],
    ['was disabled', { disabled: true }],
    ['has a key that has ended', { keyUntil: new Date(Date.now() - 1_000), keyFrom: new Date(Date.now() - 100_000) }],
    ['has a key that does not count yet', { keyFrom: new Date(Date.now() + 100_000) }],
  ])('SEC-35: is refused when it %s', async (_, options) => {
    const answer = await send(asking(await assertion(await machine(options))));
    expect([answer.status, errorOf(answer)]).toEqual([401, 'invalid_client']);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['no grant', { grant_type: '' }, 400, 'unsupported_grant_type'],
    ['a scope it does not have', { scope: 'capacity backfill' }, 400, 'invalid_scope'],
    ['a scope that nobody has', { scope: 'everything' }, 400, 'invalid_scope'],
    ['an empty scope', { scope: ' ' }, 400, 'invalid_scope'],
    ['another kind of assertion', { client_assertion_type: 'saml' }, 400, 'invalid_request'],
    ['two proofs', { client_id: 'x', client_secret: 'x' }, 400, 'invalid_request'],
    ['another name than it signed', { client_id: randomUUID() }, 401, 'invalid_client'],
  ])('API-48: is told in the words of RFC 6749 what is wrong with %s', async (_, more, status, error) => {
    const answer = await send(asking(await assertion(await machine()), more));
    expect([answer.status, errorOf(answer)]).toEqual([status, error]);
  });

  it.each([
    ['no body', {}],
    ['JSON', { raw: '{"grant_type":"client_credentials"}', headers: { 'content-type': 'application/json' } }],
    [
      'a parameter twice',
      {
        raw: 'grant_type=client_credentials&grant_type=password',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    ],
  ])('BAD-12: gets nothing with %s', async (_, call) => {
    const answer = await new Api(house.url).call('POST', tokenPath, call);
    expect([answer.status, errorOf(answer)]).toEqual([
      400,
      expect.stringMatching(/^(invalid_request|unsupported_grant_type)$/),
    ]);
  });

  it('SEC-36: with less than it has, it may do less', async () => {
    const both = await machine({ scopes: ['capacity', 'backfill'] });
    const old = { operational: 9, occupied: 3, observedAt: new Date(Date.now() - 30 * 86_400_000).toISOString() };
    const [whole, part, rest] = [
      await logIn(both),
      await logIn(both, { scope: 'capacity' }),
      await logIn(both, { scope: 'backfill' }),
    ];
    expect((await part.report(house.ward(), old)).status).toBe(400);
    expect((await whole.report(house.ward(), old)).status).toBe(200);
    expect((await rest.report(house.ward(), { operational: 9, occupied: 3 })).problem).toMatchObject({
      status: 403,
      code: 'access.denied',
    });
  });

  it('BAD-22, BAD-72: another organisation’s ward is not there, as one that does not exist', async () => {
    const api = await logIn(await machine());
    const body = { operational: 9, occupied: 3 };
    const [theirs, nobodys] = [await api.report(foreignWard, body), await api.report(randomUUID(), body)];
    expect([theirs.status, theirs.untraced]).toEqual([404, nobodys.untraced]);
  });

  it('BAD-24: its token in the address opens nothing', async () => {
    const { token } = await logIn(await machine());
    expect((await new Api(house.url).get(`/api/v1/board?access_token=${token}`)).status).toBe(401);
    const form = asking(await assertion(await machine()));
    const inAddress = await new Api(house.url).call('POST', `${tokenPath}?${new URLSearchParams(form).toString()}`);
    expect(inAddress.status).toBe(400);
  });

  it('SEC-35: a client is no account that anybody could log in to', async () => {
    const one = await machine();
    const login = { body: { username: `machine:${one.id}`, password: '' } };
    expect((await new Api(house.url).call('POST', '/api/v1/sessions', login)).status).toBe(400);
    const guess = { body: { username: `machine:${one.id}`, password: 'null' } };
    expect((await new Api(house.url).call('POST', '/api/v1/sessions', guess)).problem.code).toBe('session.refused');
  });

  it('SEC-36: keys change hands under load, and not one report is refused', async () => {
    const old = await machine();
    const wards = Array.from({ length: 4 }, () => house.ward());
    const next = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    let current: Machine = old;
    let running = true;
    const statuses: number[] = [];
    const feed = async (ward: string) => {
      for (let version = 0; running; version++) {
        const api = await logIn(current);
        statuses.push((await api.report(ward, { operational: 10, occupied: version % 10 }, { version })).status);
      }
    };
    const feeds = wards.map(feed);
    const until = (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => (statuses.length >= count ? resolve() : setImmediate(look));
        look();
      });
    await until(20);
    const renewed = await old.addKey(next); // both count now
    await until(40);
    current = renewed;
    const changed = statuses.length;
    await until(changed + 20);
    await old.retire(); // by now nobody signs with it
    await until(statuses.length + 20);
    running = false;
    await Promise.all(feeds);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await send(asking(await assertion(old)))).status).toBe(401);
  });

  it('SEC-36: a secret opens something in the demo only', async () => {
    const { username, id } = await anAccount(house.db, {
      role: 'feed',
      organisation: house.organisation,
      passwordHash: await hash('ketenzicht-demo', { memoryCost: 1024, timeCost: 1 }),
    });
    await house.db.query('update account set demo = true where id = $1', [id]);
    const basic = { authorization: `Basic ${Buffer.from(`${username}:ketenzicht-demo`).toString('base64')}` };
    const form = { grant_type: 'client_credentials' };
    const posted = { ...form, client_id: username, client_secret: 'ketenzicht-demo' };
    expect([(await send(form, basic)).status, (await send(posted)).status]).toEqual([401, 401]);
    const demo = await serve(house.database.url, undefined, { demoLogins: true });
    try {
      const there = (body: Record<string, string>, headers: Record<string, string> = {}) =>
        new Api(demo.url).call('POST', tokenPath, {
          raw: new URLSearchParams(body).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        });
      expect((await there(form, basic)).as(machineTokenSchema).scope).toBe('capacity');
      expect((await there(posted)).status).toBe(200);
      expect((await there({ ...posted, client_secret: 'wrong' })).status).toBe(401);
    } finally {
      await demo.stop();
    }
  });

  it('SEC-44: the room that keeps machines sees no other organisation’s, whatever our code asks', async () => {
    await machine();
    const pool = createPool(roomUrl({ url: house.database.url, roles: 'login' }, 'admin'), 1);
    try {
      const client = await pool.connect();
      await client.query('begin');
      await client.query(
        `select set_config('app.organisations', $1, true), set_config('app.role', 'organisationAdministrator', true)`,
        [`{${randomUUID()}}`],
      );
      const counts = await client.query(
        `select (select count(*) from machine_client) as clients, (select count(*) from machine_key) as keys`,
      );
      expect(counts.rows).toEqual([{ clients: 0, keys: 0 }]);
      await client.query('rollback');
      client.release();
    } finally {
      await pool.end();
    }
  });
});
