import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mayOpenDirectory } from '@ketenzicht/shared/directory';
import { mayAsk, roles } from '@ketenzicht/shared/kernel';
import { operationOf, operations } from '@ketenzicht/shared/operations';
import { Api } from '../testing/api.js';
import { aRegister } from '../testing/given.js';
import { House } from '../testing/house.js';
import { overTheLine } from '../testing/line.js';
import { Screen } from '../testing/screen.js';
import { describeSocket, incoming } from './asyncapi.js';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const page = path.resolve(source, '../../docs/asyncapi.json');

describe('the socket as a document', () => {
  it('SEC-41, SEC-66: every event that a client may send has an operation', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/\.test\.ts$|^testing|^replay/.test(file),
    );
    const heard = files.flatMap((file) => {
      const text = readFileSync(path.join(source, file), 'utf8');
      if (!/socket\.io|@nestjs\/websockets/.test(text)) return [];
      return [...text.matchAll(/(?:socket|client)\.on\(\s*'(\w+)'|@SubscribeMessage\('(\w+)'/g)].map(
        (found) => found[1] ?? found[2] ?? '',
      );
    });
    const own = new Set(['disconnect', 'error', 'disconnecting']);
    expect([...new Set(heard)].filter((event) => !own.has(event)).sort()).toEqual(Object.keys(incoming).sort());
    for (const id of Object.values(incoming)) expect(Object.keys(operations)).toContain(id);
  });

  it('SEC-74: no gateway writes: sockets bring notices and nothing else', () => {
    const text = readdirSync(path.join(source, 'live'))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(path.join(source, 'live', file), 'utf8'))
      .join('\n');
    expect(text).not.toMatch(/\b(insert into|update \w+ set|delete from)\b|CapacityService|work\.run/i);
  });

  it('every reference exists, and docs/asyncapi.json is this document (npm run matrix writes it)', () => {
    const document = describeSocket();
    const drawn = `${JSON.stringify(document, null, 2)}\n`;
    for (const [, reference = ''] of drawn.matchAll(/"\$ref": "#\/([^"]+)"/g)) {
      const found = reference
        .split('/')
        .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
      expect([reference, found]).toEqual([reference, expect.anything()]);
    }
    expect(Object.keys(document)).toEqual(
      expect.arrayContaining(['asyncapi', 'info', 'channels', 'operations', 'components']),
    );
    if (process.env['WRITE_DOCS']) writeFileSync(page, drawn);
    expect(readFileSync(page, 'utf8')).toBe(drawn);
  });
});

