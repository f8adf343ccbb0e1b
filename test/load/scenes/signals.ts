import { randomUUID } from 'node:crypto';
import { defaultSignalSettings, type SignalSettings } from '@ketenzicht/shared/coordination';
import { securityLevels, targetGroups } from '@ketenzicht/shared/directory';
import { Client } from 'pg';
import { SignalBoard } from '../../../server/dist/src/coordination/signal.board.js';
import { chunked, writeChanges } from '../../../server/dist/src/coordination/signal.queries.js';
import type { SignalChange, SignalRequest, SignalWard } from '../../../server/dist/src/coordination/signal.shapes.js';
import { migrate } from '../../../server/dist/src/platform/database/migrate.js';
import { now, sleep } from '../clock.ts';
import { percentile } from '../samples.ts';
import { watched, type Stage } from './stage.ts';

const openSignals = 50_000;
const wardCount = 3_000;
const perSecond = 200;
const directoryId = 'bench-signals';
const regions = Array.from({ length: 11 }, (_, index) => `${directoryId}/${index}`);

/** Without patience, so that every report moves signals: a harder day than any that there will be. */
const settings: SignalSettings = {
  ...defaultSignalSettings,
  k1Days: { crisis: 0, urgent: 0, regular: 0 },
  raiseAfterMinutes: 0,
  clearAfterMinutes: 0,
};

const turn = <T>(all: readonly T[], index: number): T => all[index % all.length] as T;
const groupsOf = (index: number) => [turn(targetGroups, index), turn(targetGroups, index + 1 + (index % 5))];

const aWard = (index: number): SignalWard => ({
  id: `w${index}`,
  directoryId,
  regionId: turn(regions, index),
  securityLevel: turn(securityLevels, Math.floor(index / 11)),
  targetGroups: groupsOf(Math.floor(index / 55)),
  beds: 10,
  occupied: 10,
  free: 0,
  stopped: false,
  until: Infinity,
  openFrom: 0,
  openTo: Infinity,
});

const aRequest = (index: number, from: number): SignalRequest => ({
  id: randomUUID(),
  directoryId,
  regionId: turn(regions, index),
  organisationId: null,
  askedBy: randomUUID(),
  securityLevel: turn(securityLevels, Math.floor(index / 11)),
  targetGroups: index % 3 === 0 ? groupsOf(index) : [turn(targetGroups, Math.floor(index / 55))],
  reach: index % 2 === 0 ? 'region' : 'neighbours',
  urgency: 'urgent',
  title: 'voluntary',
  payer: 'zvw',
  titleFrom: null,
  titleEnds: null,
  from,
});

/** Row S1: from a capacity event to its signals, judged and committed, while 50,000 are open; the board and the SQL are the server's own. */
export async function signals(stage: Stage): Promise<void> {
  const database = `bench_signals_${process.pid}`;
  await stage.sql.query(`create database ${database}`);
  const url = stage.databaseUrl.replace(/(postgresql:\/\/[^/]*\/)[^?]*/, `$1${database}`);
  try {
    await migrate(url);
    const sql = new Client({ connectionString: url, options: '-c search_path=public,access,reference' });
    await sql.connect();
    await sql.query(`insert into directory (id, name, demo, scheme) values ($1, $1, false, 'arrondissement')`, [
      directoryId,
    ]);
    for (const [index, id] of regions.entries())
      await sql.query(
        `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', $3, $1, '2000-01-01')`,
        [id, directoryId, `R${index}`],
      );
    await measure(stage, sql);
    await sql.end();
  } finally {
    await stage.sql.query(`drop database ${database} with (force)`);
  }
}

async function measure(stage: Stage, sql: Client): Promise<void> {
  const { board, wards, raised } = await filled(sql);
  const judged: number[] = [];
  const whole: number[] = [];
  let unwritten: SignalChange[] = [];
  let waiting: number[] = [];
  let writing: Promise<void> | undefined;
  let moved = 0;
  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const [changes, moments] = [unwritten, waiting];
      [unwritten, waiting] = [[], []];
      await transaction(sql, changes);
      const done = now();
      whole.push(...moments.map((moment) => done - moment));
    }
    writing = undefined;
  };
  const updates = stage.sizes.quick ? 400 : 4_000;
  const began = now();
  await watched(stage, 'signals', process.pid, async () => {
    const start = now();
    for (let index = 0; index < updates; index++) {
      const due = start + (index * 1e3) / perSecond;
      if (due > now()) await sleep(due - now());
      const ward = turn(wards, index * 7);
      const before = now();
      ward.free = ward.free === 0 ? 1 : 0;
      board.putWard({ ...ward }, Date.now());
      const changes = board.take();
      judged.push(now() - before);
      moved += changes.length;
      unwritten.push(...changes);
      waiting.push(Math.min(due, before));
      writing ??= write();
    }
    await writing;
  });
  stage.samples.add('signals judged', ...judged);
  stage.samples.add('signals written', ...whole);
  const p = (all: number[], share: number) => percentile(all, share).toFixed(2);
  stage.say(
    `signals: ${raised} open, ${updates} updates moved ${moved}; judged p50 ${p(judged, 0.5)} p99 ${p(judged, 0.99)} ms, committed p50 ${p(whole, 0.5)} p99 ${p(whole, 0.99)} ms (${((now() - began) / 1e3).toFixed(0)} s)`,
  );
}

/** A board and a table with as many open signals as the country could ever have. */
async function filled(sql: Client): Promise<{ board: SignalBoard; wards: SignalWard[]; raised: number }> {
  const at = Date.now();
  const board = new SignalBoard(settings, (_, id) => {
    const index = regions.indexOf(id);
    return new Set([turn(regions, index + 1), turn(regions, index + 10)]);
  });
  const wards = Array.from({ length: wardCount }, (_, index) => aWard(index));
  for (const ward of wards) board.putWard({ ...ward }, at);
  let raised = 0;
  for (let index = 0; raised < openSignals; index++) {
    board.putRequest(aRequest(index, at - 6 * 86_400_000), at);
    if (index % 1_000 !== 999) continue;
    const changes = board.take();
    raised += changes.filter(({ kind }) => kind === 'raised').length;
    await transaction(sql, changes);
  }
  await sql.query('vacuum analyze coordination.signal');
  return { board, wards, raised };
}

/** As the server does it: as the clock, in the room of the coordination point. */
async function transaction(sql: Client, changes: readonly SignalChange[]): Promise<void> {
  for (const chunk of chunked(changes)) {
    await sql.query('begin');
    await sql.query(`set local role ketenzicht_coordination`);
    await sql.query(`select set_config('app.role', 'clock', true)`);
    await writeChanges({ query: sql.query.bind(sql) }, 1, chunk);
    await sql.query('commit');
  }
}
