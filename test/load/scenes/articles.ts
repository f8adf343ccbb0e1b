import { Client } from 'pg';
import { migrate } from '../../../server/dist/src/platform/database/migrate.js';
import { now } from '../clock.ts';
import { HttpLine, getRequest } from '../http-line.ts';
import { Product } from '../product.ts';
import { percentile } from '../samples.ts';
import { questions, seedArticles } from '../seed-articles.ts';
import { watched, type Stage } from './stage.ts';

/** Row V1: the vraagbaak with 100,000 articles is searched, one question after the other; on a database and with a server of its own. */
export async function articles(stage: Stage): Promise<void> {
  const database = `bench_articles_${process.pid}`;
  await stage.sql.query(`create database ${database}`);
  const url = stage.databaseUrl.replace(/(postgresql:\/\/[^/]*\/)[^?]*/, `$1${database}`);
  let product: Product | undefined;
  try {
    await migrate(url);
    const sql = new Client({ connectionString: url });
    await sql.connect();
    const many = stage.sizes.quick ? 10_000 : 100_000;
    const token = await seedArticles(sql, many);
    await sql.query('vacuum analyze');
    await sql.end();
    product = await Product.start(url);
    for (const like of ['false', 'true']) await search(stage, product, token, { many, like });
  } finally {
    await product?.stop();
    await stage.sql.query(`drop database ${database} with (force)`);
  }
}

async function search(
  stage: Stage,
  product: Product,
  token: string,
  { many, like }: { many: number; like: string },
): Promise<void> {
  const line = new HttpLine(product.port);
  const one = async (question: string): Promise<number> => {
    const began = now();
    const answer = await line.ask(getRequest(`/api/v1/articles?q=${encodeURIComponent(question)}&like=${like}`, token));
    if (answer.status !== 200) throw new Error(`no answer: ${answer.status} ${answer.body.toString().slice(0, 400)}`);
    return now() - began;
  };
  const asked = questions(stage.sizes.quick ? 70 : 700);
  for (const question of asked.slice(0, 35)) await one(question);
  const { result } = await watched(stage, 'articles', product.pid, async () => {
    const took: number[] = [];
    for (const question of asked) took.push(await one(question));
    return took;
  });
  line.close();
  const name = like === 'true' ? 'articles alike' : 'articles found';
  stage.samples.add(name, ...result);
  stage.say(
    `${name}: of ${many}, p50 ${percentile(result, 0.5).toFixed(1)} ms, p99 ${percentile(result, 0.99).toFixed(1)} ms`,
  );
}
