import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

export const followingFiguresScreens: Screen[] = [
  { name: 'the build-up of the regions', user: 'ministerie', open: openRegion, title: 'Hoe ver zijn de regio’s?' },
  { name: 'writing the build-up of a region', user: 'regisseur', open: writeRegion, title: 'Hoe ver zijn de regio’s?' },
  {
    name: 'the followed in figures',
    user: 'regisseur',
    open: openFigures,
    title: 'Hoeveel mensen worden gevolgd?',
  },
  {
    name: 'the followed in figures, from outside',
    user: 'ministerie',
    open: goTo('/following-figures'),
    title: 'Hoeveel mensen worden gevolgd?',
  },
];

async function openRegion(page: Page): Promise<void> {
  await page.goto('/programme');
  await page.locator('summary').filter({ hasText: 'Midden-Nederland' }).click();
  await expect(page.getByText('Fivoor')).toBeVisible();
}

async function writeRegion(page: Page): Promise<void> {
  await openRegion(page);
  await page.getByRole('button', { name: 'Bijwerken Midden-Nederland' }).click();
  await expect(page.getByLabel('Hoeveel mensen wil de regio volgen?')).toBeVisible();
}

async function openFigures(page: Page): Promise<void> {
  await page.goto('/following-figures');
  await expect(page.getByRole('heading', { name: 'Per regio' })).toBeVisible();
}
