import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { now } from '../clock.ts';
import { HttpLine, postRequest } from '../http-line.ts';
import type { Product } from '../product.ts';
import { percentile } from '../samples.ts';
import { directoryId, needs, type Place, type Places } from '../seed-places.ts';
import { watched, type Stage } from './stage.ts';

/** Row P3: one bed is held through the door, beside the same transaction of somebody who has the database to themselves. Half of that before and half after. */
export async function holds(stage: Stage, product: Product, sql: pg.Client, places: Places): Promise<void> {
  const count = stage.sizes.quick ? 60 : 400;
  const wards = places.wards.filter(({ free }) => free > 0).slice(0, 2 * count);
  const requests = await madeRequests(sql, places.accountId, wards.length);
  const pairs = wards.map((ward, index) => ({ ward, requestId: requests[index] ?? '' }));
  const [ours, raw] = [pairs.slice(0, count), pairs.slice(count)];
  const line = new HttpLine(product.port);
  const through = ({ ward, requestId }: Pair) => heldThroughTheDoor(line, places.token, requestId, ward);
  const bare = ({ ward, requestId }: Pair) => heldBare(sql, places.accountId, requestId, ward);
  const turns: [name: string, hold: (pair: Pair) => Promise<void>, pairs: Pair[]][] = [
    ['raw hold', bare, raw.slice(0, count / 2)],
    ['hold', through, ours],
    ['raw hold', bare, raw.slice(count / 2)],
  ];
  for (const [name, hold, these] of turns) {
    const [warm, measured] = [these.slice(0, 10), these.slice(10)];
    for (const pair of warm) await hold(pair);
    const { result } = await watched(stage, 'placing', product.pid, () => timed(measured, hold));
    stage.samples.add(name, ...result);
    stage.say(`${name}: p50 ${percentile(result, 0.5).toFixed(2)} ms, p99 ${percentile(result, 0.99).toFixed(2)} ms`);
  }
  line.close();
}

interface Pair {
  ward: Place;
  requestId: string;
}

async function timed(pairs: readonly Pair[], hold: (pair: Pair) => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  for (const pair of pairs) {
    const began = now();
    await hold(pair);
    took.push(now() - began);
  }
  return took;
}

async function heldThroughTheDoor(line: HttpLine, token: string, requestId: string, { id }: Place): Promise<void> {
  const answer = await line.ask(
    postRequest(`/api/v1/placement-requests/${requestId}/holds`, token, JSON.stringify({ unitId: id })),
  );
  if (answer.status !== 201) throw new Error(`no hold: ${answer.status} ${answer.body.toString().slice(0, 400)}`);
}

/** What must be durable before the answer: the hold, the bed, and the letter to the screens. */
async function heldBare(sql: pg.Client, accountId: string, requestId: string, ward: Place): Promise<void> {
  const until = new Date(now() + performance.timeOrigin + 3_600_000);
  await sql.query({ name: 'begin', text: 'begin' });
  await sql.query({
    name: 'hold',
    text: `insert into placement.hold (id, request_id, asked_by, provider_id, unit_id, placed_at, expires_at) values ($1, $2, $3, $4, $5, now(), $6)`,
    values: [randomUUID(), requestId, accountId, ward.provider_id, ward.id, until],
  });
  const { rowCount } = await sql.query({
    name: 'take',
    text: 'select * from placement.take_bed($1, $2, now())',
    values: [ward.id, until],
  });
  if (rowCount !== 1) throw new Error('a bed that was free was not');
  await sql.query({
    name: 'letter',
    text: `with head as (update live.log_head set revision = revision + 1 returning revision)
      insert into live.event_log (revision, provider_id, type, directory_id, subject, recorded_at, payload)
      select revision, $1, 'capacity.reported', $2, $3, now(), $4 from head`,
    values: [ward.provider_id, directoryId, ward.id, payloadOf(ward)],
  });
  await sql.query({ name: 'commit', text: 'commit' });
}

/** As long as the product's own. */
const payloadOf = ({ id }: Place): string =>
  JSON.stringify({ unitId: id, capacity: { operational: 14, occupied: 9, filler: 'x'.repeat(380), version: 2 } });

async function madeRequests(sql: pg.Client, accountId: string, count: number): Promise<string[]> {
  const asked = needs();
  const ids = Array.from({ length: count }, () => randomUUID());
  await sql.query(
    `insert into placement.request (id, directory_id, asked_by, reference, region_id, need, opened_at)
     select id, $2, $3, 'AV-' || id, need->>'regionId', need, now() from unnest($1::uuid[], $4::jsonb[]) as made (id, need)`,
    [ids, directoryId, accountId, ids.map((_, index) => JSON.stringify(asked[index % asked.length]))],
  );
  return ids;
}
