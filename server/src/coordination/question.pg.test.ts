import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { articleSchema, caseFileSchema, type CaseFile } from '@ketenzicht/shared/coordination';
import { anArticleBody } from '../testing/article.examples.js';
import { somebody, type Somebody } from '../testing/care.js';
import { fileOfCase, kindsOf, openCase, tryMove } from '../testing/cases.js';
import { House } from '../testing/house.js';
import { coordinationFaults } from './case.faults.js';

describe('a question', () => {
  let house: House;
  let referrer: Somebody;
  let director: Somebody;
  let adviser: Somebody;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    director = await somebody(house, 'chainDirector');
    referrer = await somebody(house, 'referrer');
    adviser = await somebody(house, 'adviser');
  });
  afterEach(async () => expect(await coordinationFaults(house.db, new Date())).toEqual([]));
  afterAll(() => house.close());

  const ask = async (more: object = {}): Promise<CaseFile> =>
    openCase(referrer.api, house, { kind: 'question', title: 'Wie betaalt het vervoer?', ...more });
  const answer = (api: Somebody['api'], { case: asked }: CaseFile, body: object) => tryMove(api, asked, 'answer', body);

  it('that is answered is closed as answered, and whoever asked reads it', async () => {
    const asked = await ask();
    const text = 'De verwijzer regelt het vervoer en de verzekeraar betaalt het.';
    const answered = (await answer(director.api, asked, { text })).as(caseFileSchema);
    expect(answered.case).toMatchObject({ state: 'closed', outcome: 'answered', version: 1 });
    const mine = await fileOfCase(referrer.api, asked.case.id);
    expect(mine.steps.find(({ kind }) => kind === 'answered')?.text).toBe(text);
    expect(mine.case.tookMinutes).toBe(0);
  });

  it('whose answer is published becomes an article that everyone finds', async () => {
    const publish = anArticleBody({ title: 'Wie betaalt het vervoer naar een beveiligde afdeling?' });
    const asked = await ask();
    const answered = (await answer(house.coordinator, asked, { text: 'Zie het artikel.', publish })).as(caseFileSchema);
    expect(kindsOf(answered)).toEqual(['opened', 'answered', 'published', 'closed']);
    const articleId = answered.steps.find(({ kind }) => kind === 'published')?.detail['article'];
    expect((await house.provider.get(`/api/v1/articles/${String(articleId)}`)).as(articleSchema).title).toBe(
      publish.title,
    );
  });

  it('is answered once: of two who answer at once one is told to look again, and nothing is published twice', async () => {
    const publish = anArticleBody();
    const asked = await ask();
    const both = await Promise.all(
      [director.api, house.coordinator].map((api) => answer(api, asked, { text: 'Ja, dat mag zo.', publish })),
    );
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    const { rows } = await house.db.query('select from coordination.article where title = $1', [publish.title]);
    expect(rows).toHaveLength(1);
  });

  it('keeps open when its article is refused: there is no answer without the article that it promised', async () => {
    const asked = await ask();
    const publish = anArticleBody({ reviewOn: '2020-01-01' });
    const refused = await answer(director.api, asked, { text: 'Ja, dat mag zo.', publish });
    expect(refused.problem.code).toBe('article.review_past');
    expect((await fileOfCase(referrer.api, asked.case.id)).case).toMatchObject({ state: 'open', version: 0 });
  });

  it('PRIV-06: an answer that names somebody is refused, and so is an answer to something else than a question', async () => {
    const named = await answer(director.api, await ask(), { text: 'Bel hem op 06-12345678 en vraag het.' });
    expect(named.problem.errors?.[0]).toMatchObject({ pointer: '/text', code: 'text.personal_data' });
    const other = await openCase(director.api, house);
    expect((await answer(director.api, other, { text: 'Ja, dat mag.' })).problem.code).toBe('knelpunt.not_question');
  });

  it('is not answered by whoever asked; the adviser answers and leaves publishing to the desk', async () => {
    const asked = await ask();
    expect((await answer(referrer.api, asked, { text: 'Ik weet het al.' })).status).toBe(403);
    expect((await answer(adviser.api, asked, { text: 'Ja, dat mag zo.' })).status).toBe(404);
    await house.db.query(`update coordination.case_file set owner_id = $2, rung = 'ministry' where id = $1`, [
      asked.case.id,
      adviser.id,
    ]);
    const publish = anArticleBody();
    expect((await answer(adviser.api, asked, { text: 'Ja, dat mag zo.', publish })).status).toBe(403);
    expect((await answer(adviser.api, asked, { text: 'Ja, dat mag zo.' })).status).toBe(200);
  });
});
