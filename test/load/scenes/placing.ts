import type { Board } from '@ketenzicht/shared/capacity';
import { middleOf, neighbourCodes } from '@ketenzicht/shared/directory';
import { byName, match, momentsOf, type MatchWard, type Need } from '@ketenzicht/shared/placement';
import { Client } from 'pg';
import { migrate } from '../../../server/dist/src/platform/database/migrate.js';
import { now, sleep } from '../clock.ts';
import { HttpLine, getRequest, postRequest, type Answer } from '../http-line.ts';
import { Product } from '../product.ts';
import { percentile } from '../samples.ts';
import { moments } from '../schedule.ts';
import { needs, seedPlaces, type Places } from '../seed-places.ts';
import { holds } from './holds.ts';
import { watched, type Stage } from './stage.ts';

const perSecond = 50;

/** Rows P1-P3: a place is sought among 3,000 wards of all kinds, and a bed is held; on a database and with a server of their own. */
export async function placing(stage: Stage): Promise<void> {
  const database = `bench_places_${process.pid}`;
  await stage.sql.query(`create database ${database}`);
  const url = stage.databaseUrl.replace(/(postgresql:\/\/[^/]*\/)[^?]*/, `$1${database}`);
  let product: Product | undefined;
  try {
    await migrate(url);
    const sql = new Client({ connectionString: url });
    await sql.connect();
    const places = await seedPlaces(sql);
    await sql.query('vacuum analyze');
    product = await Product.start(url);
    await inProcess(stage, product, places);
    await wholeAnswers(stage, product, places);
    await holds(stage, product, sql, places);
    await sql.end();
  } finally {
    await product?.stop();
    await stage.sql.query(`drop database ${database} with (force)`);
  }
}

const bodyOf = (need: Need): string => JSON.stringify({ need });
const expected = (answer: Answer): void => {
  if (answer.status !== 200) throw new Error(`no match: ${answer.status} ${answer.body.toString().slice(0, 400)}`);
};

/** The rule alone, over the wards as the server has them. */
async function inProcess(stage: Stage, product: Product, { token, wards }: Places): Promise<void> {
  const line = new HttpLine(product.port);
  const board = JSON.parse((await line.ask(getRequest('/api/v1/board', token))).body.toString()) as Board;
  line.close();
  const placeOf = new Map(wards.map((ward) => [ward.id, ward]));
  const seen: MatchWard[] = board.units.sort(byName).map(({ capacity, ...ward }, order) => ({
    ward,
    capacity,
    place: placeOf.get(ward.id) ?? null,
    order,
    ...momentsOf(capacity),
  }));
  const one = (need: Need): number => {
    const region = { scheme: 'arrondissement', code: need.regionId.replace('places-', '') } as const;
    const neighbours = new Set(neighbourCodes(region).map((code) => `places-${code}`));
    const context = { at: new Date(), revision: 1, neighbours, middle: middleOf(region), truthOf: () => 0.5 };
    const began = now();
    match(need, seen, { ...context, refusedBy: new Set() });
    return now() - began;
  };
  const asked = needs();
  for (const need of asked) one(need);
  const turns = stage.sizes.quick ? 2 : 10;
  const { result } = await watched(stage, 'placing', product.pid, async () =>
    Array.from({ length: turns }, () => asked.map(one)).flat(),
  );
  stage.samples.add('match', ...result);
  stage.say(
    `match: ${seen.length} wards, p50 ${percentile(result, 0.5).toFixed(2)} ms, p99 ${percentile(result, 0.99).toFixed(2)} ms`,
  );
}

async function wholeAnswers(stage: Stage, product: Product, { token }: Places): Promise<void> {
  const requests = needs().map((need) => postRequest('/api/v1/placement-matches', token, bodyOf(need)));
  const line = new HttpLine(product.port);
  const one = async (request: string, by = line): Promise<number> => {
    const began = now();
    expected(await by.ask(request));
    return now() - began;
  };
  for (const request of requests) await one(request);
  const alone = await watched(stage, 'placing', product.pid, async () => {
    const took: number[] = [];
    for (const request of requests) took.push(await one(request));
    return took;
  });
  line.close();
  stage.samples.add('match answered', ...alone.result);
  const many = await watched(stage, 'placing', product.pid, () =>
    arrive(product.port, requests, stage.sizes.seconds * 2),
  );
  stage.samples.add('searches answered', ...many.result);
  stage.say(
    `search: ${percentile(alone.result, 0.5).toFixed(1)} ms alone; at ${perSecond}/s p50 ${percentile(many.result, 0.5).toFixed(1)}, p99 ${percentile(many.result, 0.99).toFixed(1)} ms, server ${(many.cpu / many.seconds / 10).toFixed(0)} % of a core`,
  );
}

/** People come when they come, whether earlier ones were answered or not; their time counts from the moment that they came. */
async function arrive(port: number, requests: readonly string[], seconds: number): Promise<number[]> {
  const free: HttpLine[] = [];
  const asked: Promise<number>[] = [];
  const began = now();
  for (const [turn, moment] of moments(perSecond, seconds).entries()) {
    await sleep(Math.max(0, began + moment - now()));
    const line = free.pop() ?? new HttpLine(port);
    const request = requests[turn % requests.length] ?? '';
    asked.push(
      line.ask(request).then((answer) => {
        expected(answer);
        free.push(line);
        return now() - (began + moment);
      }),
    );
  }
  const took = await Promise.all(asked);
  for (const line of free) line.close();
  return took;
}
