import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { proposalSchema, wardChangeSchema, type Proposal } from '@ketenzicht/shared/bedbase';
import { unitSchema } from '@ketenzicht/shared/capacity';
import { must } from '@ketenzicht/shared/kernel';
import pg from 'pg';
import { z } from 'zod';
import { roomUrl } from '../platform/database/rooms.js';
import { Api, type Answer } from '../testing/api.js';
import { anAccount, anOrganisation } from '../testing/given.js';
import { House, serve } from '../testing/house.js';
import { Screen } from '../testing/screen.js';
import type { RunningServer } from '../server.js';

const patience = 12_000;

describe('the bed base', () => {
  let now = new Date('2026-11-22T10:00:00Z');
  let house: House;
  let second: RunningServer;
  let owner: Api;
  let keeper: Api;
  let administrator: Api;
  let stranger: Api;

  beforeAll(async () => {
    house = await House.open({ wards: 30, clock: () => now });
    second = await serve(house.database.url, () => now);
    [owner, keeper, administrator] = await Promise.all([
      house.person('organisationAdministrator'),
      house.person('provider'),
      house.person('administrator'),
    ]);
    const other = await anOrganisation(house.db, house.register);
    const { token } = await anAccount(house.db, { role: 'organisationAdministrator', organisation: other });
    stranger = new Api(house.url, token);
  });
  afterAll(async () => {
    await second.stop();
    await house.close();
  });

  const propose = (api: Api, body: object) => api.call('POST', '/api/v1/ward-proposals', { body });
  const change = (wardId: string, changes: object, more: object = {}) =>
    propose(owner, { kind: 'change', wardId, changes, reason: 'Twee kamers zijn verbouwd.', ...more });
  const decide = (api: Api, { id, version }: Pick<Proposal, 'id' | 'version'>, verb: string, body?: object) =>
    api.call('POST', `/api/v1/ward-proposals/${id}/_${verb}`, { headers: { 'if-match': `"${version}"` }, body });
  const made = (answer: Answer): Proposal => {
    if (answer.status > 201) throw new Error(answer.text);
    return answer.as(proposalSchema);
  };
  const unit = async (id: string, api = house.coordinator) => (await api.get(`/api/v1/units/${id}`)).as(unitSchema);
  const lines = async (wardId: string) =>
    (
      await house.db.query<{ event: string; objects: { before?: string; after?: string }[] }>(
        `select event, objects from audit.access_line where objects @> $1 order by seq`,
        [JSON.stringify([{ id: wardId }])],
      )
    ).rows;

  it('SEC-56 changes by two: one proposes, somebody else approves, and every server shows it without a restart', async () => {
    const ward = house.ward();
    const elsewhere = new Api(second.url, house.coordinator.token);
    const screens = await Promise.all(
      [house.coordinator, elsewhere].map(async (reader) =>
        Screen.on(reader.base, reader.token ?? '', await reader.board()),
      ),
    );
    const proposal = made(await change(ward, { places: 22, titles: ['wzd', 'forensic'] }));
    expect(proposal).toMatchObject({ state: 'proposed', before: { places: 20 }, after: { places: 22 }, own: true });
    expect((await unit(ward)).places).toBe(20);
    expect((await decide(owner, proposal, 'approve')).problem).toMatchObject({ status: 403, code: 'access.denied' });

    expect(made(await decide(house.coordinator, proposal, 'approve'))).toMatchObject({ state: 'applied' });
    for (const screen of screens) {
      await screen.until('the ward is told', ({ changes }) =>
        changes.some((one) => one.type === 'ward.changed' && one.unitId === ward && one.ward.places === 22),
      );
      screen.close();
    }
    for (const reader of [house.coordinator, elsewhere]) {
      expect(await unit(ward, reader)).toMatchObject({ places: 22, titles: ['wzd', 'forensic'] });
      expect((await reader.board()).units.find(({ id }) => id === ward)?.places).toBe(22);
    }
  });

  it('SEC-09 keeps what was before and after, and writes down who proposed and who decided', async () => {
    const ward = house.ward();
    const proposal = made(await change(ward, { places: 18 }));
    made(await decide(administrator, proposal, 'approve'));
    const history = (await house.provider.get(`/api/v1/units/${ward}/base-changes`)).as(z.array(wardChangeSchema));
    expect(history).toMatchObject([{ kind: 'change', before: { places: 20 }, after: { places: 18 } }]);
    const logged = await lines(ward);
    expect(logged.map(({ event }) => event)).toEqual(['proposal.make', 'proposal.approve', 'proposal.apply']);
    expect(logged[2]?.objects[0]).toMatchObject({ before: '{"places":20}', after: '{"places":18}' });
    await expect(house.db.query(`update reference.ward_change set kind = 'open'`)).rejects.toThrow('append-only');
  });

  it('a board of the past shows each ward as it was then', async () => {
    const ward = house.ward();
    const moments: string[] = [];
    for (const places of [25, 30]) {
      moments.push(now.toISOString());
      now = new Date(now.getTime() + 60_000);
      made(await decide(administrator, made(await change(ward, { places })), 'approve'));
    }
    const then = async (asOf: string) =>
      (await house.coordinator.board(`?asOf=${asOf}`)).units.find(({ id }) => id === ward)?.places;
    expect([
      await then(must(moments[0], 'before')),
      await then(must(moments[1], 'between')),
      (await unit(ward)).places,
    ]).toEqual([20, 25, 30]);
  });

  it('SEC-47 is nobody else’s: a foreign organisation sees no proposal and changes none', async () => {
    const ward = house.ward();
    const foreign = await propose(stranger, {
      kind: 'change',
      wardId: ward,
      changes: { places: 1 },
      reason: 'Zomaar.',
    });
    const missing = await propose(stranger, {
      kind: 'change',
      wardId: randomUUID(),
      changes: { places: 1 },
      reason: 'Zomaar.',
    });
    expect([foreign.status, foreign.untraced]).toEqual([404, missing.untraced]);
    const proposal = made(await change(ward, { places: 21 }));
    expect((await stranger.get('/api/v1/ward-proposals')).text).not.toContain(proposal.id);
    expect((await decide(stranger, proposal, 'withdraw')).problem).toMatchObject({ code: 'proposal.unknown' });
    expect((await decide(stranger, { id: randomUUID(), version: 0 }, 'withdraw')).problem.status).toBe(404);
    expect((await house.provider.get('/api/v1/ward-proposals')).text).toContain(proposal.id);
  });

  it('refuses what was decided, changed or never seen, and changes nothing then', async () => {
    const ward = house.ward();
    const proposal = made(await change(ward, { places: 25 }));
    const before = (await lines(ward)).length;
    expect((await decide(administrator, { ...proposal, version: 7 }, 'approve')).problem).toMatchObject({
      status: 412,
      code: 'version.stale',
    });
    const untagged = await administrator.call('POST', `/api/v1/ward-proposals/${proposal.id}/_approve`);
    expect(untagged.problem).toMatchObject({ status: 428, code: 'version.missing' });
    expect((await change(ward, { places: 26 })).problem).toMatchObject({ status: 409, code: 'proposal.already_open' });
    expect((await lines(ward)).length).toBe(before);
    const refused = made(
      await decide(administrator, proposal, 'refuse', { reason: 'Dit past niet bij de toelating.' }),
    );
    expect(refused).toMatchObject({ state: 'refused', decisionReason: 'Dit past niet bij de toelating.' });
    expect((await decide(administrator, refused, 'approve')).problem).toMatchObject({
      status: 409,
      code: 'proposal.ended',
    });
    expect((await unit(ward)).places).toBe(20);
  });

  it('two who decide at the same moment: one of them is told that it was decided', async () => {
    const ward = house.ward();
    const proposal = made(await change(ward, { places: 30 }));
    const answers = await Promise.all([
      decide(administrator, proposal, 'approve'),
      decide(house.coordinator, proposal, 'refuse', { reason: 'Nee, dit klopt niet.' }),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
  });

  it.each([
    [{ places: 0 }, '/changes/places'],
    [{ places: 2.5 }, '/changes/places'],
    [{ ageMin: 40, ageMax: 20 }, '/changes/ageMax'],
    [{ phone: '020-123' }, '/changes/phone'],
    [{ titles: ['wzd', 'wzd'] }, '/changes/titles'],
    [{ name: 'Аmsterdam' }, '/changes/name'],
    [{ name: 'Zuid\u200bas' }, '/changes/name'],
    [{ providerId: randomUUID() }, '/changes/providerId'],
    [{}, '/changes'],
  ])('BAD-44, BAD-46 does not take %j', async (changes, pointer) => {
    const { problem } = await change(house.ward(), changes);
    expect(problem).toMatchObject({ status: 400, code: 'input.invalid' });
    expect(problem.errors?.map((fault) => fault.pointer)).toContain(pointer);
  });

  it('takes no day that has been, and nothing that changes nothing', async () => {
    const ward = house.ward();
    expect((await change(ward, { places: 22 }, { effectiveOn: '2026-11-21' })).problem.errors?.[0]?.pointer).toBe(
      '/effectiveOn',
    );
    expect((await change(ward, { places: 20 })).problem.code).toBe('proposal.no_change');
  });

  it('takes effect on its day in the Netherlands, once, by whichever server', async () => {
    const ward = house.ward();
    const proposal = made(await change(ward, { places: 24 }, { effectiveOn: '2026-11-24' }));
    expect(made(await decide(administrator, proposal, 'approve')).state).toBe('approved');
    const today = made(await change(house.ward(), { places: 24 }, { effectiveOn: '2026-11-23' }));
    made(await decide(administrator, today, 'approve'));
    now = new Date('2026-11-23T22:59:59Z');
    await shows(today.wardId, ({ places }) => places === 24);
    expect((await unit(ward)).places).toBe(20);
    now = new Date('2026-11-23T23:00:01Z');
    await shows(ward, ({ places }) => places === 24);
    const history = (await owner.get(`/api/v1/units/${ward}/base-changes`)).as(z.array(wardChangeSchema));
    expect(history).toHaveLength(1);
  });

  it('opens a new ward on every board, and people can report it at once', async () => {
    const place = { kind: 'open', locationId: house.organisation.locationId };
    const fields = {
      name: 'Afdeling De Brug',
      places: 8,
      setting: 'FPA',
      securityLevel: '2-laag',
      careIntensity: 'B',
      targetGroups: ['psychiatry'],
      sex: 'all',
      ageMin: 18,
      ageMax: null,
      titles: ['wvggz'],
      payers: ['zvw'],
      phone: '+31201112233',
    };
    const proposal = made(await propose(owner, { ...place, ward: fields, reason: 'De nieuwbouw is klaar.' }));
    const id = must(made(await decide(administrator, proposal, 'approve')).wardId, 'its id');
    expect(await unit(id)).toMatchObject({ name: 'Afdeling De Brug', places: 8, capacity: { free: null, version: 0 } });
    await shows(id, ({ name }) => name === 'Afdeling De Brug', new Api(second.url, house.coordinator.token));
    expect((await keeper.report(id, { operational: 8, occupied: 3 })).accepted.capacity.free).toBe(5);
    const notTheirs = { ...place, ward: fields, reason: 'Zomaar een afdeling.' };
    expect((await propose(stranger, notTheirs)).problem).toMatchObject({ status: 404, code: 'location.unknown' });
  });

  it('does not close a ward with people in it; when it is empty it leaves the board and keeps its past', async () => {
    const ward = house.ward();
    await house.provider.report(ward, { operational: 10, occupied: 2 });
    const before = new Date(now);
    const proposal = made(await propose(owner, { kind: 'close', wardId: ward, reason: 'De afdeling verhuist.' }));
    expect(proposal.concerns).toEqual(['people_in_it']);
    expect((await decide(administrator, proposal, 'approve')).problem).toMatchObject({
      status: 409,
      code: 'ward.people_in_it',
    });
    now = new Date(now.getTime() + 60_000);
    await house.provider.report(ward, { operational: 10, occupied: 0 }, { version: 1 });
    made(await decide(administrator, proposal, 'approve'));
    const shown = async (query = '') => (await house.coordinator.board(query)).units.some(({ id }) => id === ward);
    expect(await shown()).toBe(false);
    expect((await house.coordinator.get(`/api/v1/units/${ward}`)).problem.code).toBe('unit.unknown');
    expect(await shown(`?asOf=${before.toISOString()}`)).toBe(true);
  });

  it('warns of fewer places than people, and leaves the decision to the one who decides', async () => {
    const ward = house.ward();
    await house.provider.report(ward, { operational: 10, occupied: 9 });
    const proposal = made(await change(ward, { places: 8 }));
    expect(proposal.concerns).toEqual(['fewer_places_than_occupied']);
    expect(made(await decide(administrator, proposal, 'approve')).state).toBe('applied');
  });

  it('a ward corrects its own telephone number without asking, and that is kept', async () => {
    const ward = house.ward();
    const put = (api: Api, phone: string) => api.call('PUT', `/api/v1/units/${ward}/phone`, { body: { phone } });
    expect((await put(keeper, '+31301234500')).status).toBe(204);
    expect((await unit(ward)).phone).toBe('+31301234500');
    expect((await put(stranger, '+31301234501')).problem.code).toBe('unit.unknown');
    expect((await put(house.coordinator, '+31301234501')).problem.code).toBe('access.denied');
    expect((await lines(ward)).map(({ event }) => event)).toEqual(['ward.phone']);
    const history = (await owner.get(`/api/v1/units/${ward}/base-changes`)).as(z.array(wardChangeSchema));
    expect(history).toMatchObject([
      { kind: 'phone', before: { phone: '+31201234567' }, after: { phone: '+31301234500' } },
    ]);
  });

  it('a figure that follows in the same moment does not swallow the news of the ward', async () => {
    const ward = house.ward();
    const screen = await house.screen();
    const proposal = made(await change(ward, { places: 23 }));
    await Promise.all([
      decide(administrator, proposal, 'approve'),
      house.provider.report(ward, { operational: 3, occupied: 1 }),
    ]);
    await screen.until(
      'both came',
      ({ changes, figures }) =>
        changes.some(({ type, unitId }) => type === 'ward.changed' && unitId === ward) && figures.get(ward)?.free === 2,
    );
    screen.close();
  });

  describe('behind the database', () => {
    const as = async (context: { role: string; organisation?: string }, sql: string, values: unknown[]) => {
      const client = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, 'admin') });
      await client.connect();
      try {
        await client.query('begin');
        await client.query(`select set_config('app.role', $1, true), set_config('app.organisations', $2, true)`, [
          context.role,
          context.organisation ? `{${context.organisation}}` : '{}',
        ]);
        return (await client.query(sql, values)).rowCount;
      } finally {
        await client.end();
      }
    };

    it('SEC-51 a ward for which nothing was approved stays as it is, whoever asks', async () => {
      const ward = house.ward();
      const more = 'update reference.ward set places = 99 where id = $1';
      await expect(as({ role: 'administrator' }, more, [ward])).rejects.toMatchObject({ code: '42501' });
      await expect(as({ role: 'provider', organisation: house.organisation.id }, more, [ward])).rejects.toMatchObject({
        code: '42501',
      });
      expect(await as({ role: 'provider', organisation: randomUUID() }, more, [ward])).toBe(0);
    });

    it('SEC-45 a foreign organisation reads and decides no proposal, and nobody approves their own', async () => {
      const proposal = made(await change(house.ward(), { places: 21 }));
      const approve = `update reference.ward_proposal set state = 'approved', decided_by = $2, decided_at = now() where id = $1`;
      const foreign = { role: 'organisationAdministrator', organisation: randomUUID() };
      expect(await as(foreign, 'select from reference.ward_proposal', [])).toBe(0);
      expect(await as(foreign, approve, [proposal.id, randomUUID()])).toBe(0);
      const own = { role: 'organisationAdministrator', organisation: house.organisation.id };
      await expect(as(own, approve, [proposal.id, randomUUID()])).rejects.toMatchObject({ code: '42501' });
      const { rows } = await house.db.query<{ proposed_by: string }>(
        'select proposed_by from reference.ward_proposal where id = $1',
        [proposal.id],
      );
      await expect(as({ role: 'administrator' }, approve, [proposal.id, rows[0]?.proposed_by])).rejects.toMatchObject({
        code: '23514',
      });
    });
  });

  async function shows(
    ward: string,
    holds: (one: { places: number | null; name: string }) => boolean,
    api = house.coordinator,
  ) {
    const end = Date.now() + patience;
    for (;;) {
      const answer = await api.get(`/api/v1/units/${ward}`);
      if (answer.status === 200 && holds(answer.as(unitSchema))) return;
      if (Date.now() > end) throw new Error(`waited in vain; ${answer.text.slice(0, 300)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});
