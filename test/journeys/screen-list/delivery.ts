import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

const title = 'Welke vorm van zorg kan?';

export const deliveryScreens: Screen[] = [
  { name: 'which form of delivery may be had', user: 'aanbieder', open: goTo('/delivery-forms'), title },
  { name: 'what pays after a forensic title', user: 'regisseur', open: withTitle, title },
];

async function withTitle(page: Page): Promise<void> {
  await page.goto('/delivery-forms');
  await page.getByLabel('Juridische titel', { exact: true }).selectOption('tbsVoorwaarden');
  await page.getByLabel('Laatste dag van de titel').fill('2026-12-20');
  await page.locator('summary').first().click();
  await expect(page.getByText('Dit kon tot').first()).toBeVisible();
}
