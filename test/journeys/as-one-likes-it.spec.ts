import { expect, openBoard, test } from './story.js';

test('English is one choice away and stays', async ({ as }) => {
  const page = await as('verwijzer');
  await openBoard(page);
  await page.getByRole('button', { name: /^Menu van/ }).click();
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { name: 'Where is there room now?' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Where is there room now?' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('dark is one choice away and stays', async ({ as }) => {
  const page = await as('verwijzer');
  await openBoard(page);
  const brightness = () =>
    page.evaluate(() =>
      (getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? [])
        .slice(0, 3)
        .reduce((sum, part) => sum + Number(part), 0),
    );
  expect(await brightness()).toBeGreaterThan(700);
  await page.getByRole('button', { name: /^Menu van/ }).click();
  await page.getByRole('radio', { name: 'Donker' }).check();
  expect(await brightness()).toBeLessThan(120);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Waar is nu plek?' })).toBeVisible();
  expect(await brightness()).toBeLessThan(120);
});
