import { readFileSync } from 'node:fs';
import { expect, test } from './story.js';

const path = '/coordination-figures';

test('the coordination point sees how soon something is solved, and takes the open cases to the national table', async ({
  as,
}) => {
  const page = await as('coordinator');
  await page.goto(path);
  await expect(page.getByRole('heading', { name: 'Van melding tot oplossing' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Per soort' }).getByRole('row')).toHaveCount(4);
  await page.getByRole('combobox', { name: 'Periode' }).selectOption({ label: 'Laatste 30 dagen' });
  await expect(page.getByRole('heading', { name: 'Waar ligt het nu?' })).toBeVisible();
  const table = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Als tabel (CSV)' }).click();
  expect((await table).suggestedFilename()).toMatch(/^coordinatie-.*\.csv$/);

  await page.getByRole('combobox', { name: 'Welke zaken' }).selectOption({ label: 'Alles wat open is' });
  const paper = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Als PDF' }).click();
  const file = await paper;
  expect(file.suggestedFilename()).toMatch(/^landelijk-overleg-\d{4}-\d\d-\d\d\.pdf$/);
  expect(readFileSync(await file.path(), 'latin1').slice(0, 5)).toBe('%PDF-');
  await expect(page.getByText('De lijst is opgeslagen bij uw downloads.')).toBeVisible();
});

test('a region’s director sees the own regions, and takes no list of the whole country', async ({ as }) => {
  const page = await as('regisseur');
  await page.goto(path);
  await expect(page.getByText('Alleen uw eigen regio’s')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Per regio' }).getByRole('rowheader')).toHaveText(['Midden-Nederland']);
  await expect(page.getByRole('button', { name: 'Als PDF' })).toHaveCount(0);
});

test('the ministry sees months that are over, and no small number', async ({ as }) => {
  const page = await as('ministerie');
  await page.goto('/');
  await page.getByRole('link', { name: 'Knelpunten in cijfers' }).first().click();
  await expect(page.getByText('Afgerond op 5; kleine aantallen blijven verborgen.')).toBeVisible();
  await expect(page.getByRole('option', { name: 'Laatste 30 dagen' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Als PDF' })).toHaveCount(0);
});

test.describe('with a login of a while ago', () => {
  test.use({ trouble: true });
  test('whoever takes the list is asked once more who they are', async ({ as }) => {
    const page = await as('coordinator');
    await page.route('**/cases/export.pdf*', (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        json: { type: '/problems/x', title: 'x', status: 401, detail: 'x', code: 'session.step_up_required' },
      }),
    );
    await page.goto(path);
    await page.getByRole('button', { name: 'Als PDF' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Annuleren|Niet nu/ })
      .click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Als PDF' })).toBeEnabled();
  });
});
