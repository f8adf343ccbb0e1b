import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserLaunch } from './journeys/browser.js';

const port = Number(process.env.JOURNEYS_PORT ?? 4600);
const server = path.resolve(import.meta.dirname, '../server/dist/src/main.js');

// This file is read by the runner and again by each of its workers; only the runner names the folder and clears it away.
if (process.env.JOURNEYS_DATA === undefined) {
  const data = path.join(tmpdir(), `ketenzicht-journeys-${process.pid}`);
  process.env.JOURNEYS_DATA = data;
  process.on('exit', () => rmSync(data, { recursive: true, force: true }));
}

/** The real server with its demo register, and real browsers, told as the people who use it would. */
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  globalSetup: './journeys/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: true,
  // Two browsers, a server and a database share two cores: what a busy moment upset is told once more, and the report calls it flaky.
  retries: 1,
  reporter: 'list',
  webServer: {
    command: `"${process.execPath}" "${server}"`,
    url: `http://127.0.0.1:${port}/api/v1/about`,
    // A story stands in for the push service of a browser.
    env: { PORT: String(port), DATA_DIR: path.join(process.env.JOURNEYS_DATA, 'shared'), WEBHOOKS_TO_LOOPBACK: 'on' },
    timeout: 120_000,
    // A killed server would leave its database running.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: await browserLaunch(),
  },
});
