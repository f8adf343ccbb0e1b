import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foundSchema, personIdentitySchema } from '@ketenzicht/shared/person';
import { must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { createPool } from '../platform/database/pool.js';
import { roomUrl } from '../platform/database/rooms.js';
import { addKey, dropKey } from '../platform/keys/key-file.js';
import { Keyring } from '../platform/keys/keyring.js';
import { aPerson, somebody, type Somebody } from '../testing/care.js';
import { House } from '../testing/house.js';
import { checkKeys, keyUse, rehashIndexes, rewrapKeys } from './key-rotation.js';

let folder: string;
let keysFile: string;
let house: House;
let nurse: Somebody;
let setup: pg.Pool;
const persons: Awaited<ReturnType<typeof aPerson>>[] = [];
const open = () => Keyring.open(keysFile, new Date());

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ketenzicht-keys-'));
  keysFile = path.join(folder, 'keys.json');
  await Keyring.open(must(process.env['TEST_KEYS_FILE'], 'keys'), new Date());
  await cp(must(process.env['TEST_KEYS_FILE'], 'keys'), keysFile);
  house = await House.open({ wards: 1, config: { keysFile } });
  nurse = await somebody(house, 'provider');
  await somebody(house, 'provider', { name: 'Voorbeeld Collega' });
  for (let count = 0; count < 40; count++) persons.push(await aPerson(house, nurse));
  persons.push(await aPerson(house, nurse, { givenNames: 'Voorbeeld', familyName: 'Collega' }));
  setup = createPool(roomUrl({ url: house.database.url, roles: 'login' }, 'setup'), 2);
});
afterAll(async () => {
  await setup.end();
  await house.close();
  await rm(folder, { recursive: true });
});

/** More at once than this is a machine that is too busy, which says nothing about keys. */
const mostAtOnce = 12;

/** Fifty requests a second, as far as the machine keeps up, until told to stop; every answer that is not as it should be. */
function under(load: () => Promise<string | undefined>): () => Promise<{ asked: number; wrong: string[] }> {
  const wrong: string[] = [];
  const asked: Promise<void>[] = [];
  let waiting = 0;
  const one = async () => {
    waiting++;
    const fault = await load().catch((error: unknown) => String(error));
    waiting--;
    if (fault) wrong.push(fault);
  };
  const timer = setInterval(() => {
    if (waiting < mostAtOnce) asked.push(one());
  }, 20);
  return async () => {
    clearInterval(timer);
    await Promise.all(asked);
    return { asked: asked.length, wrong };
  };
}

const pick = () => must(persons[Math.floor(Math.random() * persons.length)], 'a person');

async function readsTheName(): Promise<string | undefined> {
  const { id, body } = pick();
  const answer = await nurse.api.get(`/api/v1/persons/${id}/identity`);
  if (answer.status !== 200) return answer.text;
  const { familyName } = answer.as(personIdentitySchema);
  return familyName === body['familyName'] ? undefined : 'another name';
}

async function findsThePerson(): Promise<string | undefined> {
  const { id, body } = pick();
  const answer = await nurse.api.call('POST', '/api/v1/persons/_search', {
    body: { familyName: body['familyName'], birthDate: body['birthDate'] },
  });
  if (answer.status !== 200) return answer.text;
  return answer.as(foundSchema).persons.some((found) => found.id === id) ? undefined : 'not found';
}

describe('rotating keys beside a running server', () => {
  it.each([
    ['field', rewrapKeys],
    ['index', rehashIndexes],
  ] as const)(
    'SEC-95: the %s key changes under fifty requests a second without an error, and no row is left',
    async (purpose, move) => {
      const before = (await open()).newest(purpose).id;
      const stop = under(() => (Math.random() < 0.5 ? readsTheName() : findsThePerson()));
      const newest = await addKey(keysFile, purpose, new Date());
      // As `npm run keys` does: until every server has looked at the file again.
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      const moved = await move(setup, await open());
      await aPerson(house, nurse).then((one) => persons.push(one));
      const { asked, wrong } = await stop();
      expect(wrong).toEqual([]);
      expect(asked).toBeGreaterThan(40);
      expect(moved).toBeGreaterThanOrEqual(41);
      const use = (await keyUse(setup)).filter((one) => one.purpose === purpose);
      expect(use).toEqual([{ purpose, id: newest, rows: persons.length }]);

      await dropKey(keysFile, purpose, before);
      expect(await readFile(keysFile, 'utf8')).not.toContain(before);
      expect((await checkKeys(setup, await open())).faults).toEqual([]);
      for (const { id } of persons) expect((await nurse.api.get(`/api/v1/persons/${id}/identity`)).status).toBe(200);
      expect(await findsThePerson()).toBeUndefined();
    },
  );

  it('a file about somebody who bears a colleague’s name keeps its mark', async () => {
    const { rows } = await house.db.query('select from care.person where staff_index is not null');
    expect(rows).toHaveLength(1);
  });

  it('the newest key is never dropped', async () => {
    const keys = await open();
    await expect(dropKey(keysFile, 'field', keys.newest('field').id)).rejects.toThrow('newest');
    await expect(dropKey(keysFile, 'field', 'nonsense')).rejects.toThrow('no field key');
  });

  it('SEC-93: ciphertext that was moved to another person, row or column does not open, and the alarm is raised', async () => {
    const [one, two] = [must(persons[0], 'a person'), must(persons[1], 'a person')];
    await house.db.query(
      `update care.person_identity a set family_name = b.family_name from care.person_identity b where a.person_id = $1 and b.person_id = $2`,
      [one.id, two.id],
    );
    await house.db.query(`update care.person_identity set given_names = family_name where person_id = $1`, [two.id]);
    await house.db.query(
      `update care.person_key a set wrapped = b.wrapped from care.person_key b where a.person_id = $1 and b.person_id = $2`,
      [persons[2]?.id, persons[3]?.id],
    );
    const alarms: string[] = [];
    const { error } = console;
    console.error = (...words: unknown[]) => void alarms.push(words.map(String).join(' '));
    try {
      for (const id of [one.id, two.id, persons[2]?.id]) {
        const answer = await nurse.api.get(`/api/v1/persons/${id}/identity`);
        expect([answer.status, answer.problem.code]).toEqual([500, 'server.fault']);
      }
    } finally {
      console.error = error;
    }
    expect(alarms.filter((line) => line.startsWith('ALARM'))).toHaveLength(3);
    expect(alarms.join()).not.toContain(String(one.body['familyName']));
  });

  it('SEC-96: without its key a file cannot be read any more', async () => {
    const { id } = must(persons[4], 'a person');
    await house.db.query('delete from care.person_key where person_id = $1', [id]);
    expect((await nurse.api.get(`/api/v1/persons/${id}/identity`)).status).toBe(404);
  });
});
