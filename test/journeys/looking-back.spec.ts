import type { Page } from '@playwright/test';
import { expect, openBoard, row, test } from './story.js';

const ward = 'FPA Den Haag, afdeling 1';
const day = 86_400_000;
const dateOf = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

async function lookBack(page: Page, date: string, time: string, asKnown: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Kijk terug' }).click();
  await page.getByLabel('Dag', { exact: true }).fill(date);
  await page.getByLabel('Tijd', { exact: true }).fill(time);
  if (asKnown) await page.getByRole('checkbox', { name: 'Met wat toen bekend was' }).check();
  await page.getByRole('button', { name: 'Toon dat moment' }).click();
}

test('yesterday is corrected: the board of then shows it, and "met wat toen bekend was" shows what stood there', async ({
  as,
  api,
}) => {
  const nurse = await api('aanbieder');
  await nurse.report(ward, { operational: 15, occupied: 14 });
  const yesterday = dateOf.format(new Date(Date.now() - day));
  const page = await as('aanbieder');
  await openBoard(page, ward);
  await lookBack(page, yesterday, '14:20', true);
  await expect(page.getByRole('heading', { name: 'Waar was toen plek?' })).toBeVisible();
  const stood = await row(page, ward).locator('[data-free]').getAttribute('data-free');

  const { id } = await nurse.ward(ward);
  await page.goto(`/wards/${id}/entry`);
  await page.getByRole('spinbutton', { name: 'Operationeel' }).fill('15');
  await page.getByRole('spinbutton', { name: 'Bezet' }).fill('6');
  const more = page.locator('details', { hasText: 'Over een ander moment' });
  for (const fold of [more.first(), more.last()])
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
  await page.getByRole('checkbox', { name: 'Dit ging over een eerder moment' }).check();
  await page.getByLabel('Datum').fill(yesterday);
  await page.getByLabel('Tijd', { exact: true }).fill('14:00');
  await page.getByRole('button', { name: 'Verbetering opslaan' }).click();
  await expect(page.getByRole('heading', { name: 'Verbeterd' })).toBeVisible();
  expect((await nurse.ward(ward)).capacity, 'the figure of now stays').toMatchObject({ occupied: 14, free: 1 });

  await openBoard(page, ward);
  await lookBack(page, yesterday, '14:20', false);
  await expect(page.getByText(/^U kijkt naar \d+ \w+ 14:20 ·/)).toBeVisible();
  await expect(row(page, ward)).toContainText('9 plaatsen vrij');

  await lookBack(page, yesterday, '14:20', true);
  await expect(page.getByText(/^U kijkt naar \d+ \w+ 14:20, met wat toen bekend was/)).toBeVisible();
  await expect(row(page, ward).locator('[data-free]')).toHaveAttribute('data-free', stood ?? '');
  expect(stood).not.toBe('9');

  await page.getByRole('button', { name: 'terug naar nu' }).click();
  await expect(page.getByRole('heading', { name: 'Waar is nu plek?' })).toBeVisible();
  await expect(row(page, ward)).toContainText('1 plaats vrij');
});
