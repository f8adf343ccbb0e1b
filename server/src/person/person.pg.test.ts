import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foundSchema, personFileSchema, personIdentitySchema } from '@ketenzicht/shared/person';
import { House } from '../testing/house.js';
import {
  aPerson,
  aPersonBody,
  anotherOrganisation,
  lastLine,
  linesAbout,
  registerPerson,
  somebody,
  type Somebody,
} from '../testing/care.js';

let house: House;
let nurse: Somebody;
let colleague: Somebody;
let foreigner: Somebody;
let director: Somebody;
let officer: Somebody;

beforeAll(async () => {
  house = await House.open({ wards: 1 });
  nurse = await somebody(house, 'provider');
  colleague = await somebody(house, 'provider');
  foreigner = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
  director = await somebody(house, 'chainDirector');
  officer = await somebody(house, 'privacyOfficer');
});
afterAll(() => house.close());

const file = (id: string) => `/api/v1/persons/${id}`;
const search = (as: Somebody, body: unknown) => as.api.call('POST', '/api/v1/persons/_search', { body });
const counts = async () => {
  const { rows } = await house.db.query<Record<string, number>>(
    'select (select count(*)::int from care.person) as persons, (select count(*)::int from care.person_identity) as identities, (select count(*)::int from care.person_history) as history, (select sum(version)::int from care.person) as versions',
  );
  return rows[0];
};

