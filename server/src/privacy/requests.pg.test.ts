import { randomUUID } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, type Actor } from '@ketenzicht/shared/kernel';
import { recipientNoticeListSchema, subjectRequestListSchema, type SubjectRequest } from '@ketenzicht/shared/privacy';
import { newDatabase } from '../testing/database.js';
import { PersonVault } from '../person/vault.service.js';
import { AccessLog } from '../platform/audit/access-log.js';
import { RoomPools } from '../platform/database/room-pools.js';
import { Work } from '../platform/database/work.js';
import { testKeys } from '../testing/lines.js';
import { ExportService } from './export.service.js';
import { House } from '../testing/house.js';
import { someArrangement } from '../testing/arranging.js';
import { givenChain } from '../testing/chains.js';
import { aWait } from '../testing/waiting.js';
import { aPerson, anotherOrganisation, emergencyBody, linesAbout, somebody, type Somebody } from '../testing/care.js';
import { reapplyErasures } from './reapply-erasures.js';
import { notGiven, sources } from './export.sources.js';
import { anAccount } from '../testing/given.js';
import { followEverywhere } from '../testing/following.js';
import { aTrajectory } from '../testing/given-trajectory.js';

type Person = Awaited<ReturnType<typeof aPerson>>;
const requests = '/api/v1/privacy/requests';
const idOf = (text: string) => (JSON.parse(text) as { id: string }).id;

