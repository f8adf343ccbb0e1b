import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

export const placementScreens: Screen[] = [
  { name: 'requests for a place', user: 'verwijzer', open: goTo('/places'), title: 'Voor wie zoekt u plek?' },
  { name: 'searching a place', user: 'verwijzer', open: searchPlace, title: 'Waar is nu plek?' },
  { name: 'searching a place in vain', user: 'verwijzer', open: searchInVain, title: 'Waar is nu plek?' },
  {
    name: 'who waits in one region and level',
    user: 'coordinator',
    open: goTo('/places?region=arrondissement:AR08&level=2-laag'),
    title: 'Voor wie zoekt u plek?',
  },
  { name: 'asking for a place', user: 'verwijzer', open: askPlace, title: /vragen$|^Vragen/, level: 2 },
  { name: 'a request for a place', user: 'verwijzer', open: openRequest, title: /^AV-/ },
  { name: 'inbox', user: 'aanbieder', open: openCard, title: 'Wie vraagt u om een plek?' },
  { name: 'saying no', user: 'aanbieder', open: sayNo, title: 'Wie vraagt u om een plek?' },
  { name: 'what was answered', user: 'aanbieder', open: openEnded, title: 'Wie vraagt u om een plek?' },
  {
    name: 'placement in figures',
    user: 'coordinator',
    open: openPlacementFigures,
    title: 'Hoe snel is er een plek?',
  },
  {
    name: 'placement in figures, own wards first',
    user: 'aanbieder',
    open: openPlacementFigures,
    title: 'Hoe snel is er een plek?',
  },
  {
    name: 'placement in figures, from outside',
    user: 'ministerie',
    open: openPlacementFigures,
    title: 'Hoe snel is er een plek?',
  },
];

async function openPlacementFigures(page: Page): Promise<void> {
  await page.goto('/placement-figures');
  await expect(page.getByRole('heading', { name: 'Nee, en waarom' })).toBeVisible();
}

async function openCard(page: Page): Promise<void> {
  await page.goto('/inbox');
  await page
    .getByRole('button', { name: /^Bekijk en antwoord/ })
    .last()
    .click();
  await expect(page.getByRole('button', { name: 'Ja, wij nemen op' })).toBeVisible();
}

async function sayNo(page: Page): Promise<void> {
  await openCard(page);
  await page.getByRole('button', { name: 'Nee', exact: true }).click();
  await page.getByLabel('Financiering').check();
  await expect(page.getByText(/Wie betaalt is bij gevaar geen reden/)).toBeVisible();
  // What lies under the bar is in nobody's reach until they scroll, and so no target to be measured.
  await page.evaluate(() => scrollTo(0, 0));
}

async function openEnded(page: Page): Promise<void> {
  await page.goto('/inbox?tab=ended');
  await page
    .getByRole('button', { name: /^Bekijk/ })
    .first()
    .click();
  await expect(page.getByText('Hoort thuis in')).toBeVisible();
}

async function searchPlace(page: Page): Promise<void> {
  await page.goto('/places/new');
  await page.getByRole('radio', { name: 'Niveau 2 laag' }).check();
  await page.getByRole('checkbox', { name: 'Psychiatrie' }).check();
  await page.getByRole('radio', { name: '25–39' }).check();
  await page.getByRole('combobox', { name: 'Regio' }).selectOption({ index: 1 });
  await expect(page.getByRole('heading', { name: /opnemen$/ })).toBeVisible();
  await page.getByText('Verfijnen').click();
  await page.locator('.candidate-why > summary:visible').first().click();
  await page.getByText('passen niet').click();
  // Nothing lies half under the bar that stays in sight.
  await page.evaluate(() => scrollTo(0, 0));
}

async function searchInVain(page: Page): Promise<void> {
  await page.goto('/places/new');
  await page.getByRole('radio', { name: 'Niveau 2 hoog' }).check();
  await page.getByRole('checkbox', { name: 'SGLVG' }).check();
  await page.getByRole('radio', { name: '12–17' }).check();
  await page.getByRole('combobox', { name: 'Regio' }).selectOption({ label: 'Rotterdam' });
  await expect(page.getByRole('button', { name: 'Bewaar de aanvraag' })).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
}

async function askPlace(page: Page): Promise<void> {
  await page.goto('/places');
  await page.getByRole('article').filter({ hasText: 'een afdeling vragen' }).getByRole('link').first().click();
  await page
    .getByRole('button', { name: /^Vraag|^Houd/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function openRequest(page: Page): Promise<void> {
  await page.goto('/places');
  const waits = page.getByRole('article').filter({ hasText: 'antwoord van de afdeling' });
  await waits.filter({ hasText: 'klopt niet met het cijfer' }).getByRole('link').first().click();
  await page
    .getByRole('button', { name: /^Antwoord noteren/ })
    .first()
    .click();
}
