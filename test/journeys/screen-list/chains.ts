import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

export const chainScreens: Screen[] = [
  {
    name: 'chains that free a bed',
    user: 'coordinator',
    open: openChains,
    title: 'Welke verhuizing maakt een bed vrij?',
  },
  {
    name: 'chains of one’s own regions',
    user: 'regisseur',
    open: goTo('/chains'),
    title: 'Welke verhuizing maakt een bed vrij?',
  },
];

async function openChains(page: Page): Promise<void> {
  await page.goto('/chains');
  await expect(page.getByText('Gekeken naar')).toBeVisible();
}
