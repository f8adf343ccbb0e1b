import { migrate } from '../../../server/dist/src/platform/database/migrate.js';
import { now } from '../clock.ts';
import { HttpLine, postRequest } from '../http-line.ts';
import { Product } from '../product.ts';
import { percentile } from '../samples.ts';
import { questions, seedVraagbaak, type Seekers } from '../seed-articles.ts';
import { watched, type Stage } from './stage.ts';

const ways = [
  { name: 'articles found', path: '/api/v1/articles/_search', like: false },
  { name: 'articles alike', path: '/api/v1/articles/_search', like: true },
  { name: 'answers found', path: '/api/v1/cases/_search-answered', like: false },
  { name: 'answers alike', path: '/api/v1/cases/_search-answered', like: true },
] as const;
type Way = (typeof ways)[number];

/**
 * Row V1: the vraagbaak with 60,000 articles and 40,000 answered questions is searched, one question after the other, in turn by somebody who may read all
 * of it and by somebody of one region; on a database and with a server of its own.
 */
export async function articles(stage: Stage): Promise<void> {
  const database = `bench_articles_${process.pid}`;
  await stage.sql.query(`create database ${database}`);
  const url = stage.databaseUrl.replace(/(postgresql:\/\/[^/]*\/)[^?]*/, `$1${database}`);
  let product: Product | undefined;
  try {
    await migrate(url);
    const sizes = stage.sizes.quick ? { articles: 6_000, answered: 4_000 } : { articles: 60_000, answered: 40_000 };
    const began = now();
    const seekers = await seedVraagbaak(url, sizes);
    stage.say(
      `vraagbaak: ${sizes.articles} articles and ${sizes.answered} answered questions in ${((now() - began) / 1e3).toFixed(0)} s`,
    );
    product = await Product.start(url);
    for (const way of ways) await search(stage, product, seekers, way);
  } finally {
    await product?.stop();
    await stage.sql.query(`drop database ${database} with (force)`);
  }
}

async function search(stage: Stage, product: Product, { coordinator, director }: Seekers, way: Way): Promise<void> {
  const line = new HttpLine(product.port);
  const one = async (question: string, turn: number): Promise<number> => {
    const token = turn % 2 === 0 ? coordinator : director;
    const began = now();
    const answer = await line.ask(postRequest(way.path, token, JSON.stringify({ q: question, like: way.like })));
    if (answer.status !== 200) throw new Error(`no answer: ${answer.status} ${answer.body.toString().slice(0, 400)}`);
    return now() - began;
  };
  const asked = questions(stage.sizes.quick ? 70 : 700);
  for (const [turn, question] of asked.slice(0, 35).entries()) await one(question, turn);
  const { result } = await watched(stage, 'articles', product.pid, async () => {
    const took: number[] = [];
    for (const [turn, question] of asked.entries()) took.push(await one(question, turn));
    return took;
  });
  line.close();
  stage.samples.add(way.name, ...result);
  stage.say(`${way.name}: p50 ${percentile(result, 0.5).toFixed(1)} ms, p99 ${percentile(result, 0.99).toFixed(1)} ms`);
}
