import type { ChainList } from '@ketenzicht/shared/stepdown';
import { Client } from 'pg';
import { migrate } from '../../../server/dist/src/platform/database/migrate.js';
import { now } from '../clock.ts';
import { HttpLine, postRequest } from '../http-line.ts';
import { cpuOf } from '../processes.ts';
import { Product } from '../product.ts';
import { percentile } from '../samples.ts';
import { seedChains, type Chained } from '../seed-chains.ts';
import { watched, type Stage } from './stage.ts';

/** Row D3: chains of moves over 3,000 wards, 5,000 who wait and 1,000 dwellings, asked through the door; on a database and with a server of their own. */
export async function chains(stage: Stage): Promise<void> {
  const database = `bench_chains_${process.pid}`;
  await stage.sql.query(`create database ${database}`);
  const url = stage.databaseUrl.replace(/(postgresql:\/\/[^/]*\/)[^?]*/, `$1${database}`);
  let product: Product | undefined;
  try {
    await migrate(url);
    const sql = new Client({ connectionString: url });
    await sql.connect();
    await sql.query(`set timezone to 'Europe/Amsterdam'`); // its days are Dutch ones, also just after midnight
    const chained = await seedChains(sql, 5_000, 1_000);
    await sql.query('vacuum analyze');
    await sql.end();
    product = await Product.start(url);
    await asked(stage, product, chained);
  } finally {
    await product?.stop();
    await stage.sql.query(`drop database ${database} with (force)`);
  }
}

async function asked(stage: Stage, product: Product, { token, requestIds }: Chained): Promise<void> {
  const line = new HttpLine(product.port);
  const one = async (query: object): Promise<{ took: number; list: ChainList }> => {
    const began = now();
    const answer = await line.ask(postRequest('/api/v1/chains/_search', token, JSON.stringify(query)));
    const took = now() - began;
    if (answer.status !== 200) throw new Error(`chains: ${answer.status} ${answer.body.toString().slice(0, 400)}`);
    return { took, list: JSON.parse(answer.body.toString()) as ChainList };
  };
  const { list } = await one({});
  const paths = list.chains.filter(({ kind }) => kind === 'path');
  stage.say(
    `chains: ${JSON.stringify(list.looked)}, ${paths.length} paths and ${list.chains.length - paths.length} swaps`,
  );
  for (let turn = 0; turn < 10; turn++) await one({}).then(() => one({ requestId: requestIds[turn] }));
  const turns = stage.sizes.quick ? 20 : 200;
  const cpu = { 'chains of one': 0, 'chains of all': 0 };
  const { result } = await watched(stage, 'chains', product.pid, async () => {
    const took = { 'chains of one': [] as number[], 'chains of all': [] as number[] };
    const count = async (name: keyof typeof took, query: object) => {
      const before = cpuOf(product.pid);
      took[name].push((await one(query)).took);
      cpu[name] += cpuOf(product.pid) - before;
    };
    for (let turn = 0; turn < turns; turn++) {
      await count('chains of one', { requestId: requestIds[turn % requestIds.length] });
      await count('chains of all', {});
    }
    return took;
  });
  line.close();
  for (const [name, took] of Object.entries(result)) {
    stage.samples.add(name, ...took);
    const own = cpu[name as keyof typeof cpu] / turns;
    stage.say(
      `${name}: p50 ${percentile(took, 0.5).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms, CPU of the server ${own.toFixed(0)} ms`,
    );
  }
}
