import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './story.js';

/** Registers somebody invented, as a nurse would, and gives the reference. */
async function register(page: Page): Promise<{ reference: string; name: string }> {
  const name = `Demo-Persoon ${randomUUID().replaceAll(/[^a-f]/g, '')}`;
  const directory = (await (await page.request.get('/api/v1/directory')).json()) as {
    regions: { id: string; code: string; scheme: string }[];
  };
  const regionId = directory.regions.find(({ scheme, code }) => scheme === 'arrondissement' && code === 'AR04')?.id;
  const answer = await page.request.post('/api/v1/persons', {
    data: { familyName: name, givenNames: 'Zomaar', birthDate: '1980-02-29', regionId },
    headers: { 'idempotency-key': randomUUID(), origin: new URL(page.url()).origin },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return { ...((await answer.json()) as { reference: string }), name };
}

async function takeIn(page: Page, reference: string, kind: string): Promise<void> {
  await page.goto('/privacy');
  await page.getByRole('button', { name: 'Verzoek vastleggen' }).click();
  await page.getByLabel('Kenmerk van de persoon').fill(reference);
  await page.getByLabel('Wat vraagt deze persoon?').selectOption({ label: kind });
  await page.getByRole('button', { name: 'Vastleggen', exact: true }).click();
}
const request = (page: Page, reference: string) => page.locator(`[data-request="${reference}"]`);

test('a person asks what is known about them, and gets it once, readable', async ({ as }) => {
  const nurse = await as('aanbieder');
  await nurse.goto('/');
  const { reference, name } = await register(nurse);

  const officer = await as('privacy');
  await takeIn(officer, reference, 'Inzage: wat weet u van mij?');
  const row = request(officer, reference);
  await expect(row).toContainText(/nog \d+ dagen/);
  await row.getByRole('button', { name: 'Afschrift maken' }).click();
  const [file] = await Promise.all([
    officer.waitForEvent('download'),
    row.getByRole('button', { name: 'Afschrift ophalen' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`inzage-${reference}.zip`);
  const content = readFileSync(await file.path()).toString();
  expect(content).toContain('Wat wij over u bewaren');
  expect(content).toContain(name);
  await expect(row).toContainText('Het afschrift is opgehaald.');
  await expect(row.getByRole('button', { name: 'Afschrift ophalen' })).toHaveCount(0);
  // Nothing of it stays in this browser.
  const kept = await officer.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(kept).not.toContain(reference);
});

test('to be taken out of it all takes a ground and two people', async ({ as }) => {
  const nurse = await as('aanbieder');
  await nurse.goto('/');
  const { reference } = await register(nurse);

  const officer = await as('privacy');
  await takeIn(officer, reference, 'Verwijdering: haal mij weg');
  const row = request(officer, reference);
  await row.getByRole('button', { name: 'Verwijderen voorstellen' }).click();
  await row.getByLabel('Grond').selectOption({ label: 'De patiënt laat het dossier vernietigen (BW 7:455)' });
  await row.getByRole('button', { name: 'Verwijderen voorstellen' }).click();
  await expect(row).toContainText('Iemand anders beslist');

  const second = await as('privacycollega');
  await second.goto('/privacy');
  await request(second, reference).getByRole('button', { name: 'Voorgoed verwijderen' }).click();
  await expect(request(second, reference)).toContainText('gedaan');
  const found = await nurse.request.post('/api/v1/persons/_search', {
    data: { reference },
    headers: { origin: new URL(nurse.url()).origin },
  });
  expect(await found.json()).toEqual({ persons: [] });
});
