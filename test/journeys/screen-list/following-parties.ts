import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { followedBy, someDirector, takesPart } from '../followed.js';
import type { Screen } from './screen.js';

const colleague = 'Demo collega die meevolgt';
const of = { user: 'regisseur2', title: /^LL-/ } as const;
const parties = (page: Page) => page.getByRole('region', { name: 'Wie volgt mee' });

/** Who takes part in following somebody, and the way in for whoever does not. */
export const followingPartiesScreens: Screen[] = [
  // The file says no, and so the browser does.
  { ...of, name: 'a file that is closed, with the way in for a colleague', open: openClosed, trouble: true },
  { ...of, name: 'standing in for a colleague', open: standIn, trouble: true },
  { ...of, name: 'who takes part', open: openParties },
  { ...of, name: 'asking a colleague along', open: askAlong },
  { ...of, name: 'letting a colleague go', open: letGo, level: 2, title: `Volgt ${colleague} niet meer mee?` },
];

async function openClosed(page: Page): Promise<void> {
  const { id } = await followedBy(await someDirector(), { next: 12, regionOf: 'regisseur2' });
  await page.goto(`/following/${id}`);
  await expect(page.getByRole('heading', { name: 'Neem waar voor een collega' })).toBeVisible();
}

async function standIn(page: Page): Promise<void> {
  await openClosed(page);
  await page.getByRole('button', { name: 'Neem waar' }).click();
  await expect(page.getByRole('heading', { name: 'Neem waar voor een collega' })).toBeFocused();
  await page.getByRole('radio', { name: 'Anders' }).check();
}

async function openParties(page: Page): Promise<void> {
  const { id } = await followedBy('regisseur2', { next: 12 });
  await takesPart(id, await someDirector(colleague));
  await page.goto(`/following/${id}`);
  await expect(parties(page).getByText(colleague)).toBeVisible();
}

async function askAlong(page: Page): Promise<void> {
  await openParties(page);
  await parties(page).getByRole('button', { name: 'Vraag iemand mee' }).click();
  await parties(page).getByLabel('Wie? Naam of organisatie').fill('verpleegkundige');
  await parties(page)
    .getByRole('radio', { name: /^Demo verpleegkundige/ })
    .first()
    .check();
}

async function letGo(page: Page): Promise<void> {
  await openParties(page);
  await parties(page)
    .getByRole('button', { name: `Laat los: ${colleague}` })
    .click();
}
