import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Client } from 'pg';
import { AccessLog, type NewLine } from '../../../server/dist/src/platform/audit/access-log.js';
import { LogLane } from '../../../server/dist/src/platform/audit/log-lane.js';
import { verifyChain } from '../../../server/dist/src/platform/audit/verify-chain.js';
import { migrate } from '../../../server/dist/src/platform/database/migrate.js';
import { Keyring } from '../../../server/dist/src/platform/keys/keyring.js';
import { now } from '../clock.ts';
import { watched, type Stage } from './stage.ts';

const together = 256;
const page = 500_000;
/** Each has some five hundred lines when there are ten million. */
const persons = 20_000;

/** Rows L1-L4: the log as it is written and checked on its own database, and one person out of all lines through the door of the product. */
export async function accessLog(stage: Stage): Promise<void> {
  const database = `bench_log_${process.pid}`;
  await stage.sql.query(`create database ${database}`);
  const url = stage.databaseUrl.replace(/(postgresql:\/\/[^/]*\/)[^?]*/, `$1${database}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'ketenzicht-log-'));
  try {
    await migrate(url);
    await writeAndVerify(stage, url, folder);
    if (stage.sizes.log > 0) await extractOfOne(stage);
  } finally {
    await stage.sql.query(`drop database ${database} with (force)`);
    await rm(folder, { recursive: true, force: true });
  }
}

const line = (person: string): NewLine => ({
  occurredAt: new Date().toISOString(),
  event: 'person.read',
  action: 'R',
  outcome: 0,
  activity: 'persons',
  actorId: randomUUID(),
  role: 'provider',
  organisationId: randomUUID(),
  onBehalfOf: null,
  purpose: 'care',
  purposeText: null,
  policy: 'person.read',
  policyVersion: 'bench',
  decision: 'allowed',
  relationBasis: 'treatment',
  accessPointType: 'address',
  accessPointId: '192.0.2.7',
  sessionRef: 'abcdefghijklmnopqrstuv',
  emergency: false,
  emergencyReason: null,
  objects: [{ type: 'person', id: person, segment: 'identity', lifecycle: 'read' }],
  traceId: randomBytes(16).toString('hex'),
});

async function writeAndVerify(stage: Stage, url: string, folder: string): Promise<void> {
  const keys = await Keyring.open(path.join(folder, 'keys.json'), new Date());
  const lane = new LogLane(new AccessLog(keys, { siteId: 'bench' }), { url, roles: 'assume' });
  const total = stage.sizes.quick ? 5_000 : 40_000;
  const { result: ours } = await watched(stage, 'access log', process.pid, async () => {
    const began = now();
    for (let done = 0; done < total; done += together)
      await Promise.all(Array.from({ length: together }, () => lane.append([line(randomUUID())])));
    return (total / (now() - began)) * 1_000;
  });
  await lane.onApplicationShutdown();
  stage.samples.add('log lines/s', ours);

  const db = new Client({ connectionString: url });
  await db.connect();
  try {
    await db.query('set search_path = public,access,audit');
    await db.query('create table raw_line (like audit.access_line including all)');
    const { rows } = await db.query<{ n: number }>('select count(*)::int as n from audit.access_line');
    const count = rows[0]?.n ?? 0;
    const { result: raw } = await watched(stage, 'access log', process.pid, async () => {
      const began = now();
      for (let from = 0; from < count; from += together)
        await db.query('insert into raw_line select * from audit.access_line where seq > $1 and seq <= $2', [
          from,
          from + together,
        ]);
      return (count / (now() - began)) * 1_000;
    });
    stage.samples.add('log raw lines/s', raw);
    const { result: verified } = await watched(stage, 'access log', process.pid, async () => {
      const began = now();
      const { lines, bad } = await verifyChain(db, keys, { sound: [], faults: [], others: [] });
      if (bad) throw new Error(`the bench's own log is not sound: ${JSON.stringify(bad)}`);
      return (lines / (now() - began)) * 1_000;
    });
    stage.samples.add('log verified lines/s', verified);
    stage.say(
      `access log: ${Math.round(ours)} lines/s written together, ${Math.round(raw)} raw, ${Math.round(verified)} verified`,
    );
  } finally {
    await db.end();
  }
}

/** Lines in the product's own database, unsealed: a question does not look at seals, and sealing ten million of them takes a quarter of an hour. */
async function extractOfOne(stage: Stage): Promise<void> {
  const { sql, sizes, product, samples, say } = stage;
  const { rows: last } = await sql.query<{ seq: string }>('select coalesce(max(seq), 0) as seq from audit.access_line');
  const before = Number(last[0]?.seq ?? 0);
  for (let done = 0; done < sizes.log; done += page) {
    await sql.query(bulk, [before + done, Math.min(page, sizes.log - done), persons, sizes.log]);
    say(`${(done + page).toLocaleString('en')} lines of the log loaded`);
  }
  await sql.query('vacuum analyze audit.access_line');
  const token = await anOfficer(sql);
  const one = (await sql.query<{ id: string }>(`select md5('person 77')::uuid as id`)).rows[0]?.id ?? '';
  const { result } = await watched(stage, 'access log', product.pid, async () => {
    const began = now();
    const answer = await fetch(`http://127.0.0.1:${product.port}/api/v1/oversight/log/_extract`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ person: one }),
    });
    const { lines } = (await answer.json()) as { lines?: number };
    if (!lines) throw new Error(`no extract: ${answer.status}`);
    return { took: now() - began, lines };
  });
  samples.add('log extract', result.took);
  say(`extract of ${result.lines} lines out of ${sizes.log.toLocaleString('en')}: ${result.took.toFixed(0)} ms`);
}

const bulk = `insert into audit.access_line (seq, occurred_at, event, action, outcome, activity, actor_id, role, organisation_id, purpose, policy, policy_version, decision,
    relation_basis, access_point_type, access_point_id, session_ref, emergency, objects, subjects, source, trace_id, key_id, prev_hash, hash)
  select $1::bigint + n, now() - make_interval(secs => ($4::bigint - n)::float8), 'person.read', 'R', 0, 'persons', md5('actor ' || n % 4000)::uuid, 'provider', md5('organisation ' || n % 80)::uuid,
    'care', 'person.read', 'bench', 'allowed', 'treatment', 'address', '192.0.2.' || n % 250, substr(md5(n::text), 1, 22), false,
    jsonb_build_array(jsonb_build_object('type', 'person', 'id', md5('person ' || ($1::bigint + n) % $3::bigint)::uuid, 'segment', 'identity')),
    array[md5('person ' || ($1::bigint + n) % $3::bigint)::uuid], 'bench/0', md5(n::text), 'bench', sha256(n::text::bytea), sha256(n::text::bytea)
  from generate_series(1, $2::int) n`;

async function anOfficer(sql: Stage['sql']): Promise<string> {
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  await sql.query(
    `insert into identity.account (id, username, password_hash, name, role, directory_id) values ($1, $2, 'none', 'Bench officer', 'privacyOfficer', 'bench')`,
    [id, `officer-${id}`],
  );
  await sql.query(
    `insert into identity.session (token_hash, account_id, created_at, active_at, proved_at, expires_at) values ($1, $2, '2099-01-01', '2099-01-01', '2099-01-01', '2099-01-02')`,
    [createHash('sha256').update(token).digest(), id],
  );
  return token;
}
