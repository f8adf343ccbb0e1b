import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const folder = 'server/src/platform/config';

describe('docs/operations', () => {
  const page = read('docs/operations/README.md');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));

  it('has a row for every setting that the server reads, and for no other', () => {
    const code = readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => read(`${folder}/${file}`));
    const known = new Set(
      code.flatMap((text) => text.match(/^ {2}[A-Z][A-Z_]+(?=:)/gm) ?? []).map((name) => name.trim()),
    );
    const told = rows
      .flatMap((row) => row.split('|')[1]?.match(/`[A-Z][A-Z_]+`/g) ?? [])
      .map((name) => name.slice(1, -1));
    expect(known.size).toBeGreaterThan(20);
    expect(told.toSorted()).toEqual([...known].toSorted());
  });

  it('has a row for every command of an operator', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const daily = new Set(['build', 'start', 'test', 'typecheck', 'lint', 'boundaries', 'format', 'bench', 'screens']);
    const told = rows.flatMap((row) => row.match(/(?<=`npm run )[\w-]+/g) ?? []);
    expect(told.toSorted()).toEqual(
      Object.keys(scripts)
        .filter((name) => !daily.has(name))
        .toSorted(),
    );
  });
});
