import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

export const oversightScreens: Screen[] = [
  { name: 'oversight', user: 'privacy', open: goTo('/oversight'), title: 'Wat vraagt uw aandacht?' },
  { name: 'a signal of the log', user: 'privacy', open: openSignal, title: 'Keek in veel dossiers in korte tijd' },
  { name: 'the log', user: 'privacy', open: searchLog, title: 'Wie keek waar?' },
  { name: 'figures of the log', user: 'privacy', open: goTo('/oversight/figures'), title: 'Hoeveel werd er gekeken?' },
  { name: 'extract of the log', user: 'privacy', open: goTo('/oversight/extract'), title: 'Wie keek in dit dossier?' },
  { name: 'monthly reports', user: 'privacy', open: goTo('/oversight/reports'), title: /^Welke maand/ },
  { name: 'a monthly report', user: 'privacy', open: openReport, title: /^Rapport over/ },
  { name: 'breach', user: 'privacy', open: findBreach, title: 'Wie raakt dit datalek?' },
  { name: 'notices', user: 'privacy', open: goTo('/notices'), title: 'Wat moet u weten?' },
  { name: 'requests of persons', user: 'privacy', open: goTo('/privacy'), title: /^Wie vroeg iets/ },
  { name: 'terms of keeping', user: 'privacy', open: dryRun, title: 'Wat bewaren wij, en hoe lang?' },
  { name: 'register of processing', user: 'privacy', open: openRegister, title: 'Waarvoor gebruiken wij gegevens?' },
  { name: 'figures', user: 'ministerie', open: goTo('/figures'), title: 'Hoeveel mensen worden gevolgd?' },
];

async function openSignal(page: Page): Promise<void> {
  await page.goto('/oversight');
  await page.getByRole('link', { name: /^Bekijken: Keek in veel dossiers/ }).click();
}

async function searchLog(page: Page): Promise<void> {
  await page.goto('/oversight/log');
  await page.getByRole('textbox', { name: 'Gebeurtenis' }).fill('session.open');
  await page.getByRole('button', { name: 'Zoeken' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
}

async function openReport(page: Page): Promise<void> {
  await page.goto('/oversight/reports');
  const reports = page.getByRole('link', { name: /^Rapport van/ });
  await reports.last().click();
}

async function findBreach(page: Page): Promise<void> {
  await page.goto('/oversight/breach');
  await page.getByRole('textbox', { name: 'Netwerkadres' }).fill('192.0.2.15');
  await page.getByRole('button', { name: 'Zoeken' }).click();
  await expect(page.getByRole('heading', { name: /personen geraakt/ })).toBeVisible();
}

async function dryRun(page: Page): Promise<void> {
  await page.goto('/privacy/retention');
  await page.getByRole('button', { name: 'Proefronde' }).click();
  await expect(page.getByText(/Er is niets weggehaald/)).toBeVisible();
  await page.getByRole('button', { name: 'Wijzigen: Meldingen van noodtoegang' }).click();
}

async function openRegister(page: Page): Promise<void> {
  await page.goto('/privacy/register');
  await page.getByText('Personen in de keten').click();
}
