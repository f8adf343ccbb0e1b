import { demoPassword } from './api.js';
import { expect, test } from './story.js';

const ward = 'FPA Utrecht, afdeling 3';

test('only its own organisation is offered to update a ward; another one is told so in plain words', async ({
  as,
  api,
}) => {
  const { id } = await (await api('aanbieder')).ward(ward);
  const own = await as('aanbieder');
  await own.goto(`/wards/${id}`);
  await expect(own.getByRole('link', { name: 'Bijwerken' })).toBeVisible();

  const other = await as('aanbieder2');
  await other.goto(`/wards/${id}`);
  await expect(other.getByRole('heading', { name: ward, level: 1 })).toBeVisible();
  await expect(other.getByRole('link', { name: 'Bijwerken' })).toHaveCount(0);
  await other.goto(`/wards/${id}/entry`);
  await expect(other.getByRole('heading', { name: 'Deze afdeling kunt u niet bijwerken' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Opslaan' })).toHaveCount(0);
  await other.getByRole('button', { name: 'Naar de afdeling' }).click();
  await expect(other).toHaveURL(`/wards/${id}`);
});

test.describe('an address that was never a ward', () => {
  test.use({ trouble: true });
  test('says so, and how to go on', async ({ as }) => {
    const page = await as('verwijzer');
    await page.goto('/wards/00000000-0000-4000-8000-000000000000');
    await expect(page.getByRole('heading', { name: 'Deze afdeling kennen we niet' })).toBeVisible();
    await page.getByRole('button', { name: 'Naar alle bedden' }).click();
    await expect(page.getByRole('heading', { name: 'Waar is nu plek?' })).toBeVisible();
  });
});

test('a link to a ward leads through the login to that ward', async ({ page, api }) => {
  const { id } = await (await api('aanbieder')).ward(ward);
  await page.goto(`/wards/${id}`);
  await page.getByLabel('Gebruikersnaam').fill('verwijzer');
  await page.getByLabel('Wachtwoord').fill('niet dit');
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await expect(page.getByRole('alert')).toContainText('Gebruikersnaam of wachtwoord klopt niet');
  await page.getByLabel('Wachtwoord').fill(demoPassword);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await expect(page.getByRole('heading', { name: ward, level: 1 })).toBeVisible();
});

test('logging out leaves nothing of the register behind', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^Demo verwijzer/ }).click();
  await expect(page.getByRole('heading', { name: 'Waar is nu plek?' })).toBeVisible();
  await page.getByRole('button', { name: /^Menu van/ }).click();
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  await expect(page.getByRole('heading', { name: 'Wie bent u?' })).toBeVisible();
  await page.goto('/print');
  await expect(page.getByRole('heading', { name: 'Wie bent u?' })).toBeVisible();
});
