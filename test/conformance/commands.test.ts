import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../server/dist/src/platform/database/embedded-postgres.js';
import { migrate } from '../../server/dist/src/platform/database/migrate.js';
import { killTree, newFolder, postmasterOf } from '../faults/processes.js';

const root = path.resolve(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const commands = [
  'register',
  'account',
  'keys',
  'verify-log',
  'verify-following',
  'reapply-erasures',
  'replay',
  'sbom',
];

/** Of whom nothing is left. */
const erased = {
  organisationId: randomUUID(),
  personId: randomUUID(),
  erasedAt: '2026-01-01T00:00:00Z',
  ground: 'unlawful',
};

interface Said {
  code: number;
  out: string;
  err: string;
}

describe('the commands of package.json', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    folder = await newFolder();
    postgres = await startEmbeddedPostgres({ home: path.join(folder, 'postgres'), database: 'ketenzicht' });
    await migrate(postgres.url);
  });
  afterAll(async () => {
    const left = await postmasterOf(path.join(folder, 'postgres', 'cluster'));
    if (left) await killTree(left);
    await rm(folder, { recursive: true, force: true });
  });

  /** What stands in package.json, as npm would run it. */
  function run(name: string, args: readonly string[] = [], env: Record<string, string> = {}): Promise<Said> {
    const [program, ...first] = (scripts[name] ?? '').split(' ');
    expect(program).toBe('node');
    const { PATH = '', HOME = '' } = process.env;
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [...first, ...args],
        { cwd: root, env: { PATH, HOME, DATA_DIR: path.join(folder, 'untouched'), ...env } },
        (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
      );
      child.stdin?.end();
    });
  }
  const here = () => ({
    DATABASE_URL: postgres.url,
    KEYS_FILE: path.join(folder, 'keys.json'),
    ERASURES_FILE: path.join(folder, 'erasures.jsonl'),
    CHECKPOINT_DIR: path.join(folder, 'checkpoints'),
  });

  it.each(commands)('%s says with --help how it is used, ends with 0, and touches nothing', async (name) => {
    const { code, out } = await run(name, ['--help']);
    expect(out).toContain(`npm run ${name === 'register' ? '' : name}`.trim());
    expect(code).toBe(0);
    expect(existsSync(path.join(folder, 'untouched'))).toBe(false);
    expect(existsSync(path.join(root, '--help'))).toBe(false);
  });

  it.each([
    ['register', 1],
    ['account', 1],
    ['keys', 1],
    ['reapply-erasures', 1],
    ['replay', 2],
  ])('%s without what it needs says how it is used, ends with %i, and touches nothing', async (name, wanted) => {
    const { code, err } = await run(name);
    expect(err).toContain(`npm run ${name}`);
    expect(code).toBe(wanted);
    expect(existsSync(path.join(folder, 'untouched'))).toBe(false);
  });

  it('keys lists a key for each purpose, drops none in use, and knows no other purpose', async () => {
    const listed = await run('keys', ['list'], here());
    expect(listed).toMatchObject({ code: 0, err: '' });
    for (const purpose of ['log', 'field', 'index', 'checkpoint'])
      expect(listed.out).toMatch(new RegExp(`^${purpose} `, 'm'));
    expect(await run('keys', ['check'], here())).toMatchObject({ code: 0 });
    expect(await run('keys', ['new', 'cupboard'], here())).toMatchObject({ code: 1 });
  });

  it('verify-log ends with 0 on a sound log, and with 2 when it cannot be looked at', async () => {
    expect(await run('verify-log', [], here())).toMatchObject({ code: 0, out: expect.stringContaining('is sound') });
    const nowhere = { ...here(), DATABASE_URL: 'postgresql://localhost:1/nowhere' };
    expect(await run('verify-log', [], nowhere)).toMatchObject({ code: 2, err: expect.stringContaining('could not') });
  });

  it('verify-following ends with 0 where it holds, and with 2 on a day yet to come or when it cannot be looked at', async () => {
    expect(await run('verify-following', [], here())).toMatchObject({
      code: 0,
      out: expect.stringContaining('It holds'),
    });
    expect(await run('verify-following', ['--on', '2099-01-01'], here())).toMatchObject({
      code: 2,
      err: expect.stringContaining('npm run verify-following'),
    });
    const nowhere = { ...here(), DATABASE_URL: 'postgresql://localhost:1/nowhere' };
    expect(await run('verify-following', [], nowhere)).toMatchObject({
      code: 2,
      err: expect.stringContaining('could not'),
    });
  });

  it('reapply-erasures says how many there were, twice alike, and ends with 1 where there is no database', async () => {
    expect(await run('reapply-erasures', [], here())).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no'),
    });
    writeFileSync(here().ERASURES_FILE, `${JSON.stringify(erased)}\n`);
    const first = await run('reapply-erasures', [], here());
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^1 erasures in .* 0 had come back/) });
    expect(await run('reapply-erasures', [], here())).toEqual(first);
    const nowhere = { ...here(), DATABASE_URL: 'postgresql://localhost:1/nowhere' };
    expect(await run('reapply-erasures', [], nowhere)).toMatchObject({ code: 1 });
  });

  it('sbom writes the bill where it is told to', async () => {
    const file = path.join(folder, 'bill.json');
    expect(await run('sbom', [file])).toMatchObject({ code: 0, out: expect.stringContaining(file) });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
  });
});
