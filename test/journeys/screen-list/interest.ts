import type { Page } from '@playwright/test';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

const title = 'Belangstelling VPT in de forensische zorg (voorbeeld)';

export const interestScreens: Screen[] = [
  { name: 'rounds of interest, for everyone', user: null, open: openList, title: 'Belangstelling registreren' },
  { name: 'registering interest', user: null, open: openForm, title },
  { name: 'registering interest, with faults', user: null, open: openFaults, title },
  { name: 'a round of interest that has closed', user: null, open: openClosed, title: 'Deze ronde is gesloten' },
  { name: 'confirming interest', user: null, open: openConfirm, title: 'Bevestig uw belangstelling' },
  { name: 'an own registration', user: null, open: openOwn, title: 'Uw belangstelling is bevestigd' },
  { name: 'a link that is not whole', user: null, open: goTo('/my-interest'), title: 'Deze link werkt niet' },
  { name: 'rounds of interest', user: 'coordinator', open: openRounds, title: 'Belangstelling van aanbieders' },
  { name: 'a new round of interest', user: 'ministerie', open: openNew, title: 'Belangstelling van aanbieders' },
  { name: 'a round of interest', user: 'coordinator', open: openRound, title },
  { name: 'a later deadline', user: 'coordinator', open: openProlong, title: 'Later sluiten', level: 2 },
];

async function openList(page: Page): Promise<void> {
  await page.goto('/interest');
  await expect(page.getByRole('link', { name: /^Meld u aan: .*voorbeeld/ })).toBeVisible();
}

export async function openForm(page: Page): Promise<void> {
  await openList(page);
  await page.getByRole('link', { name: `Meld u aan: ${title}` }).click();
  await expect(page.getByRole('button', { name: 'Verstuur aanmelding' })).toBeVisible();
}

async function openFaults(page: Page): Promise<void> {
  await openForm(page);
  await page.getByLabel('AGB-code').fill('6123456');
  await page.getByRole('button', { name: 'Verstuur aanmelding' }).click();
  await expect(page.getByText('Dit zijn 7 cijfers')).toBeVisible();
}

async function openClosed(page: Page): Promise<void> {
  const answer = await page.request.get('/api/v1/open-interest-rounds');
  const { rounds } = (await answer.json()) as { rounds: { id: string; state: string }[] };
  await page.goto(`/interest/${rounds.find(({ state }) => state === 'closed')?.id}`);
}

/** The demo sends no mail, so that the link stands on the screen. */
async function openConfirm(page: Page): Promise<void> {
  await openForm(page);
  await fillIn(page, String(Math.floor(Math.random() * 10_000_000)).padStart(8, '0'));
  await page.getByRole('button', { name: 'Verstuur aanmelding' }).click();
  await page.getByRole('link', { name: 'Bevestig mijn aanmelding' }).click();
  await expect(page.getByRole('button', { name: 'Bevestig' })).toBeVisible();
}

async function openOwn(page: Page): Promise<void> {
  await openConfirm(page);
  await page.getByRole('button', { name: 'Bevestig' }).click();
  await expect(page.getByRole('button', { name: 'Wijzig' })).toBeVisible();
}

export async function fillIn(page: Page, agb: string, email = 'noor@voorbeeld.example'): Promise<void> {
  await page.getByLabel('Organisatie', { exact: true }).fill('Voorbeeld Thuiszorg');
  await page.getByLabel('AGB-code').fill(agb);
  await page.getByLabel('Straat en huisnummer').fill('Voorbeeldlaan 1');
  await page.getByLabel('Postcode').fill('3511 ab');
  await page.getByLabel('Plaats').fill('Utrecht');
  await page.getByLabel('Naam', { exact: true }).fill('Noor Verzonnen');
  await page.getByLabel('Functie').fill('Manager zorg');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByRole('checkbox', { name: 'Limburg' }).check();
  await page.getByRole('checkbox', { name: 'Oost-Brabant' }).check();
  await page.getByLabel('Uw mogelijkheden').fill('Twee teams die dag en nacht bereikbaar zijn.');
}

async function openRounds(page: Page): Promise<void> {
  await page.goto('/interest-rounds');
  await expect(page.getByRole('link', { name: title })).toBeVisible();
}

async function openNew(page: Page): Promise<void> {
  await openRounds(page);
  await page.getByRole('button', { name: 'Nieuwe ronde' }).click();
  await expect(page.getByRole('heading', { name: 'Nieuwe ronde' })).toBeFocused();
}

export async function openRound(page: Page): Promise<void> {
  await openRounds(page);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { name: 'Dekking' })).toBeVisible();
}

async function openProlong(page: Page): Promise<void> {
  await openRound(page);
  await page.getByRole('button', { name: 'Sluit later' }).click();
}
