import { test as base, expect, type Browser, type Locator, type Page } from '@playwright/test';
import { Api } from './api.js';

export { expect };

interface Story {
  /** Opens a browser of their own for someone who is logged in. */
  as: (username: string, at?: string) => Promise<Page>;
  api: (username: string) => Promise<Api>;
}
interface Options {
  /** A story about trouble: failed requests are then part of it, and the console may name them. */
  trouble: boolean;
}

export const test = base.extend<Story & Options>({
  trouble: [false, { option: true }],
  api: async ({ baseURL }, use) => {
    const opened: Api[] = [];
    await use(async (username) => {
      const api = await Api.login(baseURL ?? '', username);
      opened.push(api);
      return api;
    });
    await Promise.all(opened.map((api) => api.close()));
  },
  as: async ({ browser, baseURL, trouble }, use) => {
    const complaints: string[] = [];
    const pages: Page[] = [];
    await use(async (username, at = baseURL ?? '') => {
      const page = await personAt(browser, at, username);
      listen(page, complaints);
      pages.push(page);
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
    if (!trouble) expect(complaints, 'the console of every page stays empty').toEqual([]);
  },
});

async function personAt(browser: Browser, baseURL: string, username: string): Promise<Page> {
  const api = await Api.login(baseURL, username);
  const context = await browser.newContext({ baseURL, storageState: await api.session() });
  await api.close();
  return context.newPage();
}

/** The browser itself logs every refusal; "nobody yet" and "this file is closed to you" are expected answers to a question. */
const isAnswer = (line: string) => /401 .*\/sessions\/current\)$|403 .*\/persons\/[0-9a-f-]{36}\)$/.test(line);
/** And it says that it loaded something twice, when the service worker took over while the page was loading: what was fetched before that is not used. */
const isTakeover = (line: string) =>
  /cross-world service worker resource mismatch|preloaded using link preload but not used/.test(line);
const isExpected = (line: string) => isAnswer(line) || isTakeover(line);

export function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    const line = `${message.text()} (${message.location().url})`;
    if (['error', 'warning'].includes(message.type()) && !isExpected(line)) complaints.push(line);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
}

/** A ward's row on a list, by its name. */
export const row = (page: Page, name: string): Locator =>
  page.locator('article[data-unit]').filter({ has: page.getByRole('link', { name, exact: true }) });

export const pill = (page: Page): Locator => page.locator('[data-live]');

/** Opens the board narrowed to a few words, as live as it says. */
export async function openBoard(page: Page, words = ''): Promise<void> {
  await page.goto(words === '' ? '/' : `/?${new URLSearchParams({ q: words })}`);
  await expect(pill(page)).toHaveAttribute('data-live', /live|delayed/);
}

/** As a sheet of the page's own making: the content security policy lets no style in from outside. */
export const addStyle = (page: Page, css: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
