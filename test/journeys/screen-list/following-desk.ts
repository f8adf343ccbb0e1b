import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { followedBy } from '../followed.js';
import type { Screen } from './screen.js';

export const followingDeskScreens: Screen[] = [
  { name: 'the caseload desk', user: 'regisseur2', open: openCaseload, title: 'Wie heeft u vandaag nodig?' },
  { name: 'noting a contact', user: 'regisseur2', open: noteContact, title: /^Hoe ging het contact met LL-/, level: 2 },
];

async function openCaseload(page: Page): Promise<void> {
  await followedBy('regisseur2', { next: -2 });
  await followedBy('regisseur2', { next: 4, goalsStalled: 1 });
  await followedBy('regisseur2', { next: 30, titleEnds: 40 });
  await page.goto('/following');
  await page
    .getByRole('checkbox', { name: /^Kies LL-/ })
    .first()
    .check();
  await expect(page.getByRole('button', { name: 'Plan contact' })).toBeVisible();
}

async function noteContact(page: Page): Promise<void> {
  await openCaseload(page);
  await page
    .getByRole('button', { name: /^Contact noteren/ })
    .first()
    .click();
}
