import type { Page } from '@playwright/test';
import { Api } from './api.js';
import { ClockedServer, milliseconds, type Distance } from './clocked.js';
import { test as story } from './story.js';

export { expect } from './story.js';

interface Clocked {
  clocked: ClockedServer;
  /** What time it is in this story. */
  now: () => Date;
  /** Lets time pass. A pause of some minutes is sat out on the open page; after a longer one everybody logs in again and is back where they were. */
  travel: (distance: Distance) => Promise<void>;
  /** As `travel`, to a moment; one that has been is no moment to go to. */
  travelTo: (moment: Date) => Promise<void>;
  everybody: { pages: Map<Page, string>; machines: Api[] };
}
interface Options {
  /** When the story begins. */
  begins: Date;
}

/** Longer than this and personal data closes, as it should. */
const satOut = milliseconds({ minutes: 10 });

/** A Tuesday morning at the beginning of next month: what goes by working days and by months is then the same whenever the story is told. */
function aTuesday(): Date {
  const today = new Date();
  const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 2, 9));
  return new Date(first.getTime() + milliseconds({ days: (9 - first.getUTCDay()) % 7 }));
}

/** Stories in which time passes: on a server of their own, with browsers whose clocks move along. Begin them with `test.setTimeout`, the server starts within. */
export const test = story.extend<Clocked & Options>({
  begins: [aTuesday(), { option: true }],
  clocked: [
    async ({ begins }, use) => {
      const server = await ClockedServer.start(begins);
      await use(server);
      await server.stop();
    },
    { timeout: 120_000 },
  ],
  everybody: async ({ clocked: _first }, use) => use({ pages: new Map(), machines: [] }),
  baseURL: async ({ clocked }, use) => use(clocked.url),
  now: async ({ clocked }, use) => use(clocked.now),
  as: async ({ as, now, everybody }, use) =>
    use(async (username, at) => {
      const page = await as(username, at);
      await page.clock.install({ time: now() });
      everybody.pages.set(page, username);
      return page;
    }),
  api: async ({ baseURL, now, everybody }, use) => {
    await use(async (username) => {
      const api = await Api.login(baseURL ?? '', username, now);
      everybody.machines.push(api);
      return api;
    });
    await Promise.all(everybody.machines.map((api) => api.close()));
  },
  travel: async ({ clocked, everybody, baseURL, now }, use) =>
    use(async (distance) => {
      const by = milliseconds(distance);
      if (by <= satOut) {
        await clocked.jump(by);
        await Promise.all([...everybody.pages.keys()].map((page) => page.clock.fastForward(by)));
        return;
      }
      // The lid is closed before the time passes, so that no page sees its session end.
      const places = [...everybody.pages.keys()].map((page) => page.url());
      await Promise.all([...everybody.pages.keys()].map((page) => page.goto('about:blank')));
      await clocked.jump(by);
      await Promise.all(everybody.machines.map((api) => api.logIn()));
      await Promise.all(
        [...everybody.pages].map(async ([page, username], index) => {
          await comeBack(page, username, baseURL ?? '', now());
          if (places[index] !== 'about:blank') await page.goto(places[index] ?? '/');
        }),
      );
    }),
  travelTo: async ({ travel, now }, use) =>
    use(async (moment) => {
      const ahead = moment.getTime() - now().getTime();
      if (ahead <= 0) throw new Error(`${moment.toISOString()} has been`);
      await travel({ minutes: ahead / 60_000 });
    }),
});

async function comeBack(page: Page, username: string, baseURL: string, now: Date): Promise<void> {
  const api = await Api.login(baseURL, username);
  await page.context().addCookies((await api.session()).cookies);
  await api.close();
  await page.clock.setSystemTime(now);
}
