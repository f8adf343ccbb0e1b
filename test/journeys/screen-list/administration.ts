import type { Page } from '@playwright/test';
import { goTo, ward, type Screen } from './screen.js';

export const administrationScreens: Screen[] = [
  { name: 'people', user: 'organisatiebeheer', open: openPerson, title: 'Wie heeft welke rechten?' },
  { name: 'people of the country', user: 'beheer', open: openInvite, title: 'Wie heeft welke rechten?' },
  { name: 'proposals', user: 'coordinator', open: goTo('/administration/wards'), title: /^Wat verandert/ },
  { name: 'machines', user: 'organisatiebeheer', open: openMachines, title: 'Welke systemen melden mee?' },
  { name: 'review of rights', user: 'beheer', open: goTo('/administration/reviews'), title: 'Kloppen de rechten nog?' },
  {
    name: 'change of a ward',
    user: 'aanbieder',
    open: async (page, api) => page.goto(`${await ward(api, 'FPA Den Haag, afdeling 6')}/change`),
    title: 'Wat klopt er niet meer?',
  },
  {
    name: 'new ward',
    user: 'organisatiebeheer',
    open: goTo('/administration/new-ward'),
    title: /^Welke afdeling komt/,
  },
];

async function openPerson(page: Page): Promise<void> {
  await page.goto('/administration/people');
  await page.getByRole('button', { name: 'Rechten van Demo verpleegkundige Fivoor wijzigen' }).click();
}

async function openInvite(page: Page): Promise<void> {
  await page.goto('/administration/people');
  await page.getByRole('button', { name: 'Iemand uitnodigen' }).click();
}

async function openMachines(page: Page): Promise<void> {
  await page.goto('/administration/machines');
  await page.getByRole('button', { name: 'Koppeling toevoegen' }).click();
}
