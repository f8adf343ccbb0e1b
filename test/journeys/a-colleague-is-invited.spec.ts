import { setUpApp } from './people.js';
import { expect, listen, test } from './story.js';

const password = 'vier gele fietsen zingen';

test('an organisation invites a colleague, who chooses a password, sets up a second step and sees the board', async ({
  as,
  browser,
  baseURL,
}) => {
  const keeper = await as('organisatiebeheer');
  await keeper.goto('/administration/people');
  await keeper.getByRole('button', { name: 'Iemand uitnodigen' }).click();
  await expect(keeper.getByRole('heading', { name: 'Wie nodigt u uit?' })).toBeFocused();
  await expect(keeper.getByLabel('Rol').getByRole('option')).toHaveText(['Aanbieder', 'Organisatiebeheer']);
  await keeper.getByLabel('Voor- en achternaam').fill('Sanne Voorbeeld');
  await keeper.getByRole('button', { name: 'Uitnodiging maken' }).click();
  const link = await keeper.getByLabel('Link', { exact: true }).inputValue();
  await keeper.getByRole('button', { name: 'Klaar' }).click();
  await expect(keeper.getByRole('listitem').filter({ hasText: 'Sanne Voorbeeld' })).toContainText('uitgenodigd');

  const complaints: string[] = [];
  const context = await browser.newContext({ ...(baseURL && { baseURL }) });
  const guest = await context.newPage();
  const asked: string[] = [];
  guest.on('request', (request) => asked.push(request.url()));
  listen(guest, complaints);
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'Welkom, Sanne Voorbeeld' })).toBeVisible();
  expect(guest.url(), 'the token leaves the address').not.toContain('#');
  const token = new URL(link).hash.slice(1);
  expect(
    asked.filter((url) => !url.includes('#') && url.includes(token)),
    'and is in no request’s address',
  ).toEqual([]);
  const field = guest.getByLabel('Kies een wachtwoord');
  await field.fill('welkom2026');
  await guest.getByRole('button', { name: 'Wachtwoord opslaan' }).click();
  await expect(guest.getByText('Neem minstens 12 tekens.')).toBeVisible();
  await field.fill(password);
  await guest.getByRole('button', { name: 'Wachtwoord opslaan' }).click();
  await expect(guest.getByRole('heading', { name: 'Uw wachtwoord is opgeslagen' })).toBeVisible();
  const username =
    (await guest.getByText(/gebruikersnaam sanne\.voorbeeld\.\d{4}/).textContent())?.match(/sanne\S+\d{4}/)?.[0] ?? '';
  await guest.getByRole('link', { name: 'Naar inloggen' }).click();
  await guest.getByLabel('Gebruikersnaam').fill(username);
  await guest.getByLabel('Wachtwoord').fill(password);
  await guest.getByRole('button', { name: 'Inloggen' }).click();
  await expect(guest.getByRole('heading', { name: 'Stel uw tweede stap in' })).toBeVisible();
  await setUpApp(guest);
  await expect(guest.getByRole('heading', { name: 'Waar is nu plek?' })).toBeVisible();
  await expect(guest.locator('article[data-unit]').first()).toBeVisible();
  expect(complaints).toEqual([]);

  const late = await context.newPage();
  await late.goto(link);
  await expect(late.getByRole('heading', { name: 'Deze uitnodiging werkt niet' })).toBeVisible();
  await expect(late.getByText('De link is al gebruikt.')).toBeVisible();
  await context.close();

  await keeper.reload();
  const person = keeper.getByRole('listitem').filter({ hasText: 'Sanne Voorbeeld' });
  await expect(person).not.toContainText('uitgenodigd');
  await person.getByRole('button', { name: 'Rechten van Sanne Voorbeeld wijzigen' }).click();
  await person.getByRole('button', { name: 'Toegang beëindigen' }).click();
  await expect(keeper.getByRole('listitem').filter({ hasText: 'Sanne Voorbeeld' })).toHaveCount(0);
  await keeper.getByLabel('Tonen').selectOption('Beëindigd');
  await expect(keeper.getByRole('listitem').filter({ hasText: 'Sanne Voorbeeld' })).toContainText('Uit dienst');
});
