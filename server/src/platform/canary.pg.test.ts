import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import * as net from 'node:net';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import { aPersonBody, somebody } from '../testing/care.js';
import { Api, type Answer } from '../testing/api.js';
import { House } from '../testing/house.js';

const main = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/src/main.js');

/** The real process, so that whatever it says anywhere is heard. */
async function start(databaseUrl: string) {
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: databaseUrl,
      KEYS_FILE: must(process.env['TEST_KEYS_FILE'], 'keys'),
      DATA_DIR: path.join(path.dirname(must(process.env['TEST_KEYS_FILE'], 'keys')), randomUUID()),
      PORT: '0',
      RATE_LIMITS: 'off',
    },
  });
  let said = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const ready = /ready at http:\/\/\S+:(\d+)/.exec(said);
        if (ready) resolve(`http://127.0.0.1:${ready[1]}`);
      });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });
  return { url, said: () => said, stop: () => (child.kill('SIGTERM'), ended) };
}

it('PRIV-10: a name that goes in shows up in no log, no refusal, no event and no table as it was typed', async () => {
  const house = await House.open({ wards: 2 });
  const server = await start(house.database.url);
  try {
    const canary = `Kanarie${randomUUID().replaceAll(/[^a-f]/g, '')}`;
    const secret = `Geheim${randomUUID()}`;
    const [nurse, officer] = [await somebody(house, 'provider'), await somebody(house, 'privacyOfficer')];
    const [api, oversight, stranger] = [
      new Api(server.url, nurse.token),
      new Api(server.url, officer.token),
      new Api(server.url),
    ];
    const person: Record<string, unknown> = {
      ...aPersonBody(house),
      familyName: canary,
      address: `${canary}straat 1`,
      contact: canary,
    };
    const refusals: Answer[] = [];
    const post = (as: Api, to: string, body: unknown, headers = {}) =>
      as.call('POST', to, { body, headers: { 'idempotency-key': randomUUID(), ...headers } });

    const made = await post(api, '/api/v1/persons', person);
    expect(made.status).toBe(201);
    const { id } = JSON.parse(made.text) as { id: string };
    refusals.push(await post(api, '/api/v1/persons', person)); // once more: 409
    refusals.push(await post(api, '/api/v1/persons', { ...person, birthDate: canary, [canary.toLowerCase()]: 1 }));
    refusals.push(await api.call('POST', '/api/v1/persons', { raw: `{"familyName":"${canary}",` }));
    refusals.push(
      await api.call('POST', '/api/v1/persons', { raw: canary, headers: { 'content-type': 'text/plain' } }),
    );
    refusals.push(await post(stranger, '/api/v1/persons', person));
    refusals.push(await post(oversight, '/api/v1/persons', person));
    await post(api, '/api/v1/persons/_search', { familyName: canary, birthDate: person['birthDate'] });
    refusals.push(await post(api, '/api/v1/persons/_search', { familyName: canary }));
    await api.get(`/api/v1/persons/${id}`);
    await api.get(`/api/v1/persons/${id}/identity`);
    refusals.push(
      await api.call('PUT', `/api/v1/persons/${id}`, {
        body: { ...person, reason: `${canary} verbeterd` },
        headers: { 'if-match': '"99"' },
      }),
    );
    refusals.push(await post(stranger, '/api/v1/sessions', { username: secret, password: secret }));
    refusals.push(await new Api(server.url, secret).get('/api/v1/board'));
    refusals.push(await stranger.get('/api/v1/sessions/current', { cookie: `ketenzicht_session=${secret}` }));
    refusals.push(await house.provider.report(house.ward(), { operational: 1, occupied: canary }));
    await garbage(server.url, canary);

    for (const { status, text } of refusals) {
      expect(status).toBeGreaterThanOrEqual(400);
      // The name of an unknown field is told back, to whoever sent it, as a pointer.
      expect(text).not.toContain(canary);
      expect(text).not.toContain(secret);
    }
    await server.stop();
    expect(server.said()).not.toMatch(new RegExp(`${canary}|${secret}|${nurse.token}|${id}`, 'i'));
    for (const table of await tables(house)) {
      const { rowCount } = await house.db.query(`select from ${table} t where t::text ilike $1 or t::text ilike $2`, [
        `%${canary}%`,
        `%${secret}%`,
      ]);
      expect([table, rowCount]).toEqual([table, 0]);
    }
  } finally {
    await server.stop();
    await house.close();
  }
}, 180_000);

async function tables({ db }: House): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^pg_' and schemaname <> 'information_schema'`,
  );
  expect(rows.length).toBeGreaterThan(20);
  return rows.map(({ name }) => name);
}

/** A name in what is not even a request. */
async function garbage(url: string, canary: string): Promise<void> {
  const line = net.connect(Number(new URL(url).port), '127.0.0.1');
  line.resume();
  await new Promise((resolve) => line.on('close', resolve).on('error', resolve).end(`${canary}\r\n\r\n`));
}
