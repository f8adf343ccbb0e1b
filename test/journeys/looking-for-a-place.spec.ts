import type { Page } from '@playwright/test';
import { expect, openBoard, test } from './story.js';

const wards = (page: Page) => page.locator('article[data-unit]');
const choices = (page: Page) => page.getByRole('search', { name: 'Wat zoekt u?' });

test('what one looks for stands in the address: it survives a reload, a visit to a ward, and being sent to a colleague', async ({
  as,
}) => {
  const page = await as('verwijzer');
  await openBoard(page);
  await choices(page).getByRole('button', { name: 'Niveau' }).click();
  const option = page.getByRole('checkbox', { name: /Niveau 2 hoog/ });
  const promised = await page.locator('label', { has: option }).innerText();
  await option.check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Midden-Nederland: / }).click();
  await expect(page).toHaveURL(/level=2-hoog/);
  await expect(page).toHaveURL(/region=arrondissement%3AAR04|region=arrondissement:AR04/);
  const found = await wards(page).count();
  expect(found).toBeGreaterThan(0);
  expect(
    Number(/(\d+) afdelingen/.exec(promised)?.[1]),
    'the choice said how many, before the region narrowed it',
  ).toBeGreaterThan(found);
  await expect(wards(page).locator('.row-tags').filter({ hasText: '2-hoog' })).toHaveCount(found);
  await expect(page.locator('.board-totals')).toContainText(`van ${found}`);
  await expect(page.locator('.region[aria-pressed="true"]')).toHaveAttribute('data-region', 'arrondissement:AR04');

  await page.reload();
  await expect(wards(page)).toHaveCount(found);
  await wards(page).first().getByRole('heading').getByRole('link').click();
  await expect(page).toHaveURL(/\/wards\//);
  await page.goBack();
  await expect(wards(page)).toHaveCount(found);
  await page.goForward();
  await expect(page).toHaveURL(/\/wards\//);
  await page.goBack();

  const colleague = await as('regisseur');
  await colleague.goto(page.url());
  await expect(wards(colleague)).toHaveCount(found);
});

test('"kan nu iemand opnemen" leaves only wards with a free bed', async ({ as }) => {
  const page = await as('verwijzer');
  await openBoard(page, 'Utrecht');
  const all = await wards(page).count();
  await page.getByRole('button', { name: 'Kan nu iemand opnemen' }).click();
  await expect(page.getByRole('button', { name: 'Kan nu iemand opnemen' })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => wards(page).count()).toBeLessThan(all);
  for (const free of await page.locator('[data-free]').all())
    expect(Number(await free.getAttribute('data-free'))).toBeGreaterThan(0);
  await expect(page).toHaveURL(/now=1/);
});

test('when nothing matches it says which demand to drop, and what that gives', async ({ as }) => {
  const page = await as('verwijzer');
  await page.goto('/?region=arrondissement:AR04&setting=FPC&level=3');
  await expect(page.getByRole('heading', { name: 'Geen afdeling past bij alles wat u vraagt' })).toBeVisible();
  await expect(
    page.getByRole('button', { name: /^Zonder “Regio”/ }),
    'a way that leads nowhere is not offered',
  ).toHaveCount(0);
  const way = page.getByRole('button', { name: /^Zonder “Niveau”: \d+ afdeling/ });
  const promised = Number(/\d+/.exec(await way.innerText())?.[0]);
  await way.click();
  await expect(page.locator('.board-totals')).toContainText(`van ${promised}`);
  await expect(wards(page)).toHaveCount(promised);
  await page.getByRole('button', { name: 'Alles wissen' }).click();
  await expect(page.locator('.board-totals')).toContainText('van 210');
  await page.getByRole('button', { name: /^Vervolgplekken/ }).click();
  await expect(page.locator('.board-totals'), 'places to go on to are a sum of their own').toContainText('van 90');
});
