import type { Page } from '@playwright/test';
import type { Api } from '../api.js';
import { expect } from '../story.js';
import { goTo, ward, type Screen } from './screen.js';

export const boardScreens: Screen[] = [
  { name: 'board', user: 'aanbieder', open: goTo('/'), title: 'Waar is nu plek?' },
  {
    name: 'board where nothing matches',
    user: 'aanbieder',
    open: goTo('/?region=arrondissement:AR04&setting=FPC&level=3'),
    title: 'Waar is nu plek?',
  },
  {
    name: 'board of another register',
    user: 'coordinator',
    open: goTo('/?register=rki-intensivregister'),
    title: 'Waar is nu plek?',
  },
  {
    name: 'board of three days ago',
    user: 'aanbieder',
    open: (page) => page.goto(`/?asOf=${threeDaysAgo()}`),
    title: 'Waar was toen plek?',
  },
  { name: 'board on the wall', user: 'verwijzer', open: goTo('/?wall=1'), title: 'Waar is nu plek?' },
  {
    name: 'ward',
    user: 'aanbieder',
    open: async (page, api) => page.goto(await ward(api, 'FPA Utrecht, afdeling 4')),
    title: 'FPA Utrecht, afdeling 4',
  },
  {
    name: 'ward that never reported',
    user: 'verwijzer',
    open: async (page, api) => page.goto(await ward(api, 'Van der Hoeven Kliniek, afdeling 7')),
    title: /Van der Hoeven/,
  },
  {
    name: 'entry',
    user: 'aanbieder',
    open: async (page, api) => page.goto(`${await ward(api, 'FPA Den Haag, afdeling 6')}/entry`),
    title: 'FPA Den Haag, afdeling 6',
  },
  { name: 'entry with all unfolded', user: 'aanbieder', open: openAllOfEntry, title: 'FPA Den Haag, afdeling 7' },
  { name: 'entry saved', user: 'aanbieder', open: saveEntry, title: /Bevestigd/ },
  {
    name: 'entry of a foreign ward',
    user: 'aanbieder2',
    open: async (page, api) => page.goto(`${await ward(api, 'FPA Den Haag, afdeling 6')}/entry`),
    title: /niet bijwerken/,
  },
  { name: 'own wards', user: 'aanbieder', open: goTo('/mine'), title: 'Welke afdeling wacht op u?' },
  { name: 'list for without network', user: 'aanbieder', open: goTo('/print'), title: /^Laatst bekende plaatsen/ },
  { name: 'not found', user: 'aanbieder', open: goTo('/bestaat-niet'), title: 'Deze pagina bestaat niet' },
];

const threeDaysAgo = () => new Date(Date.now() - 3 * 86_400_000).toISOString();

async function openAllOfEntry(page: Page, api: Api): Promise<void> {
  await page.goto(`${await ward(api, 'FPA Den Haag, afdeling 7')}/entry`);
  await expect(page.getByRole('button', { name: 'Niets veranderd' })).toBeVisible();
  for (const fold of await page.locator('form details').all())
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
  await page.getByRole('button', { name: 'Reden kiezen: personeel' }).click();
  await page.getByRole('checkbox', { name: 'De afdeling neemt nu niemand op' }).check();
  await page.getByRole('checkbox', { name: 'Dit ging over een eerder moment' }).check();
}

async function saveEntry(page: Page, api: Api): Promise<void> {
  await page.goto(`${await ward(api, 'FPA Den Haag, afdeling 8')}/entry`);
  await page.getByRole('button', { name: 'Niets veranderd' }).click();
}
