import { expect, test } from './story.js';

test('a colleague is let into a file until a day, and the privacy officer sees from the file who looked', async ({
  as,
}) => {
  const nurse = await as('aanbieder');
  await nurse.goto('/persons');
  await nurse.getByRole('radio', { name: 'naam en geboortedatum' }).check();
  await nurse.getByLabel('Achternaam').fill('Demo-Persoon 03');
  await nurse.getByLabel('Geboortedatum', { exact: true }).fill('1976-04-01');
  await nurse.getByRole('button', { name: 'Zoek' }).click();
  await nurse.getByRole('link', { name: /^Open dossier KZ-/ }).click();
  await nurse.getByRole('button', { name: 'Laat iemand toe' }).click();
  await nurse.getByLabel('Wie?').selectOption({ label: 'Demo ketenregisseur Midden-Nederland (Ketenregisseur)' });
  await nurse.getByLabel('Tot (mag leeg blijven)').fill('2099-12-01');
  await nurse.getByRole('button', { name: 'Laat toe' }).click();
  await expect(nurse.getByText(/tot 1 december 2099/)).toBeVisible();

  const officer = await as('privacy');
  await officer.goto(new URL(nurse.url()).pathname);
  await officer.getByRole('link', { name: 'Toon wie keek, wanneer en waarom' }).click();
  await expect(officer.getByRole('heading', { level: 1, name: 'Wie keek in dit dossier?' })).toBeVisible();
  await expect(officer.getByRole('article').first()).toBeVisible();
  expect(officer.url()).toMatch(/\/oversight\/extract\?person=[0-9a-f-]{36}$/);
});

test('PRIV-09: the ministry is told that its figures are an hour old, and that small wards stand together', async ({
  as,
}) => {
  const page = await as('ministerie');
  await page.goto('/');
  await expect(page.getByText(/Deze cijfers zijn een uur oud\. Afdelingen met vier bedden of minder/)).toBeVisible();
  await expect(page.locator('[data-live="live"]')).toContainText('een uur oud');
});
