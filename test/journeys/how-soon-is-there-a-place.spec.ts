import { expect, test } from './story.js';

const path = '/placement-figures';

test('the coordination point sees how soon there is a place, why not, and what a free bed was worth', async ({
  as,
}) => {
  const page = await as('coordinator');
  await page.goto(path);
  await expect(page.getByRole('heading', { name: 'Van aanvraag tot bed' })).toBeVisible();
  await expect(page.getByText(/^De helft heeft binnen deze tijd een bed/)).toBeVisible();
  await expect(page.getByText(/keer sprak de weigering tegen/)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Zoek een afdeling' }).fill('utrecht');
  const wards = page.getByRole('table', { name: 'Per afdeling' });
  await expect(wards.getByRole('rowheader', { name: /^FPA Utrecht/ }).first()).toBeVisible();
  await expect(wards.getByRole('rowheader', { name: /Rotterdam/ })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Toon' }).selectOption({ label: 'regio’s' });
  await page.getByRole('combobox', { name: 'Periode' }).selectOption({ label: 'Laatste 7 dagen' });
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Als tabel (CSV)' }).first().click();
  expect((await download).suggestedFilename()).toMatch(/^plaatsing-.*\.csv$/);
});

test('a ward sees its own figure a week before anybody else', async ({ as }) => {
  const ward = await as('aanbieder');
  await ward.goto(path);
  await expect(ward.getByRole('table', { name: 'Onze afdelingen' })).toBeVisible();
  await expect(ward.getByText('Jullie zien dit als eerste')).toBeVisible();
  const referrer = await as('verwijzer');
  await referrer.goto(path);
  await expect(referrer.getByRole('table', { name: 'Per afdeling' })).toBeVisible();
  await expect(referrer.getByRole('table', { name: 'Onze afdelingen' })).toHaveCount(0);
});

test('the ministry sees months that are over, and no ward', async ({ as }) => {
  const page = await as('ministerie');
  await page.goto('/');
  await page.getByRole('link', { name: 'Plaatsing in cijfers' }).first().click();
  await expect(page.getByText('Afgerond op 5; kleine aantallen blijven verborgen.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Van aanvraag tot bed' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Laatste 7 dagen' })).toHaveCount(0);
  await expect(page.getByRole('table')).toHaveCount(0);
});
