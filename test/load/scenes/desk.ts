import { Client } from 'pg';
import { migrate } from '../../../server/dist/src/platform/database/migrate.js';
import { now } from '../clock.ts';
import { HttpLine, getRequest } from '../http-line.ts';
import { Product } from '../product.ts';
import { percentile } from '../samples.ts';
import { seedDesk } from '../seed-desk.ts';
import { watched, type Stage } from './stage.ts';

const openCases = 2_000;

/** Row C5: the coordinator opens a desk of 2,000 open cases, with the line of the access log that names each; on a database and with a server of its own. */
export async function desk(stage: Stage): Promise<void> {
  const database = `bench_desk_${process.pid}`;
  await stage.sql.query(`create database ${database}`);
  const url = stage.databaseUrl.replace(/(postgresql:\/\/[^/]*\/)[^?]*/, `$1${database}`);
  let product: Product | undefined;
  try {
    await migrate(url);
    const sql = new Client({ connectionString: url });
    await sql.connect();
    const token = await seedDesk(sql, openCases);
    await sql.query('vacuum analyze');
    await sql.end();
    product = await Product.start(url);
    await opened(stage, product, token);
  } finally {
    await product?.stop();
    await stage.sql.query(`drop database ${database} with (force)`);
  }
}

async function opened(stage: Stage, product: Product, token: string): Promise<void> {
  const line = new HttpLine(product.port);
  const request = getRequest(`/api/v1/cases?limit=${openCases}`, token);
  const one = async (): Promise<number> => {
    const began = now();
    const answer = await line.ask(request);
    const took = now() - began;
    if (answer.status !== 200) throw new Error(`no desk: ${answer.status} ${answer.body.toString().slice(0, 400)}`);
    return took;
  };
  const cards = JSON.parse((await line.ask(request)).body.toString()) as unknown[];
  if (cards.length !== openCases) throw new Error(`a desk of ${cards.length} cases`);
  for (let turn = 0; turn < 5; turn++) await one();
  const { result } = await watched(stage, 'desk', product.pid, async () => {
    const took: number[] = [];
    for (let turn = 0; turn < (stage.sizes.quick ? 20 : 200); turn++) took.push(await one());
    return took;
  });
  line.close();
  stage.samples.add('desk', ...result);
  stage.say(
    `desk: ${cards.length} cases, p50 ${percentile(result, 0.5).toFixed(1)} ms, p99 ${percentile(result, 0.99).toFixed(1)} ms`,
  );
}
