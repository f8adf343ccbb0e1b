import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

const list = 'Waar kan iemand nu wonen?';

export const homesScreens: Screen[] = [
  { name: 'dwellings to go on to', user: 'coordinator', open: openList, title: list },
  { name: 'dwellings, from outside', user: 'ministerie', open: openList, title: list },
  { name: 'no dwelling fits', user: 'verwijzer', open: goTo('/homes?rent=1'), title: list },
  { name: 'offering a dwelling', user: 'regisseur', open: openNew, title: 'Welke woning biedt u aan?' },
  { name: 'a dwelling', user: 'coordinator', open: openHome, title: / in / },
  { name: 'promising a dwelling', user: 'coordinator', open: openPromise, title: 'Voor wie?', level: 2 },
  { name: 'a dwelling that is promised', user: 'coordinator', open: openPromised, title: / in / },
  { name: 'VPT teams', user: 'aanbieder', open: openTeams, title: 'Welk team kan er iemand bij hebben?' },
  {
    name: 'VPT clients per form, from outside',
    user: 'ministerie',
    open: goTo('/vpt-teams'),
    title: 'Welk team kan er iemand bij hebben?',
  },
  { name: 'places to go on to', user: 'coordinator', open: openOnward, title: 'Waar kan iemand verder?' },
];

async function openList(page: Page): Promise<void> {
  await page.goto('/homes');
  await expect(page.getByRole('heading', { name: /nu te krijgen$/ })).toBeVisible();
}

async function openNew(page: Page): Promise<void> {
  await page.goto('/homes/new');
  await page.getByText('Voorwaarden, buurt en vorm van zorg').click();
}

async function openHome(page: Page): Promise<void> {
  await openList(page);
  await page.getByRole('article').first().getByRole('link').click();
  await expect(page.getByRole('button', { name: 'Zeg toe' })).toBeVisible();
}

async function openPromise(page: Page): Promise<void> {
  await openHome(page);
  await page.getByRole('button', { name: 'Zeg toe' }).click();
}

async function openPromised(page: Page): Promise<void> {
  await openList(page);
  await page
    .getByRole('article')
    .filter({ hasText: /toegezegd/ })
    .first()
    .getByRole('link')
    .click();
  await expect(page.getByText(/^Voor DS-/)).toBeVisible();
}

async function openTeams(page: Page): Promise<void> {
  await page.goto('/vpt-teams');
  await page
    .getByRole('button', { name: /^Wijzig$/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Alle teams' })).toBeVisible();
}

async function openOnward(page: Page): Promise<void> {
  await page.goto('/?part=verder');
  await page.getByText('Ruimte per vorm').click();
  await expect(page.getByText(/nu te krijgen$/)).toBeVisible();
}
