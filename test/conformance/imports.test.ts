import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const law = path.join(repository, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(law) as { forbidden: { name: string }[] };

/** A small house in which every rule is broken once: file, what it imports, and the rule that must say so (none: it is lawful). */
const canary: [file: string, imports: string, rule: string | null][] = [
  ['shared/src/kernel/ids.ts', '../directory/directory.contract.js', 'shared-kernel-knows-no-feature'],
  ['shared/src/kernel/clock.ts', 'fastify', 'shared-stands-alone'],
  ['shared/src/directory/directory.contract.ts', 'zod', null],
  ['shared/src/directory/places.ts', '../capacity/capacity.rules.js', 'shared-order-of-features'],
  ['shared/src/capacity/capacity.rules.ts', '../kernel/ids.js', null],
  ['shared/src/capacity/beds.ts', '../placement/placement.rules.js', 'shared-capacity-looks-back-only'],
  ['shared/src/placement/placement.rules.ts', 'node:fs', 'rules-do-no-io'],
  ['server/src/main.ts', './app.module.js', null],
  ['server/src/app.module.ts', './capacity/capacity.queries.js', null],
  ['server/src/capacity/capacity.queries.ts', '../platform/pool.js', null],
  ['server/src/capacity/capacity.service.ts', '../directory/directory.service.js', null],
  ['server/src/capacity/capacity.jobs.ts', '../directory/directory.queries.js', 'server-features-meet-by-service'],
  ['server/src/capacity/capacity.controller.ts', '../app.module.js', 'server-whole-is-for-the-top'],
  ['server/src/capacity/capacity.seed.ts', '../testing/given.js', 'product-knows-no-test'],
  ['server/src/capacity/capacity.test.ts', '../testing/given.js', null],
  ['server/src/newcomer/newcomer.queries.ts', '../directory/directory.queries.js', 'server-features-meet-by-service'],
  ['server/src/directory/directory.service.ts', './directory.queries.js', null],
  ['server/src/directory/directory.queries.ts', '../platform/pool.js', null],
  ['server/src/platform/pool.ts', 'pg', null],
  ['server/src/platform/mail.ts', '../capacity/capacity.service.js', 'server-platform-knows-no-feature'],
  ['server/src/platform/page.ts', '../../../web/src/ui/Button.js', 'server-knows-no-web'],
  ['server/src/platform/lost.ts', './not-there.js', 'nothing-unresolved'],
  ['server/src/platform/hidden.ts', 'ajv', 'declared-packages-only'],
  ['server/src/platform/alone.ts', '', 'no-orphans'],
  ['server/src/testing/given.ts', '../capacity/capacity.queries.js', null],
  ['server/src/live/hen.ts', './egg.js', null], // a circle is reported once
  ['server/src/live/egg.ts', './hen.js', 'no-cycles'],
  ['web/src/app/App.tsx', '../capacity/Board.js', null],
  ['web/src/capacity/Board.tsx', '../ui/Button.js', null],
  ['web/src/capacity/Wards.tsx', '../directory/Map.js', 'web-features-never-meet'],
  ['web/src/directory/Map.tsx', '../platform/http.js', null],
  ['web/src/platform/http.ts', '../../../shared/src/kernel/ids.js', null],
  ['web/src/platform/session.ts', '../capacity/Board.js', 'web-platform-knows-no-feature'],
  ['web/src/platform/types.ts', '../../../server/src/platform/pool.js', 'web-knows-no-server'],
  ['web/src/ui/Button.tsx', 'react', null],
  ['web/src/ui/Dialog.tsx', '../platform/http.js', 'web-ui-knows-nothing'],
];

describe('the law of imports', () => {
  let house: string;
  let reported: Set<string>;

  beforeAll(async () => {
    house = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'ketenzicht-canary-')));
    await fs.symlink(path.join(repository, 'node_modules'), path.join(house, 'node_modules'));
    for (const [file, imports] of canary) {
      await fs.mkdir(path.join(house, path.dirname(file)), { recursive: true });
      await fs.writeFile(
        path.join(house, file),
        imports ? `import * as it from '${imports}';\nexport const used = it;\n` : 'export const alone = 1;\n',
      );
    }
    for (const room of ['shared', 'server', 'web'])
      await fs.copyFile(path.join(repository, room, 'package.json'), path.join(house, room, 'package.json'));
    const found = await cruise(house);
    reported = new Set(found.map(({ from, rule }) => `${from} ${rule.name}`));
  });
  afterAll(() => fs.rm(house, { recursive: true, force: true }));

  it.each(canary.filter(([, , rule]) => rule !== null))('%s may not import "%s": %s', (file, _, rule) => {
    expect(reported).toContain(`${file} ${rule}`);
  });

  it('reports nothing that is lawful', () => {
    const lawful = new Set(canary.filter(([, , rule]) => rule === null).map(([file]) => file));
    expect(
      [...reported].filter((line) => lawful.has(line.split(' ')[0] ?? '') && !line.endsWith('no-orphans')),
    ).toEqual([]);
  });

  it('has no rule that the canary does not try', () => {
    expect(new Set(canary.flatMap(([, , rule]) => rule ?? []))).toEqual(new Set(forbidden.map(({ name }) => name)));
  });
});

interface Violation {
  from: string;
  rule: { name: string };
}

function cruise(folder: string): Promise<Violation[]> {
  const cruiser = path.join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve, reject) =>
    execFile(
      process.execPath,
      [cruiser, 'shared/src', 'server/src', 'web/src', '--config', law, '--output-type', 'json'],
      { cwd: folder, env, maxBuffer: 1 << 26 },
      (error, stdout) => {
        if (!stdout) return reject(error ?? new Error('dependency-cruiser said nothing'));
        resolve((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
      },
    ),
  );
}
