import type { Page } from '@playwright/test';
import { dutchDay } from './dutch-day.js';
import { expect, test } from './story.js';

test.use({ viewport: { width: 390, height: 844 } });

/** From where one is: the way there, a sentence, and off. Two presses. */
async function bring(page: Page, link: RegExp, field: string, title: string): Promise<void> {
  const begun = Date.now();
  await page.getByRole('link', { name: link }).click();
  await page.getByLabel(field).fill(title);
  await page.getByRole('button', { name: 'Melden' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  // Without the typing, which for eight words on a phone takes a quarter of a minute.
  expect(Date.now() - begun, 'what the product takes of a minute').toBeLessThan(20_000);
}

test('from a ward, a request and a person’s file a case is brought on a phone with two presses and a sentence', async ({
  as,
  api,
}) => {
  const ward = await (await api('aanbieder')).ward('FPA Utrecht, afdeling 2');
  const nurse = await as('aanbieder');
  expect(nurse.viewportSize()?.width).toBe(390);

  await nurse.goto(`/wards/${ward.id}`);
  await bring(nurse, /^Meld een knelpunt/, 'Waar knelt het?', 'Al twee weken geen uitstroom op de afdeling');
  await expect(nurse.getByRole('link', { name: 'FPA Utrecht, afdeling 2' })).toBeVisible();

  await nurse.goto('/persons');
  await nurse.getByRole('radio', { name: 'naam en geboortedatum' }).check();
  await nurse.getByLabel('Achternaam').fill('Demo-Persoon 03');
  await nurse.getByLabel('Geboortedatum', { exact: true }).fill('1976-04-01');
  await nurse.getByRole('button', { name: 'Zoek' }).click();
  await nurse.getByRole('link', { name: /^Open dossier KZ-/ }).click();
  await bring(nurse, /^Meld knelpunt$/, 'Wat is er aan de hand?', 'Drie keer nee en de maatregel loopt af');
  await expect(nurse.getByRole('link', { name: 'Dossier van een persoon' })).toBeVisible();
  const caseOfPerson = new URL(nurse.url()).pathname;

  const asker = await api('verwijzer');
  const request = await asker.wait('FPA Utrecht, afdeling 2', { reach: 'region' }, dutchDay());
  const referrer = await as('verwijzer');
  await referrer.goto(`/places/${request.id}`);
  await bring(referrer, /^Meld knelpunt$/, 'Wat is er aan de hand?', 'Niemand neemt deze aanvraag aan');
  await expect(referrer.getByRole('link', { name: 'Aanvraag voor een plek' })).toBeVisible();

  // Whoever helps with it gets no further than that there is a file.
  const coordinator = await as('coordinator');
  await coordinator.goto(caseOfPerson);
  await expect(coordinator.getByRole('link', { name: 'Dossier van een persoon' })).toBeVisible();
  await expect(coordinator.getByText('Demo-Persoon')).toHaveCount(0);
  await expect(coordinator.getByText(/KZ-/)).toHaveCount(0);
});