describe('registering a person', () => {
  it('PRIV-04: gives a pseudonym that says nothing, a key, and a relation to whoever registers', async () => {
    const { id, reference } = await aPerson(house, nurse);
    expect(reference).toMatch(/^KZ-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const found = (await nurse.api.get(file(id))).as(personFileSchema);
    expect(found).toMatchObject({ reference, basis: 'treatment', version: 1, restricted: null });
    expect(found.relations).toMatchObject([{ accountId: nurse.id, basis: 'treatment', endedAt: null }]);
  });

  it('SEC-93: what names a person stands nowhere in the database as it was typed', async () => {
    const canary = `Kanarie${randomUUID().replaceAll(/[^a-f]/g, '')}`;
    const { id } = await aPerson(house, nurse, { familyName: canary, address: `${canary}straat 1`, contact: canary });
    await search(nurse, { familyName: canary, birthDate: '1980-02-29' });
    const { rows } = await house.db.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('care', 'audit', 'capacity', 'live', 'identity')`,
    );
    for (const { name } of rows) {
      const hits = await house.db.query(`select from ${name} t where t::text ilike $1`, [`%${canary}%`]);
      expect([name, hits.rowCount]).toEqual([name, 0]);
    }
    const shown = (await nurse.api.get(`${file(id)}/identity`)).as(personIdentitySchema);
    expect(shown).toMatchObject({ familyName: canary, contact: canary, birthDate: '1980-02-29' });
  });

  it('BAD-37: the same name and date of birth in the own organisation answers 409 with the reference, unless it is somebody else', async () => {
    const { id, reference, body } = await aPerson(house, nurse);
    const before = await counts();
    const spelled = { ...body, familyName: ` ${String(body['familyName']).toUpperCase()} ` };
    const again = await registerPerson(colleague.api, spelled);
    expect([again.status, again.problem.code]).toEqual([409, 'person.exists']);
    expect(again.problem['person']).toEqual({ id, reference });
    expect(await counts()).toEqual(before);
    expect((await registerPerson(colleague.api, { ...spelled, isAnotherPerson: true })).status).toBe(201);
  });

  it('SEC-48: another organisation may register the same person, and learns nothing of ours', async () => {
    const { body, reference } = await aPerson(house, nurse);
    const theirs = await registerPerson(foreigner.api, body);
    expect(theirs.status).toBe(201);
    expect(theirs.text).not.toContain(reference);
  });

  it('a retry under the same key registers nobody twice; the key for something else is refused', async () => {
    const [key, body] = [randomUUID(), aPersonBody(house)];
    const [first, second] = [await registerPerson(nurse.api, body, key), await registerPerson(nurse.api, body, key)];
    expect(second.text).toBe(first.text);
    expect((await registerPerson(nurse.api, aPersonBody(house), key)).problem.code).toBe('idempotency.reused');
  });

  it('two colleagues who register the same person at once make one', async () => {
    const body = aPersonBody(house);
    const answers = await Promise.all([nurse, colleague, nurse].map(({ api }) => registerPerson(api, body)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  });

  it.each([
    ['a field of our own', { version: 7 }, '/version', 'input.unknown_field'],
    ['a BSN, which is off here (PRIV-05)', { bsn: '111222333' }, '/bsn', 'input.unknown_field'],
    ['a name with a right-to-left override (BAD-45)', { familyName: 'Jan\u202eneJ' }, '/familyName', 'text.direction'],
    ['a name with a character nobody sees (BAD-44)', { familyName: 'Ja\u200bn' }, '/familyName', 'text.invisible'],
    ['a NUL (BAD-42)', { familyName: 'Ja\u0000n' }, '/familyName', 'text.control'],
    ['half an emoji (BAD-43)', { familyName: 'Ja\ud83dn' }, '/familyName', 'text.broken'],
    ['a tower of accents (BAD-47)', { familyName: `Z${'\u0301\u0316'.repeat(5)}` }, '/familyName', 'text.marks'],
    ['two alphabets in a word (BAD-46)', { familyName: 'J\u0430nsen' }, '/familyName', 'text.mixed_scripts'],
    ['nothing but spaces (BAD-48)', { familyName: ' \u00a0 ' }, '/familyName', 'text.too_short'],
    ['a name of 10,000 emoji (BAD-47)', { familyName: '🙂'.repeat(10_000) }, '/familyName', 'text.too_long'],
    ['a day that does not exist', { birthDate: '1981-02-29' }, '/birthDate', 'input.invalid_format'],
    ['a birth in the future', { birthDate: '2099-01-01' }, '/birthDate', 'person.birth_date'],
    ['a region that is not there', { regionId: 'elsewhere/north' }, '/regionId', 'person.region'],
  ])('refuses %s, and nothing is stored', async (_, more, pointer, code) => {
    const before = await counts();
    const answer = await registerPerson(nurse.api, aPersonBody(house, more));
    expect(answer.status).toBe(400);
    expect(answer.problem.errors).toContainEqual(expect.objectContaining({ pointer, code }));
    expect(await counts()).toEqual(before);
  });
});

describe('finding a person', () => {
  it('PRIV-21: by reference as people type it, or by name and date of birth together', async () => {
    const { id, reference, body } = await aPerson(house, nurse);
    const typed = reference.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    for (const question of [{ reference: typed }, { familyName: body['familyName'], birthDate: body['birthDate'] }]) {
      const { persons } = (await search(colleague, question)).as(foundSchema);
      expect(persons).toEqual([expect.objectContaining({ id, reference, opens: false })]);
      expect(JSON.stringify(persons)).not.toContain(String(body['familyName']));
    }
  });

  it.each([
    {},
    { familyName: 'Jansen' },
    { birthDate: '1980-02-29' },
    { reference: '%' },
    { reference: 'KZ-0000-0001' },
    { familyName: '*', birthDate: '%' },
    { familyName: '', birthDate: '1980-02-29' },
    { familyName: 'a'.repeat(101), birthDate: '1980-02-29' },
    { familyName: 'Jansen', birthDate: '1980-02-29', limit: 100 },
    { familyName: { $ne: '' }, birthDate: '1980-02-29' },
    [],
    null,
  ])('PRIV-21, BAD-67: %j finds nobody and is refused', async (question) => {
    expect((await search(nurse, question)).status).toBe(400);
  });

  it('BAD-67: a wildcard is a letter like any other', async () => {
    const answer = await search(nurse, { familyName: '%', birthDate: '1980-02-29' });
    expect(answer.as(foundSchema).persons).toEqual([]);
  });

  it('SEC-52: the chain director finds persons of their own region, and of no other', async () => {
    const { reference } = await aPerson(house, nurse);
    const elsewhere = await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] });
    const nowhere = await somebody(house, 'chainDirector', { regionIds: [] });
    const found = async (as: Somebody) => (await search(as, { reference })).as(foundSchema).persons.length;
    expect([await found(director), await found(elsewhere), await found(nowhere)]).toEqual([1, 0, 0]);
  });

  it('SEC-42: another organisation finds nobody of ours, by name or by reference', async () => {
    const { reference, body } = await aPerson(house, nurse);
    for (const question of [{ reference }, { familyName: body['familyName'], birthDate: body['birthDate'] }])
      expect((await search(foreigner, question)).as(foundSchema).persons).toEqual([]);
  });

  it('the question is in the log without the name', async () => {
    const { id, body } = await aPerson(house, nurse);
    await search(nurse, { familyName: body['familyName'], birthDate: body['birthDate'] });
    const line = await lastLine(house);
    expect(line).toMatchObject({ event: 'person.search', action: 'R', actor_id: nurse.id, subjects: [id] });
    expect(JSON.stringify(line)).not.toContain(String(body['familyName']));
  });
});

describe('a file', () => {
  it('SEC-42: of another organisation answers exactly as one that does not exist, in every position', async () => {
    const { id } = await aPerson(house, nurse);
    const nobody = randomUUID();
    const before = await counts();
    const calls: [string, string, unknown?][] = [
      ['GET', ''],
      ['GET', '/identity'],
      ['PUT', '', { ...aPersonBody(house), reason: 'Naam klopte niet' }],
      ['GET', '/relation-candidates'],
      ['POST', '/relations', { accountId: foreigner.id, basis: 'treatment' }],
      ['POST', `/relations/${randomUUID()}/_end`, { reason: 'niet meer nodig' }],
      ['POST', '/_break-glass', { reasonCode: 'acuteDanger', text: 'Er is hier acuut gevaar op de afdeling.' }],
    ];
    for (const [method, path, body] of calls) {
      const ask = (one: string) =>
        foreigner.api.call(method, file(one) + path, { body, headers: { 'if-match': '"1"' } });
      const [theirs, none] = [await ask(id), await ask(nobody)];
      expect([path, theirs.status, theirs.untraced]).toEqual([path, 404, none.untraced]);
    }
    expect(await counts()).toEqual(before);
    const refused = (await linesAbout(house, id)).filter(({ decision }) => decision === 'refused');
    expect(refused).toHaveLength(calls.length);
    expect(refused.every(({ actor_id }) => actor_id === foreigner.id)).toBe(true);
  });

  it('SEC-55: a thousand guessed ids open nothing', async () => {
    await aPerson(house, nurse);
    const { rows } = await house.db.query<{ hits: number }>(
      `select count(*)::int as hits from care.person where id = any (array(select gen_random_uuid() from generate_series(1, 1000)))`,
    );
    expect(rows[0]?.hits).toBe(0);
  });

  it('opens only with a care relation: a colleague without one is refused, and with one let in', async () => {
    const { id } = await aPerson(house, nurse);
    expect((await colleague.api.get(file(id))).problem).toMatchObject({ status: 403, code: 'person.no_relation' });
    const given = await nurse.api.call('POST', `${file(id)}/relations`, {
      body: { accountId: colleague.id, basis: 'guidance' },
    });
    expect(given.status).toBe(201);
    expect((await colleague.api.get(file(id))).as(personFileSchema).basis).toBe('guidance');
    expect((await colleague.api.get(`${file(id)}/identity`)).status).toBe(200);
    const relationId = (JSON.parse(given.text) as { id: string }).id;
    const ended = await nurse.api.call('POST', `${file(id)}/relations/${relationId}/_end`, {
      body: { reason: 'Overgeplaatst naar een andere afdeling' },
    });
    expect(ended.status).toBe(204);
    expect((await colleague.api.get(`${file(id)}/identity`)).status).toBe(403);
  });

  it('SEC-31: a colleague who left is not offered, and cannot be let in', async () => {
    const { id } = await aPerson(house, nurse);
    const leaver = await somebody(house, 'provider');
    const offered = async () => (await nurse.api.get(`${file(id)}/relation-candidates`)).text;
    expect(await offered()).toContain(leaver.id);
    await house.db.query('update account set disabled_at = now() where id = $1', [leaver.id]);
    expect(await offered()).not.toContain(leaver.id);
    const given = await nurse.api.call('POST', `${file(id)}/relations`, {
      body: { accountId: leaver.id, basis: 'treatment' },
    });
    expect(given.problem.code).toBe('relation.unfit');
  });

  it('a chain director of the region may be let in on chain direction only; one of elsewhere not at all', async () => {
    const { id } = await aPerson(house, nurse);
    const elsewhere = await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] });
    const give = (accountId: string, basis: string) =>
      nurse.api.call('POST', `${file(id)}/relations`, { body: { accountId, basis } });
    const codes = [
      await give(director.id, 'treatment'),
      await give(elsewhere.id, 'chainDirection'),
      await give(foreigner.id, 'treatment'),
      await give(randomUUID(), 'treatment'),
    ].map(({ problem }) => problem.code);
    expect(codes).toEqual(Array(4).fill('relation.unfit'));
    expect((await director.api.get(file(id))).status).toBe(403);
    expect((await give(director.id, 'chainDirection')).status).toBe(201);
    expect((await director.api.get(file(id))).as(personFileSchema).basis).toBe('chainDirection');
    expect((await give(director.id, 'chainDirection')).problem.code).toBe('relation.exists');
  });

  it('when the last relation ends the term of keeping begins, and the administrator can let somebody in again', async () => {
    const { id } = await aPerson(house, nurse);
    const { relations } = (await nurse.api.get(file(id))).as(personFileSchema);
    await nurse.api.call('POST', `${file(id)}/relations/${relations[0]?.id}/_end`, {
      body: { reason: 'Zorg beëindigd' },
    });
    const endOf = async () =>
      (await house.db.query<{ ended_at: Date | null }>('select ended_at from care.person where id = $1', [id])).rows[0]
        ?.ended_at;
    expect(await endOf()).toBeInstanceOf(Date);
    expect((await nurse.api.get(file(id))).status).toBe(403);
    const administrator = await somebody(house, 'organisationAdministrator');
    const given = await administrator.api.call('POST', `${file(id)}/relations`, {
      body: { accountId: nurse.id, basis: 'treatment' },
    });
    expect([given.status, await endOf()]).toEqual([201, null]);
    expect((await administrator.api.get(file(id))).status).toBe(403);
  });

  it('SEC-06 of NEN 7513: each act leaves exactly one line, with what was seen and on what basis', async () => {
    const { id } = await aPerson(house, nurse);
    await nurse.api.get(file(id));
    await nurse.api.get(`${file(id)}/identity`);
    await colleague.api.get(file(id));
    const told = (await linesAbout(house, id)).map(({ event, action, decision, relation_basis, objects }) => [
      event,
      action,
      decision,
      relation_basis,
      (objects as { segment?: string }[])[0]?.segment,
    ]);
    expect(told).toEqual([
      ['person.register', 'C', 'allowed', 'treatment', undefined],
      ['person.read', 'R', 'allowed', 'treatment', 'relations'],
      ['person.reveal', 'R', 'allowed', 'treatment', 'identity'],
      ['person.read', 'R', 'refused', 'none', undefined],
    ]);
  });

  it('is never kept by a browser or a proxy (PRIV-24)', async () => {
    const { id } = await aPerson(house, nurse);
    for (const path of ['', '/identity'])
      expect((await nurse.api.get(file(id) + path)).headers.get('cache-control')).toBe('no-store');
  });

  it('a correction takes the version that was seen, and keeps what stood there, sealed', async () => {
    const { id, body } = await aPerson(house, nurse);
    const correct = (version: string | undefined, more: object) =>
      nurse.api.call('PUT', file(id), {
        body: { ...body, reason: 'Verkeerd overgenomen', ...more },
        headers: version === undefined ? {} : { 'if-match': version },
      });
    expect((await correct(undefined, {})).status).toBe(428);
    const answers = await Promise.all([
      correct('"1"', { givenNames: 'Eerste' }),
      correct('"1"', { givenNames: 'Tweede' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    expect((await correct('*', { givenNames: 'Derde' })).status).toBe(412);
    const { rows } = await house.db.query<{ field: string; old_value: string; reason: string }>(
      'select field, old_value, reason from care.person_history where person_id = $1',
      [id],
    );
    expect(rows).toEqual([
      {
        field: 'care.person_identity.given_names',
        old_value: expect.stringMatching(/^v1\|/),
        reason: expect.stringMatching(/^v1\|/),
      },
    ]);
    const shown = (await nurse.api.get(`${file(id)}/identity`)).as(personIdentitySchema);
    expect(['Eerste', 'Tweede']).toContain(shown.givenNames);
    expect(shown.version).toBe(2);
  });

  it('PRIV-16: restricted, it is gone for everyone but the privacy officer', async () => {
    const { id, reference, body } = await aPerson(house, nurse);
    await house.db.query(
      `update care.person set restricted_at = now(), restricted_by = $2, restriction_reason = 'objection', version = version + 1 where id = $1`,
      [id, officer.id],
    );
    for (const [as, path] of [nurse, colleague, director].flatMap((one) =>
      ['', '/identity'].map((p) => [one, p] as const),
    ))
      expect((await as.api.get(file(id) + path)).status).toBe(404);
    for (const question of [{ reference }, { familyName: body['familyName'], birthDate: body['birthDate'] }])
      expect((await search(nurse, question)).as(foundSchema).persons).toEqual([]);
    const seen = (await officer.api.get(file(id))).as(personFileSchema);
    expect(seen).toMatchObject({ basis: 'supervision', restricted: { reason: 'objection' } });
  });
});
