import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import type { Screen } from './screen.js';

export const ketenveldnormScreens: Screen[] = [
  { name: 'report somebody to be followed', user: 'aanbieder', open: beginReport, title: 'Wie wilt u aanmelden?' },
  { name: 'somebody who is followed', user: 'aanbieder', open: openFollowed, title: /^LL-/ },
];

async function beginReport(page: Page): Promise<void> {
  await page.goto('/following/new');
  await expect(page.getByLabel('Kenmerk van de persoon')).toBeVisible();
}

/** Whom nobody reported yet is reported now: the file as it is on its first day. */
async function openFollowed(page: Page): Promise<void> {
  await page.goto('/persons');
  await page.getByRole('radio', { name: 'naam en geboortedatum' }).check();
  await page.getByLabel('Achternaam').fill('Demo-Persoon 03');
  await page.getByLabel('Geboortedatum', { exact: true }).fill('1976-04-01');
  await page.getByRole('button', { name: 'Zoek' }).click();
  await page.getByRole('link', { name: /^Open dossier KZ-/ }).click();
  await page.getByRole('link', { name: /^(Gevolgd|Aanmelden voor)/ }).click();
  const heading = page.getByRole('heading', { level: 1, name: /^(LL-|Wie wilt u aanmelden)/ });
  await expect(heading).toBeVisible();
  if ((await heading.innerText()).startsWith('Wie')) {
    await page.getByLabel('Wat is er aan de hand?').fill('Verzonnen: keert steeds terug.');
    await page.getByRole('button', { name: 'Aanmelden' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^LL-/ })).toBeVisible();
  }
}

// Other parts of the ketenveldnorm add their screens below, a block each.
