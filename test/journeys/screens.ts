import * as path from 'node:path';
import type { Page } from '@playwright/test';
import { addStyle, expect, openBoard, pill, test } from './story.js';

const folder = path.resolve(import.meta.dirname, '../../docs/screens');
const paper = { width: 794, height: 1123 };

/** Once the figures stand, the round trip is measured, the fonts are there and nothing glows any more. */
async function picture(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(pill(page)).toContainText(/live · \d+ ms/, { timeout: 30_000 });
  await expect(page.getByText('wordt opgehaald')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}

test('board', async ({ as }) => {
  const page = await as('aanbieder');
  await openBoard(page);
  await picture(page, 'board');
});

test('board by night', async ({ as }) => {
  const page = await as('aanbieder');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/?region=arrondissement:AR04&setting=FPA,KIB,SGLVG');
  await picture(page, 'board-dark');
});

test('ward', async ({ as, api }) => {
  const page = await as('aanbieder');
  const { id } = await (await api('aanbieder')).ward('FPA Utrecht, afdeling 1');
  await page.goto(`/wards/${id}`);
  await expect(page.getByRole('slider')).toBeVisible();
  await picture(page, 'ward');
});

test('emergency access', async ({ as }) => {
  const page = await as('regisseur');
  await page.goto('/persons');
  await page.getByRole('radio', { name: 'naam en geboortedatum' }).check();
  await page.getByLabel('Achternaam').fill('Demo-Persoon 09');
  await page.getByLabel('Geboortedatum', { exact: true }).fill('1973-10-01');
  await page.getByRole('button', { name: 'Zoek' }).click();
  await page.getByRole('link', { name: /^Open dossier KZ-/ }).click();
  await page.getByRole('button', { name: 'Noodtoegang' }).click();
  await picture(page, 'emergency');
});

test('signals of the access log', async ({ as }) => {
  const page = await as('privacy');
  await page.goto('/oversight');
  await picture(page, 'oversight');
});

test('people', async ({ as }) => {
  const page = await as('organisatiebeheer');
  await page.goto('/administration/people');
  await picture(page, 'people');
});

test('proposals', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto('/administration/wards');
  await picture(page, 'proposals');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true });

  test('entry', async ({ as, api }) => {
    const page = await as('aanbieder');
    const { id } = await (await api('aanbieder')).ward('FPA Utrecht, afdeling 1');
    await page.goto(`/wards/${id}/entry`);
    await picture(page, 'entry-phone');
  });

  test('own wards', async ({ as }) => {
    const page = await as('aanbieder');
    await page.goto('/mine');
    await picture(page, 'mine-phone');
  });
});

test('list on paper', async ({ as }) => {
  const page = await as('verwijzer');
  await page.setViewportSize(paper);
  await page.goto('/print');
  await page.emulateMedia({ media: 'print' });
  await addStyle(page, 'body { padding: 12mm }'); // the paper's own margin
  await picture(page, 'print');
});

test('a place', async ({ as }) => {
  const page = await as('verwijzer');
  await page.goto('/places/new');
  await page.getByRole('radio', { name: 'Niveau 2 laag' }).check();
  await page.getByRole('checkbox', { name: 'Psychiatrie' }).check();
  await page.getByRole('radio', { name: '25–39' }).check();
  await page.getByRole('radio', { name: 'Heel het land' }).check();
  await page.getByRole('combobox', { name: 'Regio' }).selectOption({ label: 'Midden-Nederland' });
  await expect(page.getByRole('button', { name: /Houd dit bed vast en vraag/ }).first()).toBeVisible();
  await page.evaluate(() => scrollTo(0, 300));
  await picture(page, 'place');
});

test('a request', async ({ as }) => {
  const page = await as('verwijzer');
  await page.goto('/places');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Een weigering klopt niet' })
    .first()
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByText('Wat is geprobeerd')).toBeVisible();
  await picture(page, 'request');
});

test('the inbox of a ward', async ({ as }) => {
  const page = await as('aanbieder');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/inbox');
  await expect(page.getByRole('article').first()).toBeVisible();
  await picture(page, 'inbox-phone');
});

test('figures of finding a place', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto('/placement-figures');
  await expect(page.getByRole('heading', { name: 'Nee, en waarom' })).toBeVisible();
  await picture(page, 'place-figures');
});

test('who is needed today', async ({ as }) => {
  const page = await as('regisseur');
  await openFollowing(page);
  await picture(page, 'following');
});

test('years of somebody', async ({ as }) => {
  const page = await as('regisseur');
  await openFollowing(page);
  await page
    .getByRole('article')
    .filter({ hasText: /te laat/ })
    .filter({ hasText: 'bij u' })
    .first()
    .getByRole('link')
    .click();
  const years = page.getByRole('slider', { name: 'Tijdlijn' });
  await expect(years).toBeVisible();
  await page.getByRole('heading', { level: 2, name: 'Tijdlijn' }).evaluate((it) => {
    scrollTo(0, it.getBoundingClientRect().top + scrollY - 90);
  });
  await picture(page, 'years');
});

test('chains', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto('/chains');
  await expect(page.getByRole('article').first()).toBeVisible();
  await picture(page, 'chains');
});

test('a VPT that is put together', async ({ as }) => {
  const page = await as('aanbieder');
  await page.goto('/arrangements');
  await page.getByRole('link', { name: /^AR-/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Alle onderdelen' })).toBeVisible();
  await picture(page, 'arrangement');
});

/** The demo goes on being made after the server answers. */
async function openFollowing(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto('/following');
    await expect(page.getByRole('heading', { name: /^Vandaag/ })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
}
