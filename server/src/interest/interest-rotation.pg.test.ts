import { cp, mkdtemp, rm } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownInterestSchema, roundDeskSchema } from '@ketenzicht/shared/interest';
import { must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { createPool } from '../platform/database/pool.js';
import { roomUrl } from '../platform/database/rooms.js';
import { addKey, dropKey } from '../platform/keys/key-file.js';
import { Keyring } from '../platform/keys/keyring.js';
import { Api } from '../testing/api.js';
import { anOpenRound, aRegistration } from '../testing/given-interest.js';
import { House } from '../testing/house.js';
import { checkInterests, interestKeyUse, rehashMailboxes, resealInterests } from './interest-rotation.js';

describe('the keys under which registrations of interest lie', () => {
  let folder: string;
  let keysFile: string;
  let house: House;
  let setup: pg.Pool;
  const open = () => Keyring.open(keysFile, new Date());

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'ketenzicht-interest-'));
    keysFile = path.join(folder, 'keys.json');
    await Keyring.open(must(process.env['TEST_KEYS_FILE'], 'keys'), new Date());
    await cp(must(process.env['TEST_KEYS_FILE'], 'keys'), keysFile);
    house = await House.open({ wards: 0, config: { keysFile } });
    setup = createPool(roomUrl({ url: house.database.url, roles: 'login' }, 'setup'), 2);
  });
  afterAll(async () => {
    await setup.end();
    await house.close();
    await rm(folder, { recursive: true });
  });

  const aRound = () => anOpenRound(house.db, house.register);
  const register = (roundId: string, more = {}) => aRegistration(house.db, roundId, house.register.regionId, more);
  const desk = async (roundId: string) => {
    const coordinator = await house.person('nationalCoordinator');
    return (await coordinator.get(`/api/v1/interest-rounds/${roundId}`)).as(roundDeskSchema);
  };
  const quietly = async <T>(body: () => Promise<T>): Promise<T> => {
    const { error } = console;
    console.error = () => undefined;
    return body().finally(() => (console.error = error));
  };

  it('SEC-93: what was moved to another registration opens nowhere, and the check names it without what it says', async () => {
    const roundId = await aRound();
    const [one, two] = [await register(roundId, { name: 'Noor Verplaatst' }), await register(roundId)];
    await house.db.query(
      'update interest.registration set said = (select said from interest.registration where id = $1) where id = $2',
      [one.id, two.id],
    );
    await quietly(async () => {
      const { opened, registrations, faults } = await checkInterests(setup, await open());
      expect(registrations - opened).toBe(1);
      expect(faults).toEqual([expect.stringContaining(`registration ${two.id}`)]);
      expect(faults.join()).not.toContain('Noor');
      const coordinator = await house.person('nationalCoordinator');
      expect((await coordinator.get(`/api/v1/interest-rounds/${roundId}`)).status).toBe(500);
    });
    await house.db.query('delete from interest.registration where round_id = $1', [roundId]);
  });

  it('SEC-95: both are replaced beside a running server and the old ones dropped; the desk and the link in the mail still open all', async () => {
    const roundId = await aRound();
    const first = await register(roundId, { name: 'Noor Eerder', email: 'noor@voorbeeld.example' });
    const gone = await register(roundId);
    const stranger = new Api(house.url);
    await stranger.call('POST', '/api/v1/interests/_withdraw', { body: { token: gone.token } });
    const before = { field: (await open()).newest('field').id, index: (await open()).newest('index').id };
    await addKey(keysFile, 'field', new Date());
    await addKey(keysFile, 'index', new Date());
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await resealInterests(setup, await open())).toBe(1);
    expect(await rehashMailboxes(setup, await open())).toBe(1);
    const used = await interestKeyUse(setup);
    expect(used.map(({ id }) => id).filter((id) => Object.values(before).includes(id))).toEqual([]);
    expect(used.map(({ purpose, rows }) => [purpose, rows])).toEqual([
      ['field', 1],
      ['index', 1],
    ]);
    await dropKey(keysFile, 'field', before.field);
    await dropKey(keysFile, 'index', before.index);
    expect(await checkInterests(setup, await open())).toEqual({ registrations: 1, opened: 1, faults: [] });
    expect((await desk(roundId)).registrations).toMatchObject([
      { name: 'Noor Eerder', email: 'noor@voorbeeld.example' },
    ]);
    const own = await stranger.call('POST', '/api/v1/interests/_read', { body: { token: first.token } });
    expect(own.as(ownInterestSchema).name).toBe('Noor Eerder');
  });
});
