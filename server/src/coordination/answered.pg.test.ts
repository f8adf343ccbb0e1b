import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { articleSchema, foundSchema, type CaseFile } from '@ketenzicht/shared/coordination';
import pg from 'pg';
import { z } from 'zod';
import { roomUrl, type Room } from '../platform/database/rooms.js';
import type { Api } from '../testing/api.js';
import { anArticleBody } from '../testing/article.examples.js';
import { anotherOrganisation, somebody, type Somebody } from '../testing/care.js';
import { around, move, openCase } from '../testing/cases.js';
import { House } from '../testing/house.js';

const random = () =>
  `x${randomUUID().replaceAll('-', '').slice(0, 10)}`.replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');

describe('questions that were answered before', () => {
  let house: House;
  let asker: Somebody;
  let director: Somebody;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    director = await somebody(house, 'chainDirector');
    asker = await somebody(house, 'referrer');
  });
  afterAll(() => house.close());

  const answered = async (title: string, text: string, more: object = {}, by: Api = house.coordinator) => {
    const { case: asked } = await openCase(asker.api, house, { kind: 'question', title });
    return move(by, asked, 'answer', { text, ...more });
  };
  const ask = (body: object, api: Api = asker.api) => api.call('POST', '/api/v1/cases/_search-answered', { body });
  const search = async (q: string, api: Api = asker.api, more: object = {}) =>
    (await ask({ q, ...more }, api)).as(z.array(foundSchema));
  const ids = async (q: string, api?: Api) => (await search(q, api)).map(({ id }) => id);
  const idOf = ({ case: { id } }: CaseFile) => id;

  it('are found by their title, by their answer, by another form of a word and by an old term, with where it stands', async () => {
    const mark = random();
    const made = await answered(
      `Wie betaalt het vervoer ${mark}`,
      'Bij een zorgmachtiging regelt de verwijzer het vervoer. De zorgverzekeraar betaalt het achteraf.',
    );
    for (const q of ['vervoer', 'zorgmachtigingen', 'verwijzers regelen', 'zm', 'betaal'])
      expect([q, await ids(`${q} ${mark}`)]).toEqual([q, [idOf(made)]]);
    const [found] = await search(`zorgverzekeraar ${mark}`);
    expect(found).toMatchObject({ kind: 'question', title: made.case.title, subject: null, at: made.case.closedAt });
    expect(found?.excerpt).toContain('⟦zorgverzekeraar⟧');
  });

  it('are found by a mistyped word that occurs in an article', async () => {
    const mark = random();
    await house.coordinator.call('POST', '/api/v1/articles', {
      body: anArticleBody({ title: `Crisismaatregel ${random()}` }),
    });
    const made = await answered(`Hoe lang duurt een crisismaatregel ${mark}`, 'Drie dagen, daarna beslist de rechter.');
    expect(await ids(`crisismaatreegl ${mark}`)).toEqual([idOf(made)]);
  });

  it('a title weighs more than an answer, and of two that hold it as often the newest stands first', async () => {
    const mark = random();
    const inAnswer = await answered(`Iets anders ${random()}`, `Hier staat een keer opnameplicht in, over ${mark}.`);
    const older = await answered(`Opnameplicht ${mark}`, 'Wie een plaatsingsbrief krijgt, neemt op.');
    const newer = await answered(`Opnameplicht ${mark}`, 'Wie een plaatsingsbrief krijgt, neemt op.');
    expect(await ids(`opnameplicht ${mark}`)).toEqual([idOf(newer), idOf(older), idOf(inAnswer)]);
  });

  it('like: a question that is being typed brings up what resembles it, five at most; nothing asked finds nothing', async () => {
    const mark = random();
    for (let count = 0; count < 6; count++) await answered(`Passanten in de wacht ${mark} ${count}`, 'Vier maanden.');
    const typed = `hoe lang mag een passant eigenlijk ${mark} blijven`;
    expect(await search(typed, asker.api, { like: true })).toHaveLength(5);
    for (const like of [true, false])
      for (const q of ['', 'van de het', '(((', `'; drop table`, ':*'])
        expect([q, await search(q, asker.api, { like })]).toEqual([q, []]);
  });

  it('what was published is found as the article only; withdrawn, the answer is found again by whom it concerns', async () => {
    const mark = random();
    const publish = anArticleBody({ title: `Vervoer naar de kliniek ${mark}` });
    const made = await answered(`Wie regelt het vervoer ${mark}`, 'Zie het artikel.', { publish });
    expect(await ids(mark)).toEqual([]);
    const read = async () =>
      (await house.coordinator.call('POST', '/api/v1/articles/_search', { body: { q: mark } })).as(
        z.array(foundSchema),
      );
    const [article] = await read();
    expect(article?.title).toBe(publish.title);
    const path = `/api/v1/articles/${article?.id}`;
    const { version } = (await house.coordinator.get(path)).as(articleSchema);
    const headers = { 'if-match': `"${version}"` };
    await house.coordinator.call('POST', `${path}/_withdraw`, { body: {}, headers });
    expect([await read(), await ids(mark)]).toEqual([[], [idOf(made)]]);
  });

  it('an open question is not found, nor one that was opened again; answered once more, its last answer is', async () => {
    const mark = random();
    await openCase(asker.api, house, { kind: 'question', title: `Nog open ${mark}` });
    expect(await ids(mark)).toEqual([]);
    const made = await answered(`Mag dat zo ${mark}`, 'Ja, dat mag altijd zo.');
    const opened = await move(house.coordinator, made.case, 'reopen', { reason: 'mistake' });
    expect(await ids(mark)).toEqual([]);
    await move(house.coordinator, opened.case, 'answer', { text: 'Nee, alleen met een machtiging.' });
    const found = await search(mark);
    expect(found.map(({ id }) => id)).toEqual([idOf(made)]);
    expect(found[0]?.excerpt).toContain('alleen met een machtiging');
  });

  it('SEC-44, SEC-45: only whom the question concerns finds it: who asked, the region, the coordination point', async () => {
    const mark = random();
    const made = await answered(`Voor ons alleen ${mark}`, 'Dit is van de regio.');
    for (const api of [asker.api, director.api, house.coordinator]) expect(await ids(mark, api)).toEqual([idOf(made)]);
    const other = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
    for (const { api } of [
      other,
      await somebody(house, 'referrer'),
      await somebody(house, 'adviser'),
      await somebody(house, 'ministry'),
    ])
      expect(await ids(mark, api)).toEqual([]);
    const nobody = await somebody(house, 'administrator');
    expect((await ask({ q: mark }, nobody.api)).status).toBe(403);
  });

  it('SEC-44: whoever takes part since later finds it as soon as they may read it, and no sooner', async () => {
    const mark = random();
    const taking = await somebody(house, 'adviser');
    const { case: asked } = await openCase(asker.api, house, { kind: 'question', title: `Met velen ${mark}` });
    await around(house.coordinator, 'POST', `cases/${asked.id}/participants`, { accountId: taking.id });
    expect(await ids(mark, taking.api)).toEqual([]);
    const { case: now } = await move(house.coordinator, asked, 'take');
    await move(house.coordinator, now, 'answer', { text: 'Samen besproken.' });
    expect(await ids(mark, taking.api)).toEqual([asked.id]);
  });

  it('SEC-30: what was shown stands in the access log, and what was typed does not', async () => {
    const mark = random();
    const made = await answered(`Voor het logboek ${mark}`, 'Dit is een antwoord.');
    await search(mark, director.api);
    await search(`niets ${random()}`, director.api);
    const { rows } = await house.db.query<{ objects: { type: string; id: string }[] }>(
      `select objects from audit.access_line where event = 'knelpunt.findAnswers' and actor_id = $1 order by seq desc limit 2`,
      [director.id],
    );
    expect(rows.map(({ objects }) => objects[0])).toEqual([
      { type: 'search', id: 'knelpunt.findAnswers' },
      { type: 'case', id: idOf(made) },
    ]);
  });

  it('PRIV-10, BAD-67: a question that holds a telephone number is refused, and so is too much of it', async () => {
    const named = await ask({ q: 'wie belt 06-12345678' });
    expect(named.problem.errors?.[0]).toMatchObject({ pointer: '/q', code: 'text.personal_data' });
    expect((await ask({ q: 'x'.repeat(10_000) })).status).toBe(400);
    expect((await ask({ q: 'a', other: 1 })).status).toBe(400);
  });

  describe('somebody with the connection of the room of the coordination point', () => {
    const open: pg.Client[] = [];
    afterAll(() => Promise.all(open.map((client) => client.end())));
    const as = async (role: string, organisations: string[], asked: string, room: Room = 'coordination') => {
      const client = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, room) });
      await client.connect();
      open.push(client);
      await client.query(
        `select set_config('app.role', $1, false), set_config('app.organisations', $2, false), set_config('app.actor', $3, false), set_config('app.asked', $4, false)`,
        [role, `{${organisations.join()}}`, randomUUID(), asked],
      );
      return client;
    };
    const count = async (client: pg.Client) => (await client.query('select from coordination.answered')).rowCount;

    it('SEC-44: reads what it asks for and what is its own, and takes nothing away', async () => {
      const mark = random();
      const { case: asked } = await openCase(house.provider, house, { kind: 'question', title: `Van ons ${mark}` });
      await move(house.coordinator, asked, 'answer', { text: 'Een antwoord voor deze organisatie.' });
      const own = [house.organisation.id];
      expect(await count(await as('provider', own, `'${mark}'`))).toBe(1);
      expect(await count(await as('provider', own, ''))).toBe(0);
      expect(await count(await as('provider', own, `'${random()}'`))).toBe(0);
      const foreign = [(await anotherOrganisation(house)).id];
      expect(await count(await as('provider', foreign, `'${mark}'`))).toBe(0);
      expect(await count(await as('adviser', [], `'${mark}'`))).toBe(0);
      const client = await as('provider', own, `'${mark}'`);
      for (const sql of ['delete from coordination.answered', `update coordination.answered set rung = 'ministry'`])
        await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
    });

    it('SEC-51: no other room reads it', async () => {
      for (const room of ['board', 'capacity', 'identity', 'admin', 'care', 'placement', 'audit'] as const) {
        const client = await as('nationalCoordinator', [], `'x'`, room);
        await expect(count(client)).rejects.toMatchObject({ code: '42501' });
      }
    });
  });
});