describe('the door of the sockets', () => {
  let house: House;
  let foreign = '';
  beforeAll(async () => {
    house = await House.open({ wards: 3 }, async (db) => {
      foreign = (await aRegister(db)).id;
    });
  });
  afterAll(() => house.close());

  it('serves its document to any site', async () => {
    const answer = await new Api(house.url).get('/api/v1/asyncapi.json');
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect(JSON.parse(answer.text)).toEqual(JSON.parse(JSON.stringify(describeSocket())));
  });

  it('SEC-41: every role × follow × own and foreign register is answered as the policy says', async () => {
    for (const role of roles) {
      const { token = '' } = await house.person(role);
      const may = mayAsk({ role, scopes: role === 'feed' ? ['capacity'] : [] }, operationOf('live.follow'));
      const screen = await Screen.open(house.url, token);
      expect([role, await screen.ask({})]).toEqual([
        role,
        may ? expect.objectContaining({ revision: expect.any(Number) }) : expect.anything(),
      ]);
      const elsewhere = (await screen.ask({ directory: foreign })) as object;
      const open = may && mayOpenDirectory({ role, directoryId: house.register.id }, foreign);
      const unknown = await screen.ask({ directory: 'no-such-register' });
      if (!open) expect([role, elsewhere]).toEqual([role, unknown]);
      else expect([role, elsewhere]).toEqual([role, expect.objectContaining({ changes: [] })]);
      screen.close();
    }
  });

  it('SEC-68: a name that is no register gets no audience, over the socket nor over HTTP, even from a role that may open every register', async () => {
    const api = await house.person('nationalCoordinator');
    const screen = await Screen.open(house.url, api.token ?? '');
    const names = Array.from({ length: 5 }, () => `register-${randomUUID()}`);
    for (const directory of names) {
      expect(await screen.ask({ directory })).toMatchObject({ error: { code: 'directory.unknown' } });
      expect((await api.get(`/api/v1/changes?since=0&directory=${directory}`)).problem).toMatchObject({
        status: 404,
        code: 'directory.unknown',
      });
    }
    // What was refused left the screen where it was: it can still follow its own.
    expect(await screen.ask({})).toMatchObject({ revision: expect.any(Number) });
    screen.close();
  });

  const upgrade = (headers: string) =>
    overTheLine(
      house.url,
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${headers}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      1_000,
    );
  const host = () => new URL(house.url).host;

  it.each([
    ['another site', 'Origin: https://evil.example\r\n'],
    ['nowhere', 'Origin: null\r\n'],
    ['a name that ends in ours', 'Origin: http://good.example.evil.nl\r\n'],
    ['a browser that does not say', 'Cookie: ketenzicht_session=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n'],
  ])('SEC-60, BAD-61: a page of %s gets no socket at all', async (_, headers) => {
    expect((await upgrade(`Host: ${host()}\r\n${headers}`)).status).toBe(400);
  });

  it('SEC-60: a page of our own and a machine get one, uncompressed (SEC-72)', async () => {
    for (const origin of ['', `Origin: ${house.url}\r\n`]) {
      const heard = await upgrade(`Host: ${host()}\r\n${origin}Sec-WebSocket-Extensions: permessage-deflate\r\n`);
      expect([heard.status, heard.headers['sec-websocket-extensions']]).toEqual([101, undefined]);
    }
  });

  it('SEC-71: an error says a code and a sentence, and nothing of what was sent', async () => {
    const screen = await Screen.open(house.url, house.provider.token ?? '');
    for (const body of [{ secret: 'geheim' }, 'geheim', { directory: 'geheim' }, { since: 'geheim' }]) {
      const said = (await screen.ask(body)) as { error: object };
      expect([Object.keys(said), Object.keys(said.error).sort()]).toEqual([['error'], ['code', 'detail']]);
      expect(JSON.stringify(said)).not.toMatch(/geheim|stack|cause| at /);
    }
    screen.close();
    const refused = await Screen.open(house.url, 'geheim').catch((error: Error & { data?: unknown }) => error);
    expect(JSON.parse(JSON.stringify({ ...(refused as object) }))).toEqual({ data: { code: 'session.refused' } });
    expect((refused as Error).message).toBe('session.refused');
  });

  it('SEC-69, BAD-62: ten thousand frames of garbage close the line that sent them, and no other', async () => {
    const faults: unknown[] = [];
    const note = (fault: unknown) => faults.push(fault);
    process.on('unhandledRejection', note).on('uncaughtException', note);
    const bystander = await house.screen();
    const address = `${house.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    let sent = 0;
    let closed = 0;
    const one = () =>
      new Promise<void>((resolve) => {
        const line = new WebSocket(address);
        line.binaryType = 'arraybuffer';
        line.addEventListener('error', () => undefined);
        line.addEventListener('close', () => {
          closed++;
          resolve();
        });
        line.addEventListener('open', () => {
          line.send(`40/live,${JSON.stringify({ token: house.coordinator.token })}`);
          for (let count = 0; count < 100; count++, sent++) line.send(garbage(sent));
          setTimeout(() => line.close(), 100).unref();
        });
      });
    for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 10 }, one));
    expect([sent, closed]).toEqual([10_000, 100]);
    const { revision } = (await house.provider.report(house.ward(), { operational: 5, occupied: 3 })).accepted;
    await bystander.reached(revision);
    expect([bystander.reloads, faults]).toEqual([0, []]);
    bystander.close();
    process.off('unhandledRejection', note).off('uncaughtException', note);
  });
});

/** What a careless or a hostile client might send, every kind in turn. */
function garbage(turn: number): string | Uint8Array<ArrayBuffer> {
  const noise = randomBytes(1 + (turn % 40));
  const kinds: (string | Uint8Array<ArrayBuffer>)[] = [
    noise.toString('latin1'),
    new Uint8Array(noise),
    `42/live,${turn}["follow",{"since":${'9'.repeat(turn % 60)}}]`,
    `42/live,["${'x'.repeat(turn % 300)}"]`,
    `42/live,0["follow",{"__proto__":{"polluted":true}}]`,
    `451-/live,["follow",{"_placeholder":true,"num":0}]`,
    `4510000-/live,["follow",{"_placeholder":true,"num":9999}]`,
    '42/live,["disconnect"]',
    '42/live,["connect"]',
    '41/live,',
    '40/admin,',
    '44/live,{"message":"x"}',
    '3probe',
    '2',
    '6',
    '42["follow"]',
    '42/live,7[null]',
    `42/live,8["follow",${'['.repeat(200)}${']'.repeat(200)}]`,
    '42/live,9{"length":1}',
    '',
  ];
  return kinds[turn % kinds.length] ?? '';
}
