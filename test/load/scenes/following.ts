import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../../server/dist/src/platform/database/migrate.js';
import { now } from '../clock.ts';
import { HttpLine, getRequest } from '../http-line.ts';
import { Product, keysFile, repository } from '../product.ts';
import { residentOf } from '../processes.ts';
import { percentile } from '../samples.ts';
import { seedFollowing, type Followed } from '../seed-following.ts';
import { watched, type Stage } from './stage.ts';

/** Rows K1 to K4: twenty thousand people over ten years, on a database and with a server of their own. */
export async function following(stage: Stage): Promise<void> {
  const database = `bench_following_${process.pid}`;
  await stage.sql.query(`create database ${database}`);
  const url = stage.databaseUrl.replace(/(postgresql:\/\/[^/]*\/)[^?]*/, `$1${database}`);
  let product: Product | undefined;
  try {
    await migrate(url);
    const sql = new Client({ connectionString: url });
    await sql.connect();
    await sql.query(`set timezone to 'Europe/Amsterdam'`); // its days are Dutch ones, also just after midnight
    const began = now();
    const followed = await seedFollowing(sql, stage.sizes.people);
    await sql.query('vacuum analyze');
    await sql.end();
    stage.say(`following: ${followed.events.toLocaleString('en')} events in ${((now() - began) / 1e3).toFixed(0)} s`);
    product = await Product.start(url);
    await opened(stage, product, followed);
    await checked(stage, url);
  } finally {
    await product?.stop();
    await stage.sql.query(`drop database ${database} with (force)`);
  }
}

async function opened(stage: Stage, product: Product, { token, trajectoryIds }: Followed): Promise<void> {
  const line = new HttpLine(product.port);
  const one = async (address: string): Promise<number> => {
    const began = now();
    const answer = await line.ask(getRequest(`/api/v1/${address}`, token));
    const took = now() - began;
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${answer.body.toString().slice(0, 400)}`);
    return took;
  };
  const all = `?from=${new Date().getUTCFullYear() - 11}-01-01&to=${new Date().getUTCFullYear() + 1}-01-01`;
  const timeline = (turn: number) => `trajectories/${trajectoryIds[turn % trajectoryIds.length] ?? ''}/timeline${all}`;
  for (let turn = 0; turn < 5; turn++) await one('caseload').then(() => one(timeline(turn)));
  const turns = stage.sizes.quick ? 20 : 200;
  const { result } = await watched(stage, 'following', product.pid, async () => {
    const took: { caseload: number[]; timeline: number[] } = { caseload: [], timeline: [] };
    for (let turn = 0; turn < turns; turn++) {
      took.caseload.push(await one('caseload'));
      took.timeline.push(await one(timeline(turn)));
    }
    return took;
  });
  line.close();
  for (const [name, took] of Object.entries(result)) {
    stage.samples.add(name, ...took);
    stage.say(`${name}: p50 ${percentile(took, 0.5).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms`);
  }
  stage.samples.add('following MiB', residentOf(product.pid) / 1_024);
}

/** The same as every night, as the command that one runs after a restore. */
async function checked(stage: Stage, url: string): Promise<void> {
  const began = now();
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [path.join(repository, 'server/dist/src/verify-following.main.js')], {
      env: { ...process.env, DATABASE_URL: url, KEYS_FILE: keysFile },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('exit', resolve);
  });
  // Breaches are brought to the ladder by a server that runs: its figures would be of something else.
  if (code !== 0) throw new Error(`the check ended with ${code}`);
  stage.samples.add('check', (now() - began) / 1e3);
  stage.say(`check: ${((now() - began) / 1e3).toFixed(1)} s`);
}
