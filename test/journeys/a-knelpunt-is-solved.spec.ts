import type { Page } from '@playwright/test';
import { letCaseRunOut } from './people.js';
import { expect, test } from './story.js';

const ward = 'FPA Rotterdam, afdeling 3';
const title = 'Drie keer nee en de titel loopt af';
const onDesk = (page: Page) => page.getByRole('article').filter({ hasText: title });

test('somebody is stuck: it is brought, it climbs by the clock, a bed is mediated, and it ends with an outcome', async ({
  as,
  api,
}) => {
  const [nurse, asker] = [await api('aanbieder'), await api('verwijzer')];
  await nurse.report(ward, { operational: 13, occupied: 12 });
  const request = await asker.ask(ward);
  const [referrer, director, coordinator] = [await as('verwijzer'), await as('regisseur2'), await as('coordinator')];
  await coordinator.goto('/desk');
  await director.goto('/desk');

  // From where one is working: what it belongs with goes along by itself.
  await referrer.goto(`/places/${request.request.id}`);
  await referrer.getByRole('link', { name: 'Meld knelpunt' }).click();
  await expect(referrer.getByRole('radio', { name: /Schrijnende casus/ })).toBeChecked();
  await referrer.getByLabel('Wat is er aan de hand?').fill(title);
  await referrer.getByRole('radio', { name: /Crisis/ }).check();
  await referrer.getByRole('button', { name: 'Melden' }).click();
  await expect(referrer.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(referrer.getByRole('link', { name: 'Aanvraag voor een plek' })).toBeVisible();
  const caseId = new URL(referrer.url()).pathname.split('/').at(-1) ?? '';

  // It lies with the region, and everybody who works there sees it at once.
  await expect(onDesk(coordinator)).toContainText('Regio');
  await expect(onDesk(coordinator)).toContainText('dan naar landelijk');

  // Nobody takes it up: it climbs by itself.
  await letCaseRunOut(caseId);
  await expect(onDesk(coordinator)).toContainText('Landelijk', { timeout: 20_000 });
  await expect(onDesk(coordinator)).toContainText('bij u');
  await expect(referrer.getByText('Klom naar landelijk coördinatiepunt')).toBeVisible();

  await onDesk(coordinator).getByRole('link').click();
  await expect(coordinator.getByRole('heading', { name: 'Breng partijen in beweging' })).toBeVisible();
  await expect(referrer.getByText(/coördinatiepunt kijkt hier nu naar$/)).toBeVisible();
  await coordinator.getByRole('button', { name: 'Leg vast wat u deed' }).click();
  const dialog = coordinator.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Bemiddeld/ }).check();
  await dialog.getByLabel('Toelichting').fill('De afdeling gebeld: er is vandaag een bed.');
  await dialog.getByRole('button', { name: 'Leg vast' }).click();
  await expect(referrer.getByText('De afdeling gebeld: er is vandaag een bed.')).toBeVisible();

  await nurse.takeIn(request);
  await coordinator.getByRole('button', { name: 'Afronden' }).click();
  await dialog.getByRole('button', { name: 'Afronden' }).click();
  await expect(dialog, 'nothing closes without an outcome').toBeVisible();
  await dialog.getByRole('radio', { name: 'Geplaatst', exact: true }).check();
  await dialog.getByLabel('Waar lag het aan?').selectOption('weigering');
  await dialog.getByLabel('Wat gebeurt er nu?').fill('Evaluatie van de plaatsing');
  await dialog.getByLabel('Wie zorgt daarvoor?').fill('Regiebehandelaar');
  await dialog.getByRole('button', { name: 'Afronden' }).click();

  await expect(referrer.getByRole('heading', { name: 'Afgerond: Geplaatst' })).toBeVisible();
  await expect(referrer.getByText(/^Volgende stap: Evaluatie van de plaatsing/)).toBeVisible();
  await coordinator.goto('/desk?closed=1');
  await expect(onDesk(coordinator)).toContainText('Geplaatst');
});
