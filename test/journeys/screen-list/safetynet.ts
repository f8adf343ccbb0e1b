import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

export const safetynetScreens: Screen[] = [
  { name: 'what waits for payment', user: 'adviseur', open: openList, title: 'Welke zorg wacht op betaling?' },
  {
    name: 'a new claim on the safety net',
    user: 'aanbieder',
    open: goTo('/payment-dossiers/new'),
    title: 'Voor welke zorg vraagt u een voorschot?',
  },
  { name: 'a payment dossier', user: 'ministerie', open: openDossier, title: /Fivoor|Transfore/ },
  { name: 'advancing', user: 'ministerie', open: openAdvance, title: 'Schiet voor', level: 2 },
  {
    name: 'when the safety net holds',
    user: 'ministerie',
    open: openWindows,
    title: 'Wanneer geldt de noodregeling?',
  },
  {
    name: 'when the safety net holds, for others',
    user: 'aanbieder',
    open: goTo('/advance-windows'),
    title: 'Wanneer geldt de noodregeling?',
  },
];

async function openList(page: Page): Promise<void> {
  await page.goto('/payment-dossiers');
  await expect(page.getByRole('heading', { name: /^Lopend/ })).toBeVisible();
}

async function openDossier(page: Page): Promise<void> {
  await openList(page);
  await page.getByRole('article').filter({ hasText: 'vier weken voorbij' }).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Boekingen' })).toBeVisible();
}

async function openAdvance(page: Page): Promise<void> {
  await openDossier(page);
  await page.getByRole('button', { name: 'Schiet voor' }).click();
}

async function openWindows(page: Page): Promise<void> {
  await page.goto('/advance-windows');
  await page.getByRole('button', { name: 'Voeg een periode toe' }).click();
}
