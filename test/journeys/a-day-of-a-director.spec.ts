import type { Page } from '@playwright/test';
import { dutchDayIn } from './dutch-day.js';
import { followedBy, someDirector } from './followed.js';
import { expect, test } from './story.js';

const line = (page: Page, reference: string) => page.locator('article.followed').filter({ hasText: reference });
const part = (page: Page, name: RegExp) => page.getByRole('region', { name });

test('the day of a director begins with who needs them, and why', async ({ as }) => {
  const me = await someDirector();
  const late = await followedBy(me, { next: -3 });
  const lapsing = await followedBy(me, { titleEnds: 1, next: 20 });
  const strict = await followedBy(me, { next: 5, included: -20, interval: 26 });
  const far = await followedBy(me, { next: 60 });
  const page = await as(me);
  await page.goto('/following');
  await expect(page.getByRole('heading', { level: 1, name: 'Wie heeft u vandaag nodig?' })).toBeVisible();
  const references = () => page.locator('article.followed h3').allInnerTexts();
  await expect.poll(references).toEqual([lapsing, late, strict, far].map(({ reference }) => reference));
  await expect(part(page, /^Vandaag: 2$/)).toContainText('Titel eindigt morgen, nog geen vervolg');
  await expect(line(page, late.reference)).toContainText('Contact 3 dagen te laat');
  await expect(part(page, /^Deze week: 1$/)).toContainText(strict.reference);

  await test.step('the list is gone through with the keyboard', async () => {
    await line(page, lapsing.reference).getByRole('link').focus();
    await page.keyboard.press('j');
    await expect(line(page, late.reference).getByRole('link')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    await expect(line(page, late.reference).getByRole('link')).toBeFocused();
  });

  await test.step('one reason at a time, in the address', async () => {
    await page.getByRole('button', { name: /^Titel loopt af/ }).click();
    await expect.poll(references).toEqual([lapsing.reference]);
    expect(new URL(page.url()).search).toBe('?reason=titleLapsing');
  });
});

test.describe('a day that does not fit', () => {
  test.use({ trouble: true });
  test('a day that is too late for one is planned for nobody, until they are left out', async ({ as }) => {
    const me = await someDirector();
    const strict = await followedBy(me, { next: 5, included: -20, interval: 26 });
    const far = await followedBy(me, { next: 60 });
    const page = await as(me);
    await page.goto('/following');
    for (const { reference } of [far, strict]) await page.getByRole('checkbox', { name: `Kies ${reference}` }).check();
    const tooLate = dutchDayIn(9);
    await page.getByLabel('Wanneer?').fill(tooLate);
    await page.getByRole('button', { name: 'Plan contact' }).click();
    await expect(page.getByRole('alert')).toContainText(strict.reference);
    await expect(page.getByRole('alert')).not.toContainText(far.reference);
    await page.getByRole('button', { name: 'Laat hen weg uit de keuze' }).click();
    await page.getByRole('button', { name: 'Plan contact' }).click();
    await expect(page.getByText('1 contact gepland.')).toBeVisible();
    await expect(line(page, far.reference)).toContainText('Volgend contact');
  });
});

test('somebody else who plans for them shows on the desk at once', async ({ as }) => {
  const me = await someDirector();
  const { reference } = await followedBy(me, { next: 40 });
  const [here, there] = [await as(me), await as(me)];
  await Promise.all([here, there].map((page) => page.goto('/following')));
  await expect(line(here, reference)).toBeVisible();
  await there.getByRole('checkbox', { name: `Kies ${reference}` }).check();
  await there.getByRole('button', { name: 'Plan contact' }).click();
  await expect(part(here, /^Deze week: 1$/)).toContainText('Volgend contact morgen');
});

test('whoever follows nobody is told so', async ({ as }) => {
  const page = await as(await someDirector());
  await page.goto('/following');
  await expect(page.getByText('U volgt nog niemand.')).toBeVisible();
});

test.describe('in the street, without network', () => {
  test.use({ trouble: true });
  test('a note waits in memory alone, says so, and goes out by itself', async ({ as }) => {
    const me = await someDirector();
    const { reference } = await followedBy(me, { next: 0 });
    const secret = 'Slaapt bij zijn broer in de Verzonnenstraat';
    const page = await as(me);
    const sent: { key: string | undefined; words: string }[] = [];
    await page.goto('/following');
    await page.route('**/contact-notes', async (route) => {
      const { words } = route.request().postDataJSON() as { words: string };
      sent.push({ key: route.request().headers()['idempotency-key'], words });
      await (sent.length < 2 ? route.abort('internetdisconnected') : route.fulfill({ status: 201, json: {} }));
    });
    const began = Date.now();
    await page.getByRole('button', { name: `Contact noteren: ${reference}` }).click();
    await page.getByRole('radio', { name: /^Gelukt/ }).check();
    await page.getByLabel('Wat is belangrijk om te weten?').fill(secret);
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await expect(page.getByText('1 notitie nog niet verzonden')).toBeVisible();
    expect(Date.now() - began, 'three presses and the words, far within half a minute').toBeLessThan(30_000);
    expect(await everythingKept(page)).not.toContain('Verzonnenstraat');
    expect(await page.content()).not.toContain('Verzonnenstraat');

    await test.step('leaving asks first', async () => {
      const asked = page.waitForEvent('dialog');
      await page.close({ runBeforeUnload: true });
      const dialog = await asked;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.dismiss();
    });

    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(page.getByText('1 notitie nog niet verzonden')).toBeHidden();
    expect(sent.map(({ words }) => words)).toEqual([secret, secret]);
    expect(sent[0]?.key).toBe(sent[1]?.key);
    expect(await everythingKept(page)).not.toContain('Verzonnenstraat');
  });
});

/** Everything that this browser keeps of the product: storages, databases, caches, cookies. */
const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const kept: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage), document.cookie];
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
      });
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name ?? ''));
      for (const store of db.objectStoreNames) kept.push(await done(db.transaction(store).objectStore(store).getAll()));
      db.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const asked of await cache.keys()) kept.push(asked.url, await (await cache.match(asked))?.text());
    }
    return JSON.stringify(kept);
  });
