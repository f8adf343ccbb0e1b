import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

const title = 'Wie doet wat, en wanneer?';

export const arrangementScreens: Screen[] = [
  {
    name: 'what was put together',
    user: 'aanbieder',
    open: goTo('/arrangements'),
    title: 'Wie krijgt thuis wat nodig is?',
  },
  {
    name: 'for whom a VPT is put together',
    user: 'aanbieder',
    open: goTo('/arrangements/new'),
    title: 'Voor wie is dit pakket?',
  },
  { name: 'a VPT with gaps', user: 'aanbieder', open: openUnfinished, title },
  { name: 'a VPT that was agreed', user: 'aanbieder', open: openAgreed, title },
  { name: 'one part of a VPT', user: 'aanbieder', open: openPart, title: 'Nachtzorg en 24 uur bereik', level: 2 },
  {
    name: 'why a part is not needed',
    user: 'aanbieder',
    open: openNotNeeded,
    title: 'Waarom is huishouden niet nodig?',
    level: 2,
  },
  {
    name: 'a VPT that cannot be agreed yet',
    user: 'aanbieder',
    open: openAgreeing,
    title: 'Dit kan nog niet worden afgesproken',
    level: 2,
  },
  { name: 'the end of a VPT', user: 'aanbieder', open: openEnd, title: 'Waarom eindigt dit pakket?', level: 2 },
  { name: 'a VPT on paper', user: 'aanbieder', open: openPaper, title: 'Zo is uw zorg thuis geregeld' },
];

/** Those of the demo, by the references that it gives them each time: other stories put more together beside them. */
const open = (reference: string) => async (page: Page) => {
  await page.goto('/arrangements');
  await page.getByRole('link', { name: reference }).click();
  await expect(page.getByRole('heading', { name: 'Alle onderdelen' })).toBeVisible();
};
async function openUnfinished(page: Page): Promise<void> {
  await open('AR-GZDC-N4ZY')(page);
}
async function openAgreed(page: Page): Promise<void> {
  await open('AR-9FWK-8PGV')(page);
  await page.getByText('Wat is er anders dan in versie 1?').click();
  // What lies half under the bar is measured as half as large.
  await page.evaluate(() => scrollTo(0, 0));
}
async function openPart(page: Page): Promise<void> {
  await openUnfinished(page);
  await page.getByRole('button', { name: 'Regel: Nachtzorg en 24 uur bereik' }).click();
}
async function openNotNeeded(page: Page): Promise<void> {
  await openUnfinished(page);
  await page.getByRole('button', { name: 'Niet nodig: Huishouden' }).first().click();
}
async function openAgreeing(page: Page): Promise<void> {
  await openUnfinished(page);
  await page.getByRole('button', { name: 'Spreek af' }).click();
}
async function openEnd(page: Page): Promise<void> {
  await openAgreed(page);
  await page.getByRole('button', { name: 'Beëindig' }).click();
}
async function openPaper(page: Page): Promise<void> {
  await openAgreed(page);
  await page.getByRole('link', { name: 'Op papier' }).click();
  await expect(page.getByRole('heading', { name: 'Wie belt u?' })).toBeVisible();
}
