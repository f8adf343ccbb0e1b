import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

export const outflowScreens: Screen[] = [
  { name: 'who waits to leave', user: 'coordinator', open: openList, title: 'Wie wacht op een plek verderop?' },
  {
    name: 'who waits on one’s own wards',
    user: 'aanbieder',
    open: goTo('/outflow'),
    title: 'Wie wacht op een plek verderop?',
  },
  {
    name: 'somebody is ready to leave',
    user: 'aanbieder',
    open: openNew,
    title: 'Wie is klaar om te gaan?',
  },
  { name: 'one who waits', user: 'coordinator', open: openWait, title: 'Wacht op een woning' },
  { name: 'another expected day', user: 'coordinator', open: openExpect, title: 'Andere dag', level: 2 },
  { name: 'where somebody went', user: 'aanbieder', open: openEnd, title: 'Wacht niet meer', level: 2 },
  {
    name: 'what waiting costs',
    user: 'coordinator',
    open: openFigures,
    title: 'Wat kost het dat mensen niet weg kunnen?',
  },
  {
    name: 'what waiting costs, for the ministry',
    user: 'ministerie',
    open: openFigures,
    title: 'Wat kost het dat mensen niet weg kunnen?',
  },
];

async function openList(page: Page): Promise<void> {
  await page.goto('/outflow');
  await expect(page.getByRole('heading', { name: 'Waarop zij wachten' })).toBeVisible();
}

async function openNew(page: Page): Promise<void> {
  await page.goto('/outflow/new');
  await page.getByRole('radio', { name: 'Een woning' }).check();
  await page.getByText('Wat de volgende plek moet zijn').click();
  await page.getByText('Eigen dossier').click();
  await expect(page.getByLabel('Kenmerk van de persoon')).toBeVisible();
}

async function openWait(page: Page): Promise<void> {
  await page.goto('/outflow?waitsFor=dwelling');
  await page.getByRole('article').first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Verwachte dag' })).toBeVisible();
}

async function openExpect(page: Page): Promise<void> {
  await openWait(page);
  await page.getByRole('button', { name: 'Andere dag' }).click();
}

async function openEnd(page: Page): Promise<void> {
  await page.goto('/outflow');
  await page.getByRole('article').first().getByRole('link').click();
  await page.getByRole('button', { name: 'Wacht niet meer' }).click();
  await page.getByRole('radio', { name: 'Vertrokken' }).check();
  await page.getByLabel('Waarheen?').selectOption('lowerLevel');
  await page.getByLabel('Naar welke afdeling?').fill('FPA Utrecht');
  await expect(page.getByRole('group', { name: 'Afdeling' })).toBeVisible();
}

async function openFigures(page: Page): Promise<void> {
  await page.goto('/outflow-figures');
  await expect(page.getByRole('heading', { name: 'Waarop werd gewacht?' })).toBeVisible();
}
