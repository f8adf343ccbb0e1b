import { Client } from 'pg';
import { migrate } from '../../../server/dist/src/platform/database/migrate.js';
import { now } from '../clock.ts';
import { HttpLine, getRequest } from '../http-line.ts';
import { Product } from '../product.ts';
import { residentOf } from '../processes.ts';
import { percentile } from '../samples.ts';
import { seedOutflow, type Leaving } from '../seed-outflow.ts';
import { watched, type Stage } from './stage.ts';

/** Rows D1 and D2: five years of who waits and of VPTs, each looked at after something was said since; on a database and with a server of their own. */
export async function outflow(stage: Stage): Promise<void> {
  const database = `bench_outflow_${process.pid}`;
  await stage.sql.query(`create database ${database}`);
  const url = stage.databaseUrl.replace(/(postgresql:\/\/[^/]*\/)[^?]*/, `$1${database}`);
  const sql = new Client({ connectionString: url });
  let product: Product | undefined;
  try {
    await migrate(url);
    await sql.connect();
    await sql.query(`set timezone to 'Europe/Amsterdam'`);
    const leaving = await seedOutflow(sql, 100_000);
    await sql.query('vacuum analyze');
    const size = [leaving.waits, leaving.counts, leaving.lines].map((one) => one.toLocaleString('en'));
    stage.say(`outflow: ${size[0]} waits, ${size[1]} counts, ${size[2]} lines of VPT`);
    product = await Product.start(url);
    await looked(stage, { product, sql, leaving });
  } finally {
    await sql.end();
    await product?.stop();
    await stage.sql.query(`drop database ${database} with (force)`);
  }
}

interface House {
  product: Product;
  sql: Client;
  leaving: Leaving;
}

async function looked(stage: Stage, { product, sql, leaving: { tokens } }: House): Promise<void> {
  const line = new HttpLine(product.port);
  const one = async (address: string, token: string): Promise<number> => {
    const began = now();
    const answer = await line.ask(getRequest(`/api/v1/${address}`, token));
    const took = now() - began;
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${answer.body.toString().slice(0, 400)}`);
    return took;
  };
  const [today, years] = [new Date(), 5];
  const figures = `outflow-figures?from=${today.getUTCFullYear() - years}-${String(today.getUTCMonth() + 1).padStart(2, '0')}-01`;
  const first = { figures: await one(figures, tokens.coordinator), vpt: await one('vpt-monitor', tokens.coordinator) };
  stage.say(`outflow: the first look ever took ${first.figures.toFixed(0)} ms, of VPTs ${first.vpt.toFixed(0)} ms`);
  const who = [tokens.coordinator, tokens.coordinator, tokens.director, tokens.provider];
  const { result, cpu } = await watched(stage, 'outflow', product.pid, async () => {
    const took: { 'outflow figures': number[]; 'vpt monitor': number[] } = { 'outflow figures': [], 'vpt monitor': [] };
    for (let turn = 0; turn < (stage.sizes.quick ? 40 : 200); turn++) {
      const token = who[turn % who.length] ?? tokens.coordinator;
      await sql.query(moved, [turn]);
      took['outflow figures'].push(await one(figures, token));
      await sql.query(corrected, [turn]);
      took['vpt monitor'].push(await one('vpt-monitor', token));
    }
    return took;
  });
  line.close();
  for (const [name, took] of Object.entries(result)) {
    stage.samples.add(name, ...took);
    stage.say(`${name}: p50 ${percentile(took, 0.5).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms`);
  }
  const looks = Object.values(result).reduce((sum, { length }) => sum + length, 0);
  stage.say(`outflow: ${(cpu / looks).toFixed(1)} ms of the server’s CPU a look`);
  stage.say(`outflow: the server holds ${(residentOf(product.pid) / 1_024).toFixed(0)} MiB`);
}

/** Somebody waits a day longer than was thought; nothing that was summed before may be shown again. */
const moved = `update stepdown.wait set ready_since = ready_since - 1, version = version + 1 where id = (select id from stepdown.wait where state = 'waiting' order by id offset $1 limit 1)`;
const corrected = `
  with said as (
    insert into stepdown.vpt_month (organisation_id, month, version, directory_id, clients, reported_at, reported_by, key, fingerprint)
    select organisation_id, month, version + 1, directory_id, clients, now(), reported_by, gen_random_uuid(), 'bench'
    from (select * from stepdown.vpt_month where version = 1 order by month desc, organisation_id offset $1 limit 1) m returning organisation_id, month, version)
  insert into stepdown.vpt_line select l.organisation_id, l.month, s.version, l.form, l.profile, l.clients + 1, l.inflow, l.died, l.stay, l.home_without_vpt, l.other
  from said s join stepdown.vpt_line l on l.organisation_id = s.organisation_id and l.month = s.month and l.version = s.version - 1`;
