import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  challengeSchema,
  currentSessionSchema,
  enrolmentSchema,
  factorsSchema,
  minute,
  must,
  recoveryCodesSchema,
  sessionSchema,
} from '@ketenzicht/shared/kernel';
import { Api, type Answer } from '../../testing/api.js';
import { Authenticator, login } from '../../testing/authenticator.js';
import { anAccount } from '../../testing/given.js';
import { House } from '../../testing/house.js';

const password = 'een goed wachtwoord';

describe('a local account', () => {
  let now = new Date('2026-11-22T08:00:00Z');
  let house: House;
  let stranger: Api;
  let passwordHash: string;

  beforeAll(async () => {
    [house, passwordHash] = await Promise.all([
      House.open({ clock: () => now, wards: 3 }),
      hash(password, { memoryCost: 1024, timeCost: 1 }),
    ]);
    stranger = new Api(house.url);
  });
  afterAll(() => house.close());

  const later = (ms: number) => (now = new Date(now.getTime() + ms));
  const someone = () => anAccount(house.db, { organisation: house.organisation, passwordHash });
  const enrolled = async () => {
    const { username, id } = await someone();
    const phone = await Authenticator.enrol(await login(house.url, username, password), now);
    later(minute);
    return { username, id, phone };
  };
  const first = async (username: string): Promise<string> => {
    const answer = await stranger.call('POST', '/api/v1/sessions', { body: { username, password } });
    expect(answer.status).toBe(202);
    return answer.as(challengeSchema).challenge;
  };
  const second = (challenge: string, code: string): Promise<Answer> =>
    stranger.call('POST', '/api/v1/sessions/_second-factor', { body: { challenge, code } });
  const linesOf = async (accountId: string) =>
    (
      await house.db.query<{ event: string; decision: string }>(
        `select event, decision from audit.access_line where actor_id = $1 or objects @> $2 order by seq`,
        [accountId, JSON.stringify([{ type: 'account', id: accountId }])],
      )
    ).rows.map(({ event, decision }) => `${event} ${decision}`);

  it('SEC-34: without a second factor may get one, and nothing else', async () => {
    const api = await login(house.url, (await someone()).username, password);
    const current = (await api.get('/api/v1/sessions/current')).as(currentSessionSchema);
    expect(current).toMatchObject({ assurance: 'low', needsFactor: true, kind: 'person' });
    for (const path of ['/api/v1/board', '/api/v1/directories', '/api/v1/sessions', '/api/v1/changes?since=0'])
      expect((await api.get(path)).problem).toMatchObject({ status: 403, code: 'session.too_weak' });
    expect((await api.report(house.ward(), { operational: 3, occupied: 1 })).problem.status).toBe(403);
    const { api: full } = await Authenticator.enrol(api, now);
    expect((await full.get('/api/v1/board')).status).toBe(200);
    expect((await full.get('/api/v1/sessions/current')).as(currentSessionSchema).needsFactor).toBe(false);
  });

  it('SEC-28: the login from before the second factor is worthless after it', async () => {
    const before = await login(house.url, (await someone()).username, password);
    const { api: after } = await Authenticator.enrol(before, now);
    expect(after.token).not.toBe(before.token);
    expect((await before.get('/api/v1/sessions/current')).problem.status).toBe(401);
  });

  it('opens with password and code, and the access log tells each step', async () => {
    const { username, id, phone } = await enrolled();
    const opened = await second(await first(username), phone.code(now));
    expect(opened.status).toBe(201);
    expect(opened.headers.get('set-cookie')).toMatch(/^ketenzicht_session=/);
    const api = new Api(house.url, opened.as(sessionSchema).token);
    expect((await api.get('/api/v1/sessions/current')).as(currentSessionSchema)).toMatchObject({
      assurance: 'substantial',
      actor: { id },
    });
    await second(await first(username), '000000');
    expect(await linesOf(id)).toEqual([
      'session.open allowed',
      'factor.add allowed',
      'factor.confirm allowed',
      'factor.confirm allowed',
      'session.open allowed',
      'session.second_factor refused',
    ]);
  });

  it('a code works once, also when it is sent ten times at the same moment', async () => {
    const { username, phone } = await enrolled();
    const code = phone.code(now);
    const challenges: string[] = [];
    for (let each = 0; each < 10; each++) challenges.push(await first(username));
    const answers = await Promise.all(challenges.map((challenge) => second(challenge, code)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
  });

  it.each([
    [-90_000, 401],
    [-30_000, 201],
    [0, 201],
    [30_000, 201],
    [90_000, 401],
  ])('a phone whose clock is %d ms off gets %d', async (off, status) => {
    const { username, phone } = await enrolled();
    later(5 * minute);
    expect((await second(await first(username), phone.code(new Date(now.getTime() + off)))).status).toBe(status);
  });

  it('a challenge bears five tries and five minutes, and works once', async () => {
    const { username, phone } = await enrolled();
    const tired = await first(username);
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await second(tired, '000000')).problem.code).toBe('session.factor_refused');
    expect((await second(tired, phone.code(now))).problem.code).toBe('session.challenge_over');
    const late = await first(username);
    later(5 * minute + 1);
    expect((await second(late, phone.code(now))).problem.code).toBe('session.challenge_over');
    const good = await first(username);
    expect((await second(good, phone.code(now))).status).toBe(201);
    later(minute);
    expect((await second(good, phone.code(now))).problem.code).toBe('session.challenge_over');
    expect((await second(randomBytes(32).toString('base64url'), phone.code(now))).problem.code).toBe(
      'session.challenge_over',
    );
  });

  it('another one’s code does not open it', async () => {
    const [own, other] = [await enrolled(), await enrolled()];
    expect((await second(await first(own.username), other.phone.code(now))).problem.code).toBe(
      'session.factor_refused',
    );
  });

  it('each recovery code opens once; new ones void the old', async () => {
    const { username, phone } = await enrolled();
    const [one, two] = phone.recoveryCodes;
    expect(phone.recoveryCodes).toHaveLength(10);
    const opened = await second(await first(username), must(one, 'a code').toUpperCase().replace('-', ' '));
    expect(opened.status).toBe(201);
    expect((await second(await first(username), must(one, 'a code'))).problem.code).toBe('session.factor_refused');
    const api = new Api(house.url, opened.as(sessionSchema).token);
    expect((await api.get('/api/v1/factors')).as(factorsSchema).recoveryCodesLeft).toBe(9);
    const fresh = (await api.call('POST', '/api/v1/factors/_renew-recovery-codes')).as(recoveryCodesSchema);
    expect((await second(await first(username), must(two, 'a code'))).status).toBe(401);
    expect((await second(await first(username), must(fresh.recoveryCodes[0], 'a code'))).status).toBe(201);
  });

  it('keeps no secret that could be read: neither of an app nor a recovery code', async () => {
    const api = await login(house.url, (await someone()).username, password);
    const begun = (await api.call('POST', '/api/v1/factors', { body: { kind: 'totp' } })).as(enrolmentSchema);
    const { secret, uri, picture } = must(begun.totp, 'the secret');
    expect([uri.startsWith('otpauth://totp/Ketenzicht'), picture.path.startsWith('M0 0h1v1h-1z')]).toEqual([
      true,
      true,
    ]);
    const { rows } = await house.db.query<{ secret: Buffer }>('select secret from identity.factor where id = $1', [
      begun.id,
    ]);
    const kept = must(rows[0], 'the row').secret;
    const { Secret } = await import('otpauth');
    expect(kept.includes(Buffer.from(Secret.fromBase32(secret).bytes))).toBe(false);
  });

  it('several factors may be had, and the last one stays', async () => {
    const { phone } = await enrolled();
    const { api, factorId } = phone;
    const last = await api.call('DELETE', `/api/v1/factors/${factorId}`);
    expect(last.problem).toMatchObject({ status: 409, code: 'factor.last' });
    const tablet = await Authenticator.enrol(api, now, 'Tablet');
    expect(tablet.recoveryCodes).toEqual([]);
    const { factors } = (await api.get('/api/v1/factors')).as(factorsSchema);
    expect(factors.map(({ name }) => name)).toEqual(['Telefoon', 'Tablet']);
    const both = await Promise.all(
      factors.map(({ id }) => api.call('DELETE', `/api/v1/factors/${id}`).then(({ status }) => status)),
    );
    expect(both.sort((a, b) => a - b)).toEqual([204, 409]);
  });

  it('BAD-44: another one’s factor is as if it were not there', async () => {
    const [mine, theirs] = [(await enrolled()).phone, (await enrolled()).phone];
    await Authenticator.enrol(mine.api, now, 'Tablet');
    expect((await mine.api.call('DELETE', `/api/v1/factors/${theirs.factorId}`)).problem.code).toBe('factor.unknown');
    const begun = (await theirs.api.call('POST', '/api/v1/factors', { body: { kind: 'totp' } })).as(enrolmentSchema);
    const foreign = await mine.api.call('POST', `/api/v1/factors/${begun.id}/_confirm`, {
      body: { name: 'x', code: '123456' },
    });
    expect(foreign.problem.code).toBe('factor.unknown');
  });

  it.each([
    { challenge: 'x'.repeat(30), passkey: { id: 'nonsense' } },
    { challenge: 'x'.repeat(30) },
    { code: '123456' },
    {},
    null,
  ])('BAD-07: %j opens nothing', async (body) => {
    expect((await stranger.call('POST', '/api/v1/sessions/_second-factor', { body })).status).toBeGreaterThanOrEqual(
      400,
    );
  });

  describe('SEC-38: to whoever stands outside', () => {
    it('unknown, wrong and disabled look the same', async () => {
      const [known, disabled] = [await enrolled(), await enrolled()];
      await house.db.query('update identity.account set disabled_at = now() where id = $1', [disabled.id]);
      const tries = [
        [known.username, 'wrong'],
        ['nobody', 'wrong'],
        [disabled.username, 'wrong'],
        [disabled.username, password],
      ] as const;
      const answers: string[] = [];
      for (const [username, given] of tries) {
        const answer = await stranger.call('POST', '/api/v1/sessions', { body: { username, password: given } });
        answers.push(`${answer.status} ${answer.untraced} ${answer.headers.get('set-cookie')}`);
      }
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toMatch(/^401 /);
    });

    it('an account that is someone else’s to open (no password) answers as one with a wrong password', async () => {
      const { username } = await anAccount(house.db, { organisation: house.organisation });
      const answer = await stranger.call('POST', '/api/v1/sessions', { body: { username, password } });
      expect(answer.problem).toMatchObject({ status: 401, code: 'session.refused' });
    });
  });

  describe('SEC-30: proving once more', () => {
    const prove = async (api: Api, body: Record<string, unknown>) => {
      const { challenge } = (await api.call('POST', '/api/v1/sessions/current/_challenge')).as(challengeSchema);
      return api.call('POST', '/api/v1/sessions/current/_prove', { body: { challenge, ...body } });
    };

    it('takes password and code, gives another token, and opens for five minutes what needs it', async () => {
      const { phone } = await enrolled();
      later(6 * minute);
      const begin = (api: Api) => api.call('POST', '/api/v1/factors', { body: { kind: 'totp' } });
      expect((await begin(phone.api)).problem).toMatchObject({ status: 401, code: 'session.step_up_required' });
      for (const [body, code] of [
        [{ code: phone.code(now) }, 'session.password_needed'],
        [{ password }, 'session.factor_refused'],
        [{ password, code: '000000' }, 'session.factor_refused'],
        [{ password: 'wrong', code: phone.code(now) }, 'session.refused'],
      ] as const)
        expect((await prove(phone.api, body)).problem.code).toBe(code);
      const proven = await prove(phone.api, { password, code: phone.code(now) });
      expect(proven.status).toBe(200);
      const after = new Api(house.url, proven.as(sessionSchema).token);
      expect((await begin(after)).status).toBe(201);
      expect((await begin(phone.api)).problem.code).toBe('session.required');
      later(5 * minute + 1);
      expect((await begin(after)).problem.code).toBe('session.step_up_required');
    });

    it('another session’s challenge proves nothing', async () => {
      const [mine, theirs] = [(await enrolled()).phone, (await enrolled()).phone];
      const { challenge } = (await theirs.api.call('POST', '/api/v1/sessions/current/_challenge')).as(challengeSchema);
      const body = { challenge, password, code: mine.code(now) };
      expect((await mine.api.call('POST', '/api/v1/sessions/current/_prove', { body })).problem.code).toBe(
        'session.challenge_over',
      );
    });
  });

  it('SEC-37: fifty wrong passwords for many names tire that address, and no further', async () => {
    const { username, phone } = await enrolled();
    for (let attempt = 0; attempt < 50; attempt++)
      await stranger.call('POST', '/api/v1/sessions', { body: { username: `nobody-${attempt}`, password: 'wrong' } });
    const body = { username, password };
    expect((await stranger.call('POST', '/api/v1/sessions', { body })).problem.status).toBe(429);
    expect((await phone.api.get('/api/v1/board')).status).toBe(200);
    later(minute);
    expect((await stranger.call('POST', '/api/v1/sessions', { body })).status).toBe(202);
  });
});
