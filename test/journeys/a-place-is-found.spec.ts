import { expect, test } from './story.js';

test('a referrer finds a place at night, by keyboard and by telephone, without naming anybody', async ({ as }) => {
  const page = await as('verwijzer');
  await page.goto('/');
  await page.getByRole('link', { name: 'Plaats zoeken' }).first().click();
  await expect(page.getByRole('heading', { name: 'Voor wie zoekt u plek?' })).toBeVisible();
  const started = Date.now();
  await page.getByRole('link', { name: 'Nieuwe aanvraag' }).press('Enter');
  await page.getByRole('radio', { name: 'Niveau 2 hoog' }).press('Space');
  await page.getByRole('checkbox', { name: 'Psychiatrie' }).press('Space');
  await page.getByRole('radio', { name: '25–39' }).press('Space');
  await expect(page.getByText('Kies nog: regio.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Regio', exact: true }).selectOption('Midden-Nederland');
  await page.getByRole('radio', { name: 'Heel het land' }).press('Space');
  await expect(page.getByRole('heading', { name: /kunnen nu iemand opnemen$/ })).toBeVisible();
  const first = page.getByRole('article').first();
  const ward = await first.getByRole('heading').innerText();
  await first.getByRole('button', { name: /^Houd dit bed vast en vraag/ }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Houd vast en vraag' }).press('Enter');
  await expect(page.getByRole('heading', { name: `Wachten op ${ward}` })).toBeVisible();
  expect(Date.now() - started, 'hands-on time of a crisis, in ms').toBeLessThan(60_000);
  await expect(page.getByText(/Bed vast bij/).first()).toBeVisible();

  await page.getByRole('button', { name: `Antwoord noteren van ${ward}` }).click();
  await page.getByRole('button', { name: 'Ja, vandaag' }).click();
  await expect(page.getByRole('heading', { name: `${ward} zegt ja` })).toBeVisible();
  await page.getByRole('button', { name: 'Is opgenomen' }).click();
  await expect(page.getByRole('heading', { name: `Opgenomen op ${ward}` })).toBeVisible();
  await page.getByRole('link', { name: 'Alle aanvragen' }).click();
  await page.getByRole('radio', { name: 'Geplaatst' }).press('Space');
  await expect(page.getByRole('article').first()).toBeVisible();
});
