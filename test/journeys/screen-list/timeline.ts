import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { followedBy } from '../followed.js';
import { goTo, type Screen } from './screen.js';

interface Card {
  id: string;
  opens: boolean;
  mayAct: boolean;
  titleEndsOn: string | null;
  owner: { name: string };
  handoverTo: object | null;
}

/** Of the demo: years of contacts, titles, payers and goals. */
const director = 'Demo ketenregisseur Rotterdam';

const ofYears = { user: 'regisseur2', title: /^LL-/ } as const;
const dialog = { user: 'regisseur2', level: 2 } as const;

export const timelineScreens: Screen[] = [
  { ...ofYears, name: 'the years of somebody, drawn', open: openYears },
  { ...ofYears, name: 'five years of somebody, drawn', open: openFiveYears },
  { ...ofYears, name: 'the years of somebody, as a list', open: openList },
  { ...ofYears, name: 'the years of somebody of whom nothing is known yet', open: openUnknown },
  { ...dialog, name: 'noting how a contact went', open: adds('Leg contact vast'), title: 'Hoe ging het contact?' },
  { ...dialog, name: 'planning a contact', open: adds('Plan contact'), title: 'Plan een contact' },
  { ...dialog, name: 'where somebody is', open: adds('Plek'), title: 'Waar is deze persoon nu?' },
  { ...dialog, name: 'a title', open: adds('Titel'), title: 'Nieuwe titel' },
  { ...dialog, name: 'what comes after a title', open: planTitle, title: 'Wat komt hierna?' },
  { ...dialog, name: 'a title that ended earlier', open: endTitle, title: 'Eerder geëindigd' },
  { ...dialog, name: 'who pays', open: adds('Betaler'), title: 'Wie betaalt?' },
  { ...dialog, name: 'a goal', open: adds('Doel'), title: 'Nieuw doel' },
  { ...dialog, name: 'the areas of life', open: adds('Leefgebieden'), title: 'Hoe gaat het?' },
  { name: 'a crisis card', user: 'regisseur2', open: openCard, title: 'Crisiskaart' },
  { name: 'a crisis card that is not there yet', user: 'regisseur2', open: openNoCard, title: 'Crisiskaart' },
  { name: 'writing a crisis card', user: 'regisseur2', open: writeCard, title: 'Bewerk de crisiskaart' },
  {
    name: 'somebody who is not there, or not for whoever asks',
    user: 'regisseur2',
    open: goTo('/following/00000000-0000-4000-8000-000000000000'),
    title: 'Dit is er niet',
    level: 2,
    trouble: true,
  },
  { ...dialog, name: 'handing over', open: handOver, title: 'Aan wie draagt u over?' },
  { ...dialog, name: 'taking over', open: answer('Neem over'), title: 'Neemt u het over?' },
  { ...dialog, name: 'not taking over', open: answer('Niet overnemen'), title: 'Neemt u het niet over?' },
  { ...dialog, user: 'regisseur', name: 'taking back a handover', open: takeBack, title: 'De overdracht intrekken?' },
];

/** Somebody of the demo whom this director follows by a title that ends, and who stays. */
async function someoneOfYears(page: Page): Promise<Card> {
  const found: Card[] = [];
  // The demo goes on being made after the server answers.
  await expect(async () => {
    found.push(...(await ofYearsNow(page)));
    expect(found).not.toHaveLength(0);
  }).toPass({ timeout: 30_000 });
  return found[0] as Card;
}

/** What other stories make has days in its row and nothing in its file; the demo's own have a title in both. */
async function ofYearsNow(page: Page): Promise<Card[]> {
  const fits = ({ opens, mayAct, owner, titleEndsOn, handoverTo }: Card) =>
    opens && mayAct && owner.name === director && titleEndsOn !== null && handoverTo === null;
  const answered = await page.request.get('/api/v1/trajectories?phase=following');
  for (const one of ((await answered.json()) as Card[]).filter(fits)) {
    const years = await page.request.get(`/api/v1/trajectories/${one.id}/timeline?from=2020-01-01&to=2030-01-01`);
    const { titles, contacts, card } = (await years.json()) as Record<string, unknown[] | null>;
    if (titles?.length && contacts?.length && card) return [one];
  }
  return [];
}

async function openYears(page: Page): Promise<void> {
  const { id } = await someoneOfYears(page);
  await page.goto(`/following/${id}`);
  await expect(page.getByRole('slider', { name: 'Tijdlijn' })).toBeVisible();
}

async function openFiveYears(page: Page): Promise<void> {
  await openYears(page);
  await page.getByRole('radio', { name: '5 jaar' }).check();
  await expect(page.getByRole('slider', { name: 'Tijdlijn' })).toBeVisible();
}

async function openList(page: Page): Promise<void> {
  await openYears(page);
  await page.getByRole('radio', { name: 'Lijst' }).check();
  await expect(page.getByRole('slider', { name: 'Tijdlijn' })).toBeHidden();
}

async function openUnknown(page: Page): Promise<void> {
  const { id } = await followedBy('regisseur2', { next: 12 });
  await page.goto(`/following/${id}`);
  await expect(page.getByText('Niet bekend wie betaalt')).toBeVisible();
}

function adds(what: string) {
  return async (page: Page): Promise<void> => {
    await openYears(page);
    await page.getByRole('button', { name: what, exact: true }).first().click();
  };
}

/** The line of a title that holds: it has both, what comes after and that it ended earlier. */
async function heldTitle(page: Page): Promise<Locator> {
  await openList(page);
  return page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Eerder geëindigd' }) });
}

async function planTitle(page: Page): Promise<void> {
  const line = await heldTitle(page);
  await line.getByRole('button', { name: 'Wat komt hierna?' }).first().click();
}

async function endTitle(page: Page): Promise<void> {
  const line = await heldTitle(page);
  await line.getByRole('button', { name: 'Eerder geëindigd' }).first().click();
}

async function openCard(page: Page): Promise<void> {
  const { id } = await someoneOfYears(page);
  await page.goto(`/following/${id}/card`);
  await expect(page.getByRole('button', { name: 'Druk af' })).toBeVisible();
}

async function openNoCard(page: Page): Promise<void> {
  const { id } = await followedBy('regisseur2', { next: 12 });
  await page.goto(`/following/${id}/card`);
  await expect(page.getByRole('button', { name: 'Maak de kaart' })).toBeVisible();
}

async function writeCard(page: Page): Promise<void> {
  await openCard(page);
  await page.getByRole('button', { name: 'Bewerk' }).click();
}

async function handOver(page: Page): Promise<void> {
  await openYears(page);
  await page.getByRole('button', { name: 'Draag over' }).click();
}

/** Of the demo two wait for this director; they are looked at, never answered. */
function answer(verb: string) {
  return async (page: Page): Promise<void> => {
    await page.goto('/handovers');
    await page.getByRole('button', { name: verb, exact: true }).first().click();
  };
}

async function takeBack(page: Page): Promise<void> {
  await page.goto('/handovers');
  await page.getByRole('button', { name: 'Trek in' }).first().click();
}
