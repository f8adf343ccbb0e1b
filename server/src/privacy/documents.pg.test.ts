import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import { newDatabase, type TestDatabase } from '../testing/database.js';
import { dictionaryPage, registerPage } from './documents.js';

const root = path.resolve(import.meta.dirname, '../../..');
const page = (name: string) => path.join(root, 'docs/security', name);

function check(name: string, text: string): void {
  if (process.env['WRITE_DOCS']) writeFileSync(page(name), text);
  expect(readFileSync(page(name), 'utf8')).toBe(text);
}

/** Every test file of the product, as one text. */
const tests = (): string =>
  ['shared/src', 'server/src', 'web/src', 'test']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(test|spec)\.tsx?$/.test(file) && !file.includes('node_modules'))
        .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
    )
    .join('\n');

describe('the documents about privacy', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await newDatabase();
  });
  afterAll(() => database.close());

  it('PRIV-02: the page of the register is the register (npm run docs writes it)', () => {
    check('processing-register.md', registerPage());
  });

  it('PRIV-03: the data dictionary is the database (npm run docs writes it)', async () => {
    check('data-dictionary.md', await dictionaryPage(database.pool));
  });

  it('PRIV-03: every risk of the DPIA input names a test that exists', () => {
    const all = tests();
    const risks = readFileSync(page('dpia.md'), 'utf8')
      .split('\n')
      .filter((line) => /^\| R\d+ /.test(line));
    expect(risks.length).toBeGreaterThanOrEqual(12);
    for (const risk of risks) {
      const named = [...risk.matchAll(/“([^”]+)”/g)].map(([, title]) => must(title, 'a title'));
      expect([risk, named.length > 0]).toEqual([risk, true]);
      expect(named.filter((title) => !all.includes(title.replaceAll("'", "\\'")) && !all.includes(title))).toEqual([]);
    }
  });
});
