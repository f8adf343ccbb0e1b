import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { articleSchema, foundSchema, type ArticleInput } from '@ketenzicht/shared/coordination';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { z } from 'zod';
import type { Api } from '../testing/api.js';
import { aRegister, anAccount } from '../testing/given.js';
import { anArticleBody } from '../testing/article.examples.js';
import { House } from '../testing/house.js';
import { Api as Door } from '../testing/api.js';

const random = () =>
  `x${randomUUID().replaceAll('-', '').slice(0, 10)}`.replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
const seen = (version: number) => ({ 'if-match': `"${version}"` });

describe('the vraagbaak', () => {
  let house: House;
  let desk: Api;
  let referrer: Api;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    desk = house.coordinator;
    referrer = await house.person('referrer');
  });
  afterAll(() => house.close());

  const publish = async (input: Partial<ArticleInput>, api = desk) => {
    const answer = await api.call('POST', '/api/v1/articles', { body: anArticleBody(input) });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.as(articleSchema);
  };
  const ask = (body: object, api = referrer) => api.call('POST', '/api/v1/articles/_search', { body });
  const search = async (q: string, more: object = {}, api = referrer) =>
    (await ask({ q, ...more }, api)).as(z.array(foundSchema));
  const read = async (id: string, api = referrer) => (await api.get(`/api/v1/articles/${id}`)).as(articleSchema);
  const titles = async (q: string) => (await search(q)).map(({ title }) => title);

  it('an article that the desk publishes is read by everyone, with who wrote it and when it is looked at again', async () => {
    const body = anArticleBody({ title: `Wie betaalt ${random()}`, sources: ['Art. 2.3 Wfz'] });
    const made = await publish(body);
    expect(await read(made.id)).toMatchObject({
      ...body,
      version: 0,
      isDue: false,
      helpful: 0,
      unhelpful: 0,
      mine: null,
      withdrawnAt: null,
    });
    expect(made.publishedBy).not.toBe('');
  });

  it('is found by another form of a word, by half a word, by what is said in it, and by what it cites', async () => {
    const mark = random();
    const { title } = await publish({
      title: `Zorgmachtigingen ${mark}`,
      body: 'Een rechter beslist binnen drie weken over het verzoek van de officier van justitie.',
      sources: [`Artikel 6:5 Wvggz ${mark}`],
    });
    for (const q of ['zorgmachtiging', 'zorgmacht', 'rechters beslissen', `artikel ${mark}`])
      expect(await titles(`${q} ${mark}`)).toContain(title);
  });

  it('a title weighs more than a text, and the words that were found are marked', async () => {
    const mark = random();
    await publish({ title: `Iets anders ${random()}`, body: `Hier staat een keer opnameplicht in, over ${mark}.` });
    await publish({ title: `Opnameplicht ${mark}`, body: 'Wie een plaatsingsbrief krijgt, neemt op zolang dat kan.' });
    const found = await search(`opnameplicht ${mark}`);
    expect(found.map(({ title }) => title)[0]).toBe(`Opnameplicht ${mark}`);
    expect(found[1]?.excerpt).toContain('⟦opnameplicht⟧');
  });

  it('old and new terms find the same', async () => {
    const mark = random();
    const made = await publish({
      title: `Onbegrepen gedrag ${mark}`,
      body: 'De levensloopaanpak geldt voor wie lang vastloopt.',
    });
    for (const q of ['verward gedrag', 'verwarde personen', 'ketenveldnorm'])
      expect((await search(`${q} ${mark}`))[0]?.id).toBe(made.id);
    const ibs = await publish({ title: `Inbewaringstelling ${mark}` });
    expect((await search(`IBS ${mark}`))[0]?.id).toBe(ibs.id);
  });

  it('a typing error finds what was meant', async () => {
    const mark = random();
    const made = await publish({ title: `Crisismaatregel van de burgemeester ${mark}` });
    for (const q of ['crisismaatreegl', 'crisesmaatregel', 'burgermeester'])
      expect((await search(`${q} ${mark}`))[0]?.id).toBe(made.id);
  });

  it('a verb that Dutch takes apart is found in all its forms, and asked for in all of them', async () => {
    const mark = random();
    const apart = await publish({ title: `Zo gaat dat ${mark}`, body: 'De verwijzer meldt iemand bij de regio aan.' });
    const whole = await publish({ title: `Aanmelden ${mark}`, body: 'Dat kan op elke werkdag tot vijf uur.' });
    const done = await publish({ title: `Na afloop ${mark}`, body: 'Wie is aangemeld, hoort dat binnen een dag.' });
    for (const q of ['aanmelden', 'hoe meld ik iemand aan'])
      expect((await search(`${q} ${mark}`)).slice(0, 3).map(({ id }) => id)).toEqual(
        expect.arrayContaining([apart.id, whole.id, done.id]),
      );
  });

  it('PRIV-12: what somebody looks for stands in no address and in no log', async () => {
    const mark = random();
    expect((await referrer.get(`/api/v1/articles?q=${mark}`)).status).toBe(405);
    await search(mark);
    const { rows } = await house.db.query(`select from audit.access_line where objects::text like '%' || $1 || '%'`, [
      mark,
    ]);
    expect(rows).toEqual([]);
  });

  it('like: a question that is being typed brings up what resembles it, five at most', async () => {
    const mark = random();
    for (let count = 0; count < 6; count++) await publish({ title: `Passanten in de wacht ${mark} ${count}` });
    const found = await search(`hoe lang mag een passant eigenlijk ${mark} blijven`, { like: true });
    expect(found).toHaveLength(5);
    expect(await search('van de het', { like: true })).toEqual([]);
  });

  it('without a question the newest come, and a subject narrows both', async () => {
    const mark = random();
    const wzd = await publish({ title: `Onderwerp ${mark} een`, subject: 'wzd' });
    const payers = await publish({ title: `Onderwerp ${mark} twee`, subject: 'payers' });
    expect((await search('', { subject: 'wzd' }))[0]?.id).toBe(wzd.id);
    expect((await search(''))[0]?.id).toBe(payers.id);
    expect((await search(mark, { subject: 'payers' })).map(({ id }) => id)).toEqual([payers.id]);
  });

  it('BAD-67: signs that mean something elsewhere mean nothing here, and too much is refused', async () => {
    for (const q of ['%', '_', '*', `'`, `'; drop table`, '(((', ':*', '\\', '!!', 'a', '&|!', '(a+)+$'])
      expect((await ask({ q })).status).toBe(200);
    expect((await ask({ q: 'x'.repeat(10_000) })).status).toBe(400);
    expect((await ask({ like: 'yes' })).status).toBe(400);
    expect((await ask({ q: 'a', other: 1 })).status).toBe(400);
  });

  it('PRIV-10: a question that holds a BSN or a telephone number is refused, and so is an article', async () => {
    const answer = await ask({ q: 'wie belt 06-12345678' });
    expect(answer.status).toBe(400);
    expect(answer.problem.errors?.[0]?.code).toBe('text.personal_data');
    const body = anArticleBody({ body: 'Bel de behandelaar op 06-12345678 voor overleg hierover.' });
    expect((await desk.call('POST', '/api/v1/articles', { body })).problem.errors?.[0]?.pointer).toBe('/body');
  });

  it('a change needs the version that was seen; of two who change at once one is told to look again', async () => {
    const made = await publish({});
    const put = (headers: Record<string, string>, title: string) =>
      desk.call('PUT', `/api/v1/articles/${made.id}`, { body: anArticleBody({ title }), headers });
    expect((await put({}, 'Zonder versie')).status).toBe(428);
    const answers = await Promise.all([put(seen(0), 'Van de een hier'), put(seen(0), 'Van de ander hier')]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 412]);
    const after = await read(made.id);
    expect(after.version).toBe(1);
    expect(answers.find(({ status }) => status === 200)?.as(articleSchema).title).toBe(after.title);
  });

  it('what changed is found by its new words and no longer by the old', async () => {
    const [old, young] = [random(), random()];
    const made = await publish({ title: `Oude naam ${old}` });
    await desk.call('PUT', `/api/v1/articles/${made.id}`, {
      body: anArticleBody({ title: `Nieuwe naam ${young}` }),
      headers: seen(0),
    });
    expect((await search(young)).map(({ id }) => id)).toContain(made.id);
    expect((await search(`oude ${old}`)).map(({ id }) => id)).not.toContain(made.id);
  });

  it('what is withdrawn is found no more, its address says so, and nobody changes it again', async () => {
    const mark = random();
    const made = await publish({ title: `Ingetrokken ${mark}` });
    const withdraw = (version: number) =>
      desk.call('POST', `/api/v1/articles/${made.id}/_withdraw`, { body: {}, headers: seen(version) });
    expect((await withdraw(4)).status).toBe(412);
    expect((await withdraw(0)).status).toBe(200);
    expect((await search(mark)).map(({ id }) => id)).not.toContain(made.id);
    expect((await read(made.id)).withdrawnAt).not.toBeNull();
    expect((await withdraw(1)).problem.code).toBe('article.withdrawn');
    const again = await desk.call('PUT', `/api/v1/articles/${made.id}`, { body: anArticleBody(), headers: seen(1) });
    expect(again.status).toBe(409);
  });

  it('an opinion counts once per account, also pressed twice at once, and may change', async () => {
    const made = await publish({});
    const judge = (api: Api, helpful: boolean) =>
      api.call('POST', `/api/v1/articles/${made.id}/_judge`, { body: { helpful } });
    await Promise.all([judge(referrer, true), judge(referrer, true), judge(referrer, true)]);
    await judge(house.provider, false);
    expect(await read(made.id)).toMatchObject({ helpful: 1, unhelpful: 1, mine: true });
    await judge(referrer, false);
    expect(await read(made.id)).toMatchObject({ helpful: 0, unhelpful: 2, mine: false });
    expect(await read(made.id, desk)).toMatchObject({ mine: null });
  });

  it('a day of review that is past or too far away is refused', async () => {
    const today = localDate(new Date());
    for (const [reviewOn, code] of [
      [today, 'article.review_past'],
      [addLocalDays(today, 800), 'article.review_far'],
    ]) {
      const answer = await desk.call('POST', '/api/v1/articles', { body: anArticleBody({ reviewOn }) });
      expect(answer.problem.code).toBe(code);
    }
  });

  it('an article whose day of review has passed says so', async () => {
    const made = await publish({});
    await house.db.query(`update coordination.article set review_on = current_date - 2 where id = $1`, [made.id]);
    expect((await read(made.id)).isDue).toBe(true);
  });

  it('the same key publishes once; the key of another article is refused', async () => {
    const [key, body] = [randomUUID(), anArticleBody()];
    const send = (sent: ArticleInput) =>
      desk.call('POST', '/api/v1/articles', { body: sent, headers: { 'idempotency-key': key } });
    expect((await send(body)).as(articleSchema).id).toBe((await send(body)).as(articleSchema).id);
    expect((await send(anArticleBody())).status).toBe(422);
  });

  it('another register has a vraagbaak of its own: its articles are not found, read, changed or judged here', async () => {
    const mark = random();
    const made = await publish({ title: `Van ons ${mark}` });
    const { token } = await anAccount(house.db, { role: 'nationalCoordinator', register: await aRegister(house.db) });
    const stranger = new Door(house.url, token);
    expect(await search(mark, {}, stranger)).toEqual([]);
    const nowhere = await stranger.get(`/api/v1/articles/${randomUUID()}`);
    expect((await stranger.get(`/api/v1/articles/${made.id}`)).untraced).toBe(nowhere.untraced);
    const put = await stranger.call('PUT', `/api/v1/articles/${made.id}`, { body: anArticleBody(), headers: seen(0) });
    const judged = await stranger.call('POST', `/api/v1/articles/${made.id}/_judge`, { body: { helpful: true } });
    expect([put.status, judged.status]).toEqual([404, 404]);
  });

  it('who is not of the desk may read and judge, not write; and what was written stands in the access log', async () => {
    expect((await referrer.call('POST', '/api/v1/articles', { body: anArticleBody() })).status).toBe(403);
    const made = await publish({});
    const { rows } = await house.db.query<{ event: string }>(
      `select event from audit.access_line where objects @> $1::jsonb`,
      [JSON.stringify([{ type: 'article', id: made.id }])],
    );
    expect(rows).toEqual([{ event: 'article.publish' }]);
  });
});
