// Everything that must hold, in the order in which it is quickest to learn that it does not. `npm test` runs this.
// The last line is always `N passed, N failed`; a step without tests of its own counts as one failure when it fails.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { incompleteOptionals, looseEntries, looseRanges } from './lock.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = mkdtempSync(path.join(tmpdir(), 'ketenzicht-results-'));
process.on('exit', () => rmSync(results, { recursive: true, force: true }));

const env = {
  ...process.env,
  // The Node that the lockfile names, also when this was started with another one.
  PATH: [path.join(root, 'node_modules/.bin'), process.env.PATH].join(path.delimiter),
  NO_COLOR: '1',
};
delete env.FORCE_COLOR;
const vmModules = { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };

/** Far above what any step takes, also on a slow machine: a runner that hangs must end as a failure with its name, not as a silence. */
const patience = 40 * 60_000;

/** @returns {Promise<number>} the exit code */
const run = (command, args, { cwd = root, more = {} } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...env, ...more },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      detached: process.platform !== 'win32', // a group of its own, so that its children end with it
    });
    const end = () => {
      const { pid } = child;
      if (pid === undefined) return;
      try {
        process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
      } catch {
        // It ended by itself meanwhile.
      }
    };
    const limit = setTimeout(() => {
      console.error(`${command} did not end within ${patience / 60_000} minutes and was stopped.`);
      end();
    }, patience);
    const interrupted = () => (end(), process.exit(130));
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    const done = (code) => {
      clearTimeout(limit);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve(code);
    };
    child.once('error', (error) => (console.error(error.message), done(127)));
    child.once('exit', (code) => done(code ?? 1));
  });

/** A step that only holds or does not. */
const plain =
  (command, ...args) =>
  async () => ({ passed: 0, failed: (await run(command, args)) === 0 ? 0 : 1 });

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** At least one failure when the runner says so, also when it never came to its tests. */
const counted = (passed, failed, code) => ({ passed, failed: code === 0 ? failed : Math.max(1, failed) });

const jest = (room) => async () => {
  const file = path.join(results, `${room}.json`);
  // Forced to end: after a failed test something may be left open, and a run that hangs tells nobody what failed.
  const code = await run('jest', ['--json', `--outputFile=${file}`, '--silent=false', '--forceExit'], {
    cwd: path.join(root, room),
    more: vmModules,
  });
  const { numPassedTests = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = read(file) ?? {};
  return counted(numPassedTests, numFailedTests + numRuntimeErrorTestSuites, code);
};

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(String(port)));
    });
  });

const journeys = async () => {
  const file = path.join(results, 'journeys.json');
  const code = await run('playwright', ['test', '-c', 'test/playwright.config.ts', '--reporter=list,json'], {
    more: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, JOURNEYS_PORT: await freePort() },
  });
  const { expected = 0, flaky = 0, unexpected = 0 } = read(file)?.stats ?? {};
  return counted(expected + flaky, unexpected, code);
};

const lock = async () => {
  const lockfile = read(path.join(root, 'package-lock.json'));
  const rooms = ['.', 'shared', 'server', 'web', 'test'].map((room) => read(path.join(root, room, 'package.json')));
  const missing = [...incompleteOptionals(lockfile), ...looseEntries(lockfile), ...looseRanges(rooms)];
  for (const line of missing) console.error(line);
  return { passed: 0, failed: missing.length > 0 ? 1 : 0 };
};

/** @type {[title: string, step: () => Promise<{ passed: number, failed: number }>][]} */
const steps = [
  ['Build', plain('nx', 'run-many', '-t', 'build')],
  ['Lockfile: every platform, one version, a hash for each', lock],
  ['Known weaknesses in what production installs', plain('node', '.ci/vulnerabilities.mjs')],
  ['Secrets', plain('node', '.ci/secrets.mjs')],
  ['Types', plain('nx', 'run-many', '-t', 'typecheck')],
  ['Lint', plain('oxlint', '--type-aware')],
  [
    'The law of imports',
    plain('depcruise', 'shared/src', 'server/src', 'web/src', '--config', '.dependency-cruiser.cjs'),
  ],
  ['Rules (shared)', jest('shared')],
  ['Server', jest('server')],
  ['Web', jest('web')],
  ['Faults and conformance', jest('test')],
  ...(existsSync(path.join(root, 'test/playwright.config.ts')) ? [['Journeys in a browser', journeys]] : []),
];

const began = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1_000).toFixed(0)} s`;
const total = { passed: 0, failed: 0 };
const broken = [];

for (const [title, step] of steps) {
  console.log(`\n== ${title}`);
  const started = Date.now();
  const { passed, failed } = await step();
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) broken.push(title);
  console.log(
    `== ${title}: ${failed > 0 ? 'FAILED' : 'ok'} (${passed + failed > 0 ? `${passed} passed, ${failed} failed, ` : ''}${seconds(started)})`,
  );
  if (title === 'Build' && failed > 0) break; // all that follows stands on it
}

console.log(
  `\n${broken.length > 0 ? `Not in order: ${broken.join('; ')}.` : 'All in order.'} ${seconds(began)} in all.`,
);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
