import type { Page } from '@playwright/test';
import { dutchDay } from './dutch-day.js';
import { expect, test } from './story.js';

/** Invented, and different each time the story is told. */
const unique = () =>
  `Verzonnen ${Array.from({ length: 8 }, () => 'abcdefghij'[Math.floor(Math.random() * 10)]).join('')}`;

async function registerSomebody(page: Page): Promise<void> {
  await page.goto('/persons/new');
  await page.getByLabel('Achternaam').fill(unique());
  await page.getByLabel('Geboortedatum', { exact: true }).fill('1981-03-01');
  await page.getByLabel('Regio').selectOption({ label: 'Midden-Nederland' });
  await page.getByRole('button', { name: 'Registreer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Dossier KZ-/ })).toBeVisible();
}

async function answer(page: Page, criterion: string | RegExp, said: string): Promise<void> {
  await page.getByRole('group', { name: criterion }).getByRole('radio', { name: said, exact: true }).check();
}

test('from report to inclusion: somebody is reported, weighed, decided about and followed for two years', async ({
  as,
}) => {
  const [nurse, director] = [await as('aanbieder'), await as('regisseur')];
  await registerSomebody(nurse);

  await nurse.getByRole('link', { name: 'Aanmelden voor de levensloopaanpak' }).click();
  await expect(nurse.getByRole('heading', { name: 'Wie wilt u aanmelden?' })).toBeVisible();
  await expect(nurse.getByLabel('Regio')).not.toHaveValue('');
  await nurse.getByLabel('Regio').selectOption({ label: 'Midden-Nederland' });
  await nurse.getByLabel('Wat is er aan de hand?').fill('Keert steeds terug in de crisisopvang, geen vaste plek.');
  await nurse.getByRole('button', { name: 'Aanmelden' }).click();
  await expect(nurse.getByRole('heading', { level: 1, name: /^LL-/ })).toBeVisible();
  await expect(nurse).toHaveTitle(/^Gevolgd LL-[0-9A-Z-]{9} · Ketenzicht$/);
  await expect(nurse.getByText('Demo ketenregisseur Midden-Nederland').first()).toBeVisible();
  const address = new URL(nurse.url()).pathname;

  // The weegteam: with a doubt it does not go to the table.
  await director.goto(address);
  await director.getByRole('button', { name: 'Weeg de aanmelding' }).click();
  for (const one of ['Is volwassen', /^Is een gevaar/, /al lang$/, /herhaalt/, /structuur/, /schiet tekort$/])
    await answer(director, one, 'Voldaan');
  await answer(director, /Er is een oorzaak/, 'Onduidelijk');
  await director.getByLabel('Waarom?').fill('De diagnose is van jaren geleden.');
  await director.getByLabel('Op de inclusietafel van').fill(dutchDay());
  await director.getByRole('button', { name: 'Leg de weging vast' }).click();
  await expect(director.getByText('Voor de inclusietafel moet aan dit criterium zijn voldaan.')).toBeVisible();
  await answer(director, /Er is een oorzaak/, 'Voldaan');
  await director.getByRole('button', { name: 'Leg de weging vast' }).click();

  // The inclusion table, and with it the promise of two years.
  await expect(director.getByRole('heading', { name: 'Leg het besluit van de inclusietafel vast' })).toBeFocused();
  await director.getByRole('button', { name: 'Leg het besluit vast' }).click();
  await director.getByLabel('Wie zaten aan tafel?').fill('Gemeente, Zorg- en Veiligheidshuis, aanbieder');
  await director.getByLabel('Procesregisseur', { exact: true }).fill('Voorbeeld Procesregisseur');
  await director
    .getByLabel('Levensloopplan')
    .fill('Wonen met begeleiding, elke twee weken contact, dagbesteding zoeken.');
  await director.getByLabel(/^Afgesproken met/).fill('betrokkene, gemeente');
  await expect(director.getByText(/^Toegezegd: gevolgd tot ten minste \d+ \w+ 20\d\d\.$/)).toBeVisible();
  await director.getByRole('button', { name: 'Begin met volgen' }).click();
  await expect(director.getByRole('heading', { name: 'Het volgen loopt' })).toBeVisible();
  await expect(director.getByText('Volgend contact').first()).toBeVisible();

  // Whoever reported sees it without a reload, and finds it from the person.
  await expect(nurse.getByText('Besloten te volgen')).toBeVisible();
  await nurse.getByRole('link', { name: 'Naar het dossier van de persoon' }).click();
  await nurse.getByRole('link', { name: /^Gevolgd \(LL-/ }).click();
  await expect(nurse.getByRole('heading', { level: 1, name: /^LL-/ })).toBeVisible();

  // Earlier than two years only with two: what the one proposes the other refuses.
  await nurse.getByRole('button', { name: 'Stel voor te stoppen' }).click();
  await nurse.getByRole('radio', { name: 'Geëmigreerd' }).check();
  await nurse.getByLabel('Toelichting').fill('Zou naar het buitenland zijn vertrokken.');
  await nurse.getByRole('button', { name: 'Stel voor', exact: true }).click();
  await expect(nurse.getByRole('heading', { name: 'Uw voorstel wacht op een collega' })).toBeVisible();
  await director.getByRole('button', { name: 'Bekijk het voorstel' }).click();
  await director.getByRole('radio', { name: /^Niet akkoord/ }).check();
  await director.getByLabel('Toelichting').fill('Gisteren nog gesproken.');
  await director.getByRole('button', { name: 'Geef antwoord' }).click();
  await expect(nurse.getByText('Niet akkoord: het volgen gaat door')).toBeVisible();
  await expect(nurse.getByText('Gisteren nog gesproken.')).toBeVisible();
});
