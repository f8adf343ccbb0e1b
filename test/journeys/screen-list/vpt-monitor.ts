import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

const monitor = 'Hoe groeit het Volledig Pakket Thuis?';

export const vptMonitorScreens: Screen[] = [
  { name: 'the VPT monitor of a provider', user: 'aanbieder', open: openMonitor, title: monitor },
  { name: 'the VPT monitor from outside', user: 'ministerie', open: openTarget, title: monitor },
  { name: 'reporting the VPTs of a month', user: 'aanbieder', open: openMonth, title: /^VPT’s van/ },
  {
    name: 'reading published VPT tables',
    user: 'ministerie',
    open: goTo('/vpt-monitor/import'),
    title: 'Nieuwe VPT-tabellen inlezen',
  },
];

async function openMonitor(page: Page): Promise<void> {
  await page.goto('/vpt-monitor');
  await expect(page.getByRole('heading', { name: 'Cliënten per vorm' })).toBeVisible();
  await page.getByText('Hoe heten de vormen in de twee lijsten?').click();
}

async function openTarget(page: Page): Promise<void> {
  await page.goto('/vpt-monitor');
  await page.getByRole('button', { name: 'Streefaantal vastleggen' }).click();
  await expect(page.getByLabel('Waar staat dat?')).toBeVisible();
}

async function openMonth(page: Page): Promise<void> {
  await page.goto('/vpt-monitor/report');
  await page.getByText(/forensisch$/).click();
  await page.getByText('Vorm en profiel toevoegen').click();
  await expect(page.getByRole('button', { name: 'Toevoegen' })).toBeVisible();
}
