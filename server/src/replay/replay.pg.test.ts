import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays } from '@ketenzicht/shared/kernel';
import { hash } from '@node-rs/argon2';
import { Api } from '../testing/api.js';
import { anAccount, aWard, type GivenWard } from '../testing/given.js';
import { House } from '../testing/house.js';
import { machineOf, type Machine } from '../testing/machine.js';
import type { ReplayOptions } from './replay-options.js';
import { replay } from './replay.js';

const header =
  'datum,bundesland_id,intensivbetten_belegt,intensivbetten_frei,intensivbetten_7_tage_notfallreserve,einschraenkung_personal';

let house: House;
let machine: Machine;
let keyFile: string;
let ward: GivenWard;
let file: string;

/** Forty days of one ward, one of them not reported. The test register's region has the code N. */
async function fileOfDays(): Promise<string> {
  const days = Array.from({ length: 40 }, (_, index) => addLocalDays('2022-03-01', index));
  const lines = days.map(
    (day, index) => `${day},N,${60 + (index % 7)},${index % 5},${index === 3 ? 'NA' : 12},${index % 3}`,
  );
  lines[20] = `${days[20]},N,NA,4,12,1`;
  const name = path.join(await mkdtemp(path.join(tmpdir(), 'replay-')), 'register.csv');
  await writeFile(name, [header, ...lines, ''].join('\r\n'));
  return name;
}

async function run(
  more: Partial<ReplayOptions> = { machine: { clientId: machine.id, keyFile, kid: machine.kid } },
): Promise<{ agreed: boolean; said: string }> {
  const lines: string[] = [];
  const options = {
    file,
    base: house.url,
    username: '',
    password: '',
    machine: undefined,
    from: undefined,
    to: undefined,
    limit: undefined,
    ...more,
  };
  const agreed = await replay(options, (line) => lines.push(line));
  return { agreed, said: lines.join('\n') };
}

beforeAll(async () => {
  file = await fileOfDays();
  house = await House.open({ wards: 0 }, async (db, organisation) => {
    ward = await aWard(db, organisation);
    machine = await machineOf(db, organisation, { scopes: ['capacity', 'backfill'] });
    keyFile = path.join(path.dirname(file), 'key.pem');
    await writeFile(keyFile, machine.key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  });
});
afterAll(() => house.close());

describe('the replay of a register', () => {
  it('sends every row, sees every event and finds the file again on the boards of then and now', async () => {
    const { agreed, said } = await run();
    expect(said).toContain('accepted        39');
    expect(said).toContain('1 × /operational input.invalid_type, /occupied input.invalid_type: 2022-03-21 N');
    expect(said).toContain('events seen     39');
    expect(said).toContain('board = last day: yes (2022-04-09)');
    expect(said).toContain('boards of the past = their days: yes (12 days)');
    expect(agreed).toBe(true);
    expect(await house.coordinator.figure(ward.id)).toMatchObject({
      operational: 68,
      occupied: 64,
      reserve: 12,
      limitedBy: [],
      source: 'feed',
      version: 39,
    });
  });

  it('adds to the history when it is run again, and a newer report stays the newest', async () => {
    expect((await house.provider.report(ward.id, { operational: 70, occupied: 1 }, { version: 39 })).status).toBe(200);
    const { agreed, said } = await run();
    expect(said).toContain('1 of 1 wards have reports already');
    expect(said).toContain('board = last day: yes (2022-04-09; 1 wards keep the newer day that they had)');
    expect(agreed).toBe(true);
    expect(await house.coordinator.figure(ward.id)).toMatchObject({ occupied: 1, version: 79 });
    expect((await house.trace()).reports).toBe(79);
  });

  it('API-48: a feed outside the demo is not let in with a password, and the log says so', async () => {
    const password = 'a feed of its own';
    const organisation = house.organisation;
    const { username, id } = await anAccount(house.db, {
      role: 'feed',
      organisation,
      passwordHash: await hash(password),
    });
    await expect(run({ username, password })).rejects.toThrow(/was refused \(401\)/);
    const answer = await new Api(house.url).call('POST', '/api/v1/sessions', { body: { username, password } });
    expect(answer.problem).toMatchObject({ status: 401, code: 'session.refused' });
    const { rows } = await house.db.query<{ decision: string }>(
      `select decision from audit.access_line where event = 'session.open' and objects @> $1`,
      [JSON.stringify([{ type: 'account', id }])],
    );
    expect(rows.map(({ decision }) => decision)).toEqual(['refused', 'refused']);
  });

  it('API-48: a machine whose key the server does not know is told that, and sends nothing', async () => {
    const before = await house.trace();
    await expect(run({ machine: { clientId: machine.id, keyFile, kid: undefined } })).rejects.toThrow(
      /could not prove that it is one of ours/,
    );
    expect(await house.trace()).toEqual(before);
  });
});
