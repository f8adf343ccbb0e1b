import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountSchema, invitationSchema, invitedSchema, type Account } from '@ketenzicht/shared/administration';
import { must, sessionSchema, type Role } from '@ketenzicht/shared/kernel';
import pg from 'pg';
import { z } from 'zod';
import { roomUrl } from '../platform/database/rooms.js';
import { Api, type Answer } from '../testing/api.js';
import { anAccount, anOrganisation, type Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';

const password = 'vier gele fietsen zingen';
const hours = 3_600_000;

describe('who has what', () => {
  let now = new Date('2026-11-22T10:00:00Z');
  let house: House;
  let keeper: Api;
  let keeperId: string;
  let administrator: Api;
  let other: Organisation;
  let stranger: Api;

  beforeAll(async () => {
    house = await House.open({ wards: 2, clock: () => now });
    const account = await anAccount(house.db, { role: 'organisationAdministrator', organisation: house.organisation });
    keeperId = account.id;
    keeper = new Api(house.url, account.token);
    await house.db.query('update account set region_ids = $2 where id = $1', [keeperId, [house.register.regionId]]);
    administrator = await house.person('administrator');
    other = await anOrganisation(house.db, house.register);
    const foreign = await anAccount(house.db, { role: 'organisationAdministrator', organisation: other });
    stranger = new Api(house.url, foreign.token);
  });
  afterAll(() => house.close());

  const list = async (api: Api) => (await api.get('/api/v1/accounts')).as(z.array(accountSchema));
  const invitation = (more: object = {}) => ({
    name: 'Anna de Vries',
    role: 'provider',
    organisationId: house.organisation.id,
    regionIds: [house.register.regionId],
    ...more,
  });
  const invite = (api: Api, more: object = {}) => api.call('POST', '/api/v1/accounts', { body: invitation(more) });
  const invited = async (api: Api = keeper, more: object = {}) => {
    const answer = await invite(api, more);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.as(invitedSchema);
  };
  const door = () => new Api(house.url);
  const look = (token: string) => door().call('POST', '/api/v1/invitations/_read', { body: { token } });
  const accept = (token: string, given = password) =>
    door().call('POST', '/api/v1/invitations/_accept', { body: { token, password: given } });
  const verb = (api: Api, { id, version }: Pick<Account, 'id' | 'version'>, name: string, body?: object) =>
    api.call('POST', `/api/v1/accounts/${id}/_${name}`, { headers: { 'if-match': `"${version}"` }, body });
  const change = (api: Api, { id, version }: Pick<Account, 'id' | 'version'>, body: object) =>
    api.call('PUT', `/api/v1/accounts/${id}`, { headers: { 'if-match': `"${version}"` }, body });
  const someone = async (role: Role = 'provider', organisation = house.organisation) => {
    const { id, token } = await anAccount(house.db, { role, organisation });
    return { id, version: 0, api: new Api(house.url, token) };
  };
  const lines = async (id: string) =>
    (
      await house.db.query<{ event: string; actor_id: string; objects: { before: string; after: string }[] }>(
        'select event, actor_id, objects from audit.access_line where objects @> $1 order by seq',
        [JSON.stringify([{ id }])],
      )
    ).rows;

  it('an organisation invites a colleague, who takes it up once and logs in with a password of their own', async () => {
    const { account, token, expiresAt } = await invited(keeper, { name: '  Zoe\u0308 de  Vries ' });
    expect(account).toMatchObject({
      name: 'Zoë de Vries',
      state: 'invited',
      role: 'provider',
      organisationId: house.organisation.id,
    });
    expect(account.username).toMatch(/^zoe\.de\.vries\.\d{4}$/);
    expect(Date.parse(expiresAt) - now.getTime()).toBe(72 * hours);
    expect((await look(token)).as(invitationSchema)).toMatchObject({
      name: 'Zoë de Vries',
      username: account.username,
      role: 'provider',
    });

    expect((await accept(token, 'Wachtwoord-2026')).problem).toMatchObject({ status: 400, code: 'password.too_weak' });
    const [first, second] = await Promise.all([accept(token), accept(token, 'acht rode ballonnen dansen')]);
    expect([first.status, second.status].filter((status) => status === 200)).toHaveLength(1);
    expect((await look(token)).problem).toMatchObject({ status: 410, code: 'invitation.used' });
    expect((await list(keeper)).find(({ id }) => id === account.id)?.state).toBe('active');

    const login = await door().call('POST', '/api/v1/sessions', {
      body: { username: account.username, password: first.status === 200 ? password : 'acht rode ballonnen dansen' },
    });
    expect(login.status).toBeLessThan(300);
    expect((await lines(account.id)).map(({ event }) => event)).toEqual([
      'account.invite',
      'invitation.accept',
      'session.open',
    ]);
  });

  it('keeps the token nowhere, and the log holds neither a name nor a password', async () => {
    const { token, account } = await invited(keeper, { name: 'Xenia Kwartelslag' });
    await accept(token);
    const dump = await house.db.query<{ text: string }>(
      `select string_agg(t, ' ') as text from (select i::text as t from identity.invitation i union all select l::text from audit.access_line l union all select a.password_hash from account a) all_of_it`,
    );
    const { text } = must(dump.rows[0], 'a dump');
    for (const secret of [token, 'Kwartelslag', password]) expect(text).not.toContain(secret);
    expect(text).toContain(account.id);
  });

  it('an invitation works for 72 hours; a newer one, or an ending, puts it out of use', async () => {
    const early = await invited();
    now = new Date(now.getTime() + 72 * hours);
    expect((await accept(early.token)).problem).toMatchObject({ status: 410, code: 'invitation.expired' });
    const again = (await verb(keeper, early.account, 'invite-again')).as(invitedSchema);
    expect((await look(early.token)).problem.code).toBe('invitation.withdrawn');
    expect((await look(again.token)).status).toBe(200);
    expect((await verb(keeper, again.account, 'end', { reason: 'withdrawn' })).status).toBe(200);
    expect((await accept(again.token)).problem.code).toBe('invitation.withdrawn');
    expect((await look('x'.repeat(43))).problem).toMatchObject({ status: 404, code: 'invitation.unknown' });
  });

  describe('nobody gives more than they have', () => {
    it.each([
      ['a role beyond the organisation', { role: 'administrator', organisationId: null, regionIds: [] }],
      ['a national role', { role: 'privacyOfficer' }],
      ['a role in another organisation', { organisationId: randomUUID() }],
      ['a region that is not theirs', { regionIds: ['elsewhere'] }],
    ])('SEC-48 not %s', async (_, more) => {
      const before = (await list(administrator)).length;
      expect((await invite(keeper, more)).problem).toMatchObject({ status: 403, code: 'account.beyond_yours' });
      expect((await list(administrator)).length).toBe(before);
    });
    it('and the database would not let them', async () => {
      const { id } = await someone();
      const client = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, 'admin') });
      await client.connect();
      const as = async (organisation: string, sql: string) => {
        await client.query('begin');
        try {
          await client.query(
            `select set_config('app.role', 'organisationAdministrator', true), set_config('app.organisations', $1, true)`,
            [`{${organisation}}`],
          );
          return (await client.query(sql, sql.includes('$1') ? [id] : [])).rowCount;
        } finally {
          await client.query('rollback');
        }
      };
      try {
        await expect(
          as(house.organisation.id, `update account set role = 'administrator' where id = $1`),
        ).rejects.toMatchObject({ code: '42501' });
        await expect(
          as(house.organisation.id, 'update account set organisation_id = null where id = $1'),
        ).rejects.toMatchObject({ code: '42501' });
        await expect(as(house.organisation.id, 'select password_hash from account')).rejects.toMatchObject({
          code: '42501',
        });
        await expect(as(house.organisation.id, 'delete from account where id = $1')).rejects.toMatchObject({
          code: '42501',
        });
        expect(await as(other.id, `update account set name = 'x' where id = $1`)).toBe(0);
        expect(await as(other.id, 'delete from session where account_id = $1')).toBe(0);
        expect(await as(randomUUID(), 'select id from account')).toBe(0);
      } finally {
        await client.end();
      }
    });
    it('the administrator gives what fits, and nothing that does not', async () => {
      expect(
        (await invited(administrator, { role: 'adviser', organisationId: null, regionIds: [] })).account.organisationId,
      ).toBeNull();
      expect(
        (await invite(administrator, { role: 'provider', organisationId: null, regionIds: [] })).problem.code,
      ).toBe('account.beyond_yours');
      const unknown = await invite(administrator, { role: 'provider', organisationId: randomUUID(), regionIds: [] });
      expect(unknown.problem.errors?.[0]?.pointer).toBe('/organisationId');
      expect((await invite(administrator, { regionIds: ['nowhere'] })).problem.errors?.[0]?.pointer).toBe(
        '/regionIds/0',
      );
    });
  });

  it('SEC-47 another organisation’s people are not there', async () => {
    const { account } = await invited();
    const random = { id: randomUUID(), version: 0 };
    for (const [name, body] of [
      ['end', { reason: 'left' }],
      ['invite-again', undefined],
      ['end-sessions', undefined],
    ] as const) {
      const [foreign, missing] = [await verb(stranger, account, name, body), await verb(stranger, random, name, body)];
      expect([name, foreign.status, foreign.untraced]).toEqual([name, 404, missing.untraced]);
    }
    expect((await change(stranger, account, { name: 'Ander', role: 'provider', regionIds: [] })).problem.code).toBe(
      'account.unknown',
    );
    expect((await list(stranger)).map(({ organisationId }) => organisationId)).not.toContain(house.organisation.id);
    expect((await list(keeper)).every(({ organisationId }) => organisationId === house.organisation.id)).toBe(true);
    expect((await list(administrator)).some(({ id }) => id === account.id)).toBe(true);
  });

  it('SEC-09, SEC-31: a change stands in the log with before and after, and counts at the next request', async () => {
    const person = await someone();
    expect((await person.api.get('/api/v1/accounts')).problem.code).toBe('access.denied');
    const changed = await change(keeper, person, {
      name: 'Bram Bos',
      role: 'organisationAdministrator',
      regionIds: [house.register.regionId],
    });
    expect(changed.as(accountSchema)).toMatchObject({
      name: 'Bram Bos',
      role: 'organisationAdministrator',
      version: 1,
    });
    const [line] = await lines(person.id);
    expect(line).toMatchObject({ event: 'account.change', actor_id: keeperId });
    expect(JSON.parse(line?.objects[0]?.before ?? '')).toMatchObject({ role: 'provider', regionIds: [] });
    expect(JSON.parse(line?.objects[0]?.after ?? '')).toMatchObject({
      role: 'organisationAdministrator',
      regionIds: [house.register.regionId],
    });
    now = new Date(now.getTime() + 5_001);
    await allows(person.api, '/api/v1/accounts', 200);
    expect((await change(keeper, person, { name: 'Bram Bos', role: 'provider', regionIds: [] })).problem).toMatchObject(
      { status: 412 },
    );
  });

  it('SEC-31: whoever was ended is out, with every session, and comes back only through a new invitation', async () => {
    const person = await someone();
    expect((await person.api.get('/api/v1/board')).status).toBe(200);
    const ended = (await verb(keeper, person, 'end', { reason: 'left' })).as(accountSchema);
    expect(ended).toMatchObject({ state: 'ended', endReason: 'left' });
    now = new Date(now.getTime() + 5_001);
    await allows(person.api, '/api/v1/board', 401);
    expect((await verb(keeper, ended, 'end', { reason: 'left' })).problem.code).toBe('account.not_active');
    const back = (await verb(keeper, ended, 'invite-again')).as(invitedSchema);
    expect(back.account).toMatchObject({ id: person.id, state: 'invited' });
    expect((await accept(back.token)).status).toBe(200);
  });

  it('nobody changes or ends their own rights', async () => {
    const own = {
      id: keeperId,
      version: must(
        (await list(keeper)).find(({ id }) => id === keeperId),
        'me',
      ).version,
    };
    expect((await change(keeper, own, { name: 'Ik Zelf', role: 'provider', regionIds: [] })).problem).toMatchObject({
      status: 403,
      code: 'account.own',
    });
    expect((await verb(keeper, own, 'end', { reason: 'left' })).problem.code).toBe('account.own');
  });

  it('the last administrator cannot be ended, also when two end each other at once', async () => {
    const lonely = await anOrganisation(house.db, house.register);
    const last = await someone('organisationAdministrator', lonely);
    expect((await verb(administrator, last, 'end', { reason: 'left' })).problem).toMatchObject({
      status: 409,
      code: 'account.last_of_role',
    });
    const second = await someone('organisationAdministrator', lonely);
    const answers = await Promise.all([
      verb(last.api, second, 'end', { reason: 'left' }),
      verb(second.api, last, 'end', { reason: 'left' }),
    ]);
    const { rows } = await house.db.query('select from account where organisation_id = $1 and disabled_at is null', [
      lonely.id,
    ]);
    expect([answers.filter(({ status }) => status === 200).length, rows.length]).toEqual([1, 1]);
  });

  it('SEC-39 ends all sessions of one person', async () => {
    const person = await someone();
    expect(JSON.parse((await verb(keeper, person, 'end-sessions')).text)).toEqual({ ended: 1 });
    now = new Date(now.getTime() + 5_001);
    await allows(person.api, '/api/v1/board', 401);
  });

  it('SEC-30 asks for a fresh proof before rights are given, and never before they are taken', async () => {
    const { token, id } = await anAccount(house.db, {
      role: 'organisationAdministrator',
      organisation: house.organisation,
      loggedInAt: new Date(now.getTime() - 360_000),
    });
    await house.db.query('update session set active_at = $2 where account_id = $1', [id, now]);
    const tired = new Api(house.url, token);
    const person = await someone();
    expect((await invite(tired)).problem).toMatchObject({ status: 401, code: 'session.step_up_required' });
    expect((await change(tired, person, { name: 'Iemand', role: 'provider', regionIds: [] })).problem.code).toBe(
      'session.step_up_required',
    );
    expect((await tired.get('/api/v1/accounts/_export')).problem.code).toBe('session.step_up_required');
    expect((await verb(tired, person, 'end', { reason: 'misuse' })).status).toBe(200);
  });

  it('the table for a spreadsheet runs no formula', async () => {
    await invited(keeper, { name: '=cmd|’ /C calc’!A0' });
    const answer: Answer = await keeper.get('/api/v1/accounts/_export');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.text).toContain(`\n'=cmd`);
    expect(answer.text).not.toMatch(/(^|;|\n)"?[=+@]/);
  });

  it.each([
    { name: 'Аnna de Vries' },
    { name: 'An\u200bna' },
    { name: '' },
    { role: 'feed' },
    { role: 'god' },
    { organisationId: 'mine' },
    { scopes: ['backfill'] },
    { regionIds: 'north' },
  ])('BAD-44, BAD-46 does not invite %j', async (wrong) => {
    expect((await invite(keeper, wrong)).problem).toMatchObject({ status: 400, code: 'input.invalid' });
  });

  it('a login is remembered as the last one', async () => {
    const { token, account } = await invited();
    await accept(token);
    const answer = await door().call('POST', '/api/v1/sessions', { body: { username: account.username, password } });
    if (answer.status === 201) {
      answer.as(sessionSchema);
      expect((await list(keeper)).find(({ id }) => id === account.id)?.lastLoginAt).not.toBeNull();
    }
  });

  async function allows(api: Api, path: string, status: number): Promise<void> {
    const end = Date.now() + 8_000;
    while ((await api.get(path)).status !== status) {
      if (Date.now() > end) throw new Error(`${path} never answered ${status}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});
