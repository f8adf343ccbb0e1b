import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import type { Screen } from './screen.js';

export const personScreens: Screen[] = [
  { name: 'search for a person', user: 'aanbieder', open: findDemoPerson, title: 'Wie zoekt u?' },
  { name: 'register a person', user: 'aanbieder', open: registerKnown, title: 'Wie wilt u registreren?' },
  { name: 'file of a person', user: 'aanbieder', open: openFile, title: /^Dossier KZ-/ },
  { name: 'emergency access', user: 'regisseur', open: openEmergency, title: 'Dit dossier is gesloten voor u' },
];

async function findDemoPerson(page: Page): Promise<void> {
  await page.goto('/persons');
  await page.getByRole('radio', { name: 'naam en geboortedatum' }).check();
  await page.getByLabel('Achternaam').fill('Demo-Persoon 03');
  await page.getByLabel('Geboortedatum', { exact: true }).fill('1976-04-01');
  await page.getByRole('button', { name: 'Zoek' }).click();
  await expect(page.getByRole('link', { name: /^Open dossier KZ-/ })).toBeVisible();
}

async function openFile(page: Page): Promise<void> {
  await findDemoPerson(page);
  await page.getByRole('link', { name: /^Open dossier KZ-/ }).click();
  await page.getByRole('button', { name: 'Toon' }).click();
  await page.getByRole('button', { name: 'Corrigeer' }).click();
  await page.getByRole('button', { name: 'Laat iemand toe' }).click();
  await expect(page.getByLabel('Wie?')).toBeVisible();
}

async function registerKnown(page: Page): Promise<void> {
  await page.goto('/persons/new');
  await page.getByLabel('Achternaam').fill('Demo-Persoon 15');
  await page.getByLabel('Geboortedatum', { exact: true }).fill('1970-04-01');
}

async function openEmergency(page: Page): Promise<void> {
  await page.goto('/persons');
  await page.getByRole('radio', { name: 'naam en geboortedatum' }).check();
  await page.getByLabel('Achternaam').fill('Demo-Persoon 09');
  await page.getByLabel('Geboortedatum', { exact: true }).fill('1973-10-01');
  await page.getByRole('button', { name: 'Zoek' }).click();
  await page.getByRole('link', { name: /^Open dossier KZ-/ }).click();
  await page.getByRole('button', { name: 'Noodtoegang' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}
