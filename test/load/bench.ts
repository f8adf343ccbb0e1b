import { mkdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { BareDatabase } from './bare/database.ts';
import { Helper, killAll } from './children.ts';
import { now } from './clock.ts';
import { writeResults } from './document.ts';
import { Dashboards } from './dashboards.ts';
import { Product, endCluster, repository, startCluster } from './product.ts';
import { cells, headings, readRows } from './rows.ts';
import { Samples } from './samples.ts';
import { accessLog } from './scenes/access-log.ts';
import { articles } from './scenes/articles.ts';
import { browserRound } from './scenes/browser.ts';
import { chains } from './scenes/chains.ts';
import { crowd, crowdSize } from './scenes/crowd.ts';
import { desk } from './scenes/desk.ts';
import { fanOutRound } from './scenes/fan-out.ts';
import { following } from './scenes/following.ts';
import { frozenRound } from './scenes/frozen.ts';
import { guardsRound } from './scenes/guards.ts';
import { history } from './scenes/history.ts';
import { outflow } from './scenes/outflow.ts';
import { placing } from './scenes/placing.ts';
import { requestsRound } from './scenes/requests.ts';
import { secondProcessRound } from './scenes/second-process.ts';
import { signals } from './scenes/signals.ts';
import type { Sizes, Stage } from './scenes/stage.ts';
import { stormRound } from './scenes/storm.ts';
import { seed } from './seed.ts';
import { columns } from './table.ts';
import { Writers } from './writers.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    dashboards: { type: 'string' },
    rounds: { type: 'string' },
    history: { type: 'string' },
    log: { type: 'string' },
    people: { type: 'string' },
    data: { type: 'string', default: path.join(repository, '.data/bench') },
    write: { type: 'boolean', default: false },
    'node-options': { type: 'string', default: '' },
  },
});

const { quick } = options;
const sizes: Sizes = {
  quick,
  dashboards: Number(options.dashboards ?? (quick ? 200 : 1_000)),
  rounds: Number(options.rounds ?? (quick ? 1 : 3)),
  events: quick ? 20 : 120,
  seconds: quick ? 2 : 5,
  history: Number(options.history ?? 0),
  log: Number(options.log ?? 0),
  people: Number(options.people ?? (quick ? 2_000 : 20_000)),
};

interface Scene {
  rows: string[];
  play: (stage: Stage) => Promise<void>;
  /** Too long for every round. */
  once?: true;
}

/** Which rows a scene fills, so that `--only 4,5` plays no more than it must. */
const scenes: readonly Scene[] = [
  { rows: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], play: fanOutRound },
  { rows: ['6', '10', '11', '12'], play: requestsRound },
  { rows: ['16'], play: stormRound },
  { rows: ['18'], play: secondProcessRound },
  { rows: ['20'], play: frozenRound },
  { rows: ['21'], play: browserRound },
  { rows: ['22'], play: guardsRound },
  { rows: ['14', '15'], play: crowd, once: true },
  { rows: ['13'], play: history, once: true },
  { rows: ['L1', 'L2', 'L3', 'L4'], play: accessLog, once: true },
  { rows: ['P1', 'P2', 'P3'], play: placing, once: true },
  { rows: ['V1'], play: articles, once: true },
  { rows: ['C5'], play: desk, once: true },
  { rows: ['S1'], play: signals, once: true },
  { rows: ['K1', 'K2', 'K3', 'K4'], play: following, once: true },
  { rows: ['D1', 'D2'], play: outflow, once: true },
  { rows: ['D3'], play: chains, once: true },
];
const wanted = options.only?.split(',');
const isChosen = ({ rows, play }: Scene): boolean => {
  if (wanted) return rows.some((row) => wanted.includes(row));
  if (play === history) return sizes.history > 0;
  return play !== crowd || !quick;
};
const chosen = scenes.filter(isChosen);

const began = now();
const say = (text: string): void => console.log(`${((now() - began) / 1e3).toFixed(0).padStart(4)} s  ${text}`);

const cluster = await startCluster(options.data);
let ending = false;
async function end(code: number): Promise<never> {
  if (!ending) {
    ending = true;
    killAll();
    await endCluster(cluster);
    if (code === 0) await rm(options.data, { recursive: true, force: true }); // or its log tells why
  }
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(130));

try {
  const stage = await setTheStage();
  for (let round = 1; round <= sizes.rounds; round++) {
    say(`round ${round} of ${sizes.rounds}`);
    for (const { play, once } of chosen) if (!once || round === 1) await play(stage);
  }
  await stage.product.stop();
  await finish(stage);
  await end(0);
} catch (error) {
  console.error(error);
  await end(1);
}

async function setTheStage(): Promise<Stage> {
  const sql = new Client({ connectionString: cluster.url });
  sql.on('error', (error) => ending || say(`the database said: ${error.message}`));
  await sql.connect();
  const register = await seed(
    sql,
    Math.max(sizes.dashboards, chosen.some(({ play }) => play === crowd) ? crowdSize : 0),
  );
  const product = await Product.start(cluster.url, options['node-options'].split(' ').filter(Boolean));
  const people = new Writers(product.port, register.wards, 64);
  await people.all();
  people.close();
  await sql.query('vacuum analyze');
  const bareSocket: Stage['bareSocket'] = Helper.start('./bare/socket.ts');
  const bareNest: Stage['bareNest'] = Helper.start('./bare/nest.ts');
  bareSocket.port = await bareSocket.ask<number>('listen');
  bareNest.port = await bareNest.ask<number>('listen');
  const stage = {
    sizes,
    samples: new Samples(),
    databaseUrl: cluster.url,
    sql,
    register,
    product,
    dashboards: new Dashboards(),
    bareDatabase: await BareDatabase.open(cluster.url),
    bareSocket,
    bareNest,
    say,
  };
  say(
    `ready: ${register.wards.length.toLocaleString('en')} wards reported, ${sizes.dashboards.toLocaleString('en')} dashboards to come`,
  );
  return stage;
}

async function finish({ samples }: Stage): Promise<void> {
  const rows = readRows(samples);
  console.log(`\n${columns(headings, rows.map(cells))}\n`);
  const folder = path.join(repository, 'test/load/results');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'latest.json'), JSON.stringify({ sizes, rows, samples }));
  if (options.write) await writeResults(rows, sizes);
  say(`${rows.filter(({ met }) => met).length} of ${rows.length} goals met`);
}