describe('what a person asks about their own data', () => {
  let house: House;
  let nurse: Somebody;
  let director: Somebody;
  let officer: Somebody;
  let second: Somebody;

  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    nurse = await somebody(house, 'provider');
    director = await somebody(house, 'chainDirector');
    officer = await somebody(house, 'privacyOfficer');
    second = await somebody(house, 'privacyOfficer');
  });
  afterAll(() => house.close());

  const post = (as: Somebody, path: string, body?: unknown) =>
    as.api.call('POST', path, body === undefined ? {} : { body });
  const open = async (person: Person, kind: string): Promise<string> => {
    const answer = await post(officer, requests, { reference: person.reference, kind, receivedOn: '2026-01-31' });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return idOf(answer.text);
  };
  const listed = async (id: string, as: Somebody = officer): Promise<SubjectRequest> =>
    must(
      (await as.api.get(requests)).as(subjectRequestListSchema).requests.find((one) => one.id === id),
      'the request',
    );
  const until = async (id: string, state: string): Promise<SubjectRequest> => {
    for (let tries = 0; tries < 200; tries++) {
      const request = await listed(id);
      if (request.export?.state === state) return request;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`the copy never became ${state}`);
  };
  const take = async (as: Somebody, id: string) => {
    const response = await fetch(`${house.url}/api/v1/privacy/exports/${id}/_take`, {
      method: 'POST',
      headers: { authorization: `Bearer ${as.token}` },
    });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const exists = async (person: Person) =>
    (await house.db.query('select from care.person where id = $1', [person.id])).rowCount === 1;

  it('PRIV-14: is answered within a month of receipt, which the list counts down', async () => {
    const id = await open(await aPerson(house, nurse), 'access');
    expect(await listed(id)).toMatchObject({ dueOn: '2026-02-28', state: 'open', kind: 'access' });
  });

  it('PRIV-14: all that is kept about a person, from every table, and nothing of another', async () => {
    const person = await aPerson(house, nurse, { contact: 'Moeder, 030 765 43 21' });
    const other = await aPerson(house, nurse);
    await seedEverywhere(person);
    const id = await open(person, 'access');
    expect((await post(officer, `${requests}/${id}/_export`)).status).toBe(202);
    const { export: copy } = await until(id, 'ready');
    const taken = await take(officer, must(copy, 'a copy').id);
    expect(taken.status).toBe(200);
    expect(taken.headers.get('content-disposition')).toContain(`inzage-${person.reference}.zip`);

    const files = unzip(taken.bytes);
    const data = JSON.parse(must(files.get(`inzage-${person.reference}.json`), 'json')) as {
      parts: { table: string; rows: unknown[] }[];
      watermark: Record<string, string>;
      looks: { event: string }[];
      recipients: { role: string }[];
    };
    expect(data.parts.filter(({ rows }) => rows.length === 0).map(({ table }) => table)).toEqual([]);
    expect(data.parts.map(({ table }) => table)).toEqual(sources.map(({ table }) => table));
    expect(data.recipients.map(({ role }) => role)).toContain('provider');
    expect(data.looks.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['person.register', 'person.breakGlass']),
    );
    const page = must(files.get(`inzage-${person.reference}.html`), 'html');
    for (const text of [JSON.stringify(data), page]) {
      for (const kept of ['Keert steeds terug', 'dagbesteding', 'Zin over goal', 'Zin over handover'])
        expect(text).toContain(kept);
      expect(text).toContain(String(person.body['familyName']));
      expect(text).toContain('Moeder, 030 765 43 21');
      expect(text).not.toContain(String(other.body['familyName']));
      expect(text).not.toContain(other.id);
    }
    // PRIV-22: by whom, when and what for stands on it.
    expect(data.watermark).toMatchObject({
      by: expect.stringContaining('Person'),
      purpose: expect.stringContaining('artikel 15'),
    });
    expect(page).toContain('doel: inzageverzoek van de betrokkene');
    expect((await linesAbout(house, person.id)).findLast(({ action }) => action === 'E')).toMatchObject({
      event: 'personExport.take',
      purpose: 'patientRequest',
    });
    expect((await listed(id)).state).toBe('done');
  });

  it('PRIV-22: is taken once, and lies sealed until then', async () => {
    const person = await aPerson(house, nurse);
    const id = await open(person, 'access');
    await post(officer, `${requests}/${id}/_export`);
    const copy = must((await until(id, 'ready')).export, 'a copy');
    const stored = await house.db.query<{ content: string }>(
      'select content from privacy.person_export where id = $1',
      [copy.id],
    );
    expect(stored.rows[0]?.content).toMatch(/^v1\|/);
    expect(
      Buffer.from(String(stored.rows[0]?.content.split('|')[3]), 'base64url').includes(Buffer.from('PK\x03\x04')),
    ).toBe(false);
    expect((await take(officer, copy.id)).status).toBe(200);
    expect((await take(officer, copy.id)).status).toBe(410);
    const emptied = await house.db.query('select content from privacy.person_export where id = $1', [copy.id]);
    expect(emptied.rows).toEqual([{ content: null }]);
  });

  it('PRIV-22: is worth nothing after a day', async () => {
    const id = await open(await aPerson(house, nurse), 'access');
    await post(officer, `${requests}/${id}/_export`);
    const copy = must((await until(id, 'ready')).export, 'a copy');
    await house.db.query('update privacy.person_export set expires_at = $2 where id = $1', [
      copy.id,
      new Date(Date.now() - 1000),
    ]);
    expect((await take(officer, copy.id)).status).toBe(410);
    expect((await listed(id)).export?.state).toBe('expired');
  });

  it.each([
    ['lost the right', `role = 'referrer'`],
    ['left', 'disabled_at = now()'],
    ['went to another organisation', `organisation_id = (select id from reference.provider limit 1)`],
  ])('SEC-53: the job asks again who may, and refuses whoever %s meanwhile', async (_what, change) => {
    const person = await aPerson(house, nurse);
    const requestId = await open(person, 'access');
    const { id: leaverId } = await anAccount(house.db, { role: 'privacyOfficer', register: house.register });
    const pools = new RoomPools({ url: house.database.url, roles: 'login' });
    const keys = await testKeys();
    const clock = () => new Date();
    const exports = new ExportService(
      new Work(pools, new AccessLog(keys, { siteId: 'test' })),
      new PersonVault(keys),
      clock,
    );
    const actor: Actor = {
      id: leaverId,
      name: 'Somebody who leaves',
      role: 'privacyOfficer',
      organisationId: null,
      regionIds: [],
      directoryId: house.register.id,
      scopes: [],
    };
    const { id } = await exports.ask(
      {
        operation: 'personExport.prepare',
        at: clock(),
        actor,
        token: null,
        accessPoint: { type: 'job', id: 'test' },
        traceId: 'a'.repeat(32),
      },
      requestId,
    );
    await house.db.query(`update account set ${change} where id = $1`, [leaverId]);
    expect(await exports.prepare(id, actor)).toBe('refused');
    await pools.onApplicationShutdown();
    expect((await listed(requestId)).export?.state).toBe('refused');
    const { rows } = await house.db.query(
      `select decision, access_point_type from audit.access_line where objects @> $1 order by seq desc limit 1`,
      [JSON.stringify([{ type: 'export', id }])],
    );
    expect(rows).toEqual([{ decision: 'refused', access_point_type: 'job' }]);
  });

  it('PRIV-14: is for the privacy officer, and for nobody else', async () => {
    const person = await aPerson(house, nurse);
    const id = await open(person, 'access');
    for (const as of [nurse, director])
      for (const path of [
        requests,
        `${requests}/${id}/_export`,
        `${requests}/${id}/_restrict`,
        `/api/v1/privacy/exports/${randomUUID()}/_take`,
      ])
        expect((await post(as, path, {})).problem.status).toBe(403);
    expect(
      (await post(officer, requests, { reference: 'KZ-0000-0000', kind: 'access', receivedOn: '2026-01-01' })).problem
        .code,
    ).toBe('person.unknown');
    expect(
      (await post(officer, requests, { reference: person.reference, kind: 'access', receivedOn: '2099-01-01' })).problem
        .code,
    ).toBe('subject_request.in_the_future');
  });

  it('PRIV-16: a restricted person is nowhere to be seen but for the privacy officer, and comes back when released', async () => {
    const person = await aPerson(house, nurse);
    const id = await open(person, 'restriction');
    expect((await post(officer, `${requests}/${id}/_restrict`, { ground: 'accuracyContested' })).status).toBe(204);
    const search = { familyName: person.body['familyName'], birthDate: person.body['birthDate'] };
    for (const as of [nurse, director]) {
      expect((await as.api.get(`/api/v1/persons/${person.id}`)).status).toBe(404);
      expect((await as.api.get(`/api/v1/persons/${person.id}/identity`)).status).toBe(404);
      expect(JSON.parse((await post(as, '/api/v1/persons/_search', search)).text)).toEqual({ persons: [] });
    }
    expect((await post(director, `/api/v1/persons/${person.id}/_break-glass`, emergencyBody)).status).toBe(404);
    expect((await officer.api.get(`/api/v1/persons/${person.id}`)).status).toBe(200);
    // Whoever followed is told (GDPR article 19), under the pseudonym.
    const told = (await nurse.api.get('/api/v1/privacy/recipient-notices')).as(recipientNoticeListSchema).notices;
    expect(told[0]).toMatchObject({ kind: 'restricted', reference: person.reference });
    expect((await post(officer, `${requests}/${id}/_release`)).status).toBe(204);
    expect((await nurse.api.get(`/api/v1/persons/${person.id}`)).status).toBe(200);
  });

  it('PRIV-15: whoever follows a person hears that something was corrected', async () => {
    const person = await aPerson(house, nurse);
    await house.db.query(
      `insert into care.care_relation (organisation_id, person_id, id, region_id, account_id, basis, from_at, created_at, created_by)
       values ($1, $2, $3, $4, $5, 'chainDirection', now(), now(), $5)`,
      [house.organisation.id, person.id, randomUUID(), house.register.regionId, director.id],
    );
    const corrected = await nurse.api.call('PUT', `/api/v1/persons/${person.id}`, {
      body: { ...person.body, familyName: 'Gecorrigeerd', phone: null, reason: 'Verkeerd gespeld' },
      headers: { 'if-match': '"1"' },
    });
    expect([corrected.status, corrected.text]).toEqual([200, expect.any(String)]);
    const told = (await director.api.get('/api/v1/privacy/recipient-notices')).as(recipientNoticeListSchema).notices;
    expect(told.filter(({ reference }) => reference === person.reference)).toMatchObject([{ kind: 'rectified' }]);
    const own = (await nurse.api.get('/api/v1/privacy/recipient-notices')).as(recipientNoticeListSchema).notices;
    expect(own.filter(({ reference }) => reference === person.reference)).toEqual([]);
  });

  it('PRIV-15: who answers for somebody who is followed, or takes part, hears of it as well, of whichever organisation or region', async () => {
    const person = await aPerson(house, nurse);
    const elsewhere = await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] });
    const other = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
    const owner = await somebody(house, 'chainDirector');
    const bystander = await somebody(house, 'chainDirector');
    await aTrajectory(house.db, house.organisation, {
      personId: person.id,
      ownerId: owner.id,
      partyIds: [elsewhere.id, other.id],
    });
    const told = async ({ api }: Somebody) =>
      (await api.get('/api/v1/privacy/recipient-notices'))
        .as(recipientNoticeListSchema)
        .notices.filter(({ reference }) => reference === person.reference)
        .map(({ kind }) => kind);
    const corrected = await other.api.call('PUT', `/api/v1/persons/${person.id}`, {
      body: { ...person.body, familyName: 'Gecorrigeerd', phone: null, reason: 'Verkeerd gespeld' },
      headers: { 'if-match': '"1"' },
    });
    expect([corrected.status, corrected.text]).toEqual([200, expect.any(String)]);
    for (const one of [elsewhere, owner, nurse]) expect(await told(one)).toEqual(['rectified']);
    expect(await told(other)).toEqual([]);
    const id = await open(person, 'erasure');
    await post(officer, `${requests}/${id}/_erase`, { ground: 'unlawful' });
    expect((await post(second, `${requests}/${id}/_erase-decide`, { approve: true })).status).toBe(204);
    for (const one of [elsewhere, other, owner, nurse]) expect(await told(one)).toEqual(['erased']);
    expect(await told(bystander)).toEqual([]);
  });

  it('PRIV-17: erasing takes a ground of the law and two people, and leaves nothing that opens', async () => {
    const person = await aPerson(house, nurse);
    const id = await open(person, 'erasure');
    expect((await post(officer, `${requests}/${id}/_erase`, { ground: 'noLongerNeeded' })).problem).toMatchObject({
      status: 409,
      code: 'erasure.term_not_over',
    });
    expect((await post(officer, `${requests}/${id}/_erase`, { ground: 'patientDestroys' })).status).toBe(202);
    expect((await post(officer, `${requests}/${id}/_erase-decide`, { approve: true })).problem.code).toBe(
      'approval.same_person',
    );
    expect(await exists(person)).toBe(true);
    expect((await post(second, `${requests}/${id}/_erase-decide`, { approve: true })).status).toBe(204);
    for (const table of ['person_key', 'person_identity', 'person_history', 'care_relation', 'notice'])
      expect((await house.db.query(`select from care.${table} where person_id = $1`, [person.id])).rowCount).toBe(0);
    expect(await exists(person)).toBe(false);
    expect((await linesAbout(house, person.id)).at(-1)).toMatchObject({ action: 'D', event: 'person.eraseSecond' });
    expect((await listed(id)).state).toBe('done');
  });

  it('PRIV-17: a legal hold goes before every ground', async () => {
    const person = await aPerson(house, nurse);
    await post(officer, '/api/v1/privacy/retention/holds', {
      class: 'persons',
      reference: person.reference,
      reason: 'Claim before the court',
    });
    const id = await open(person, 'erasure');
    expect((await post(officer, `${requests}/${id}/_erase`, { ground: 'unlawful' })).problem.code).toBe('erasure.held');
  });

  it('PRIV-17 SEC-96: who was erased is erased again after an older backup was restored', async () => {
    const [person, stays] = [await aPerson(house, nurse), await aPerson(house, nurse)];
    const backup = await newDatabase();
    try {
      // The backup: the rows as they were before the erasure.
      for (const table of [
        'reference.directory',
        'reference.region',
        'reference.provider',
        'identity.account',
        'care.person',
        'care.person_key',
        'care.person_identity',
      ])
        await copyTable(table, backup);
      const id = await open(person, 'erasure');
      await post(officer, `${requests}/${id}/_erase`, { ground: 'unlawful' });
      expect((await post(second, `${requests}/${id}/_erase-decide`, { approve: true })).status).toBe(204);
      const isBack = async (one: Person) =>
        (await backup.pool.query('select from care.person_key where person_id = $1', [one.id])).rowCount === 1;
      expect([await isBack(person), await isBack(stays)]).toEqual([true, true]);

      const pools = new RoomPools({ url: backup.url, roles: 'login' });
      const file = `${must(process.env['TEST_KEYS_FILE'], 'keys')}.erasures`;
      expect((await reapplyErasures(pools.of('jobs'), file)).again).toBeGreaterThanOrEqual(1);
      expect([await isBack(person), await isBack(stays)]).toEqual([false, true]);
      expect((await reapplyErasures(pools.of('jobs'), file)).again).toBe(0);
      await pools.onApplicationShutdown();
    } finally {
      await backup.close();
    }
  });

  it('PRIV-14: a new table about persons fails here until somebody decides what a person is told of it', async () => {
    const { rows } = await house.db.query<{ name: string }>(
      `select distinct table_schema || '.' || table_name as name from information_schema.columns
       where (column_name in ('person_id', 'subject_person_id', 'trajectory_id') or (table_schema = 'casework' and column_name = 'id')) and table_schema in ('care', 'casework', 'audit', 'privacy', 'identity', 'capacity', 'ketenveldnorm', 'stepdown')
       union select 'care.person' order by 1`,
    );
    const known = new Set([...sources.map(({ table }) => table), ...Object.keys(notGiven)]);
    expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  async function copyTable(table: string, to: { pool: House['db'] }): Promise<void> {
    const { rows } = await house.db.query<{ row: object }>(`select to_jsonb(t) as row from ${table} t`);
    await to.pool.query('set session_replication_role = replica');
    await to.pool.query(`begin`);
    await to.pool.query(`insert into ${table} select (jsonb_populate_recordset(null::${table}, $1)).*`, [
      JSON.stringify(rows.map(({ row }) => row)),
    ]);
    await to.pool.query('commit');
  }

  /** At least one row about this person in every table that holds any. */
  async function seedEverywhere(person: Person): Promise<void> {
    const org = house.organisation.id;
    await house.db.query(
      `insert into care.care_relation (organisation_id, person_id, id, region_id, account_id, basis, from_at, created_at, created_by)
       values ($1, $2, $3, $4, $5, 'chainDirection', now(), now(), $5)`,
      [org, person.id, randomUUID(), house.register.regionId, director.id],
    );
    const vault = new PersonVault(await testKeys());
    const cipher = must(await vault.of(house.db, { organisationId: org, id: person.id }), 'a key');
    const seal = cipher.seal.bind(cipher);
    await followEverywhere(house, { by: nurse, director: director.api, personId: person.id, seal });
    await nurse.api.call('PUT', `/api/v1/persons/${person.id}`, {
      body: { ...person.body, phone: '030 111 22 33', reason: 'Nieuw nummer' },
      headers: { 'if-match': '"1"' },
    });
    const unitId = house.ward();
    await aWait(nurse.api, house, unitId, { personId: person.id });
    await givenChain(house.db, house, { by: nurse.id, unitId, personId: person.id });
    await someArrangement(house.db, house.organisation, { by: nurse.id, state: 'agreed', personId: person.id });
    const helper = await somebody(house, 'provider', { regionIds: [house.register.regionId] });
    const broken = await post(helper, `/api/v1/persons/${person.id}/_break-glass`, emergencyBody);
    expect([broken.status, broken.text]).toEqual([200, expect.any(String)]);
    await post(officer, '/api/v1/privacy/retention/holds', {
      class: 'persons',
      reference: person.reference,
      reason: 'Claim of the family',
    });
  }
});

/** Only what our own writer makes: stored, with sizes in the local headers. */
function unzip(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const [method, size, nameLength, extra] = [
      bytes.readUInt16LE(at + 8),
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
      bytes.readUInt16LE(at + 28),
    ];
    const start = at + 30 + nameLength + extra;
    const content = bytes.subarray(start, start + size);
    files.set(
      bytes.toString('utf8', at + 30, at + 30 + nameLength),
      (method === 0 ? content : inflateRawSync(content)).toString(),
    );
    at = start + size;
  }
  return files;
}
