import { expect, test } from './story.js';

test('somebody finds an answer by what it was called before, with a typing error, and says that it helped', async ({
  as,
}) => {
  const page = await as('verwijzer');
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Vraagbaak' }).first().click();
  // The board has a search of its own.
  await expect(page.getByRole('heading', { level: 1, name: 'Wat wilt u weten?' })).toBeVisible();
  const search = page.getByRole('searchbox');
  const first = page.getByRole('listitem').getByRole('link').first();
  await search.fill('ketenveldnorm melden');
  await expect(first).toHaveText('Hoe meld ik iemand aan voor de levensloopaanpak?');
  await search.fill('ketenveldnorm aanmelden');
  await expect(first, 'a verb that Dutch takes apart').toHaveText('Hoe meld ik iemand aan voor de levensloopaanpak?');
  await search.fill('crisismaatreegl duur');
  await expect(first).toHaveText(/crisismaatregel/);
  await search.fill('hoe lang duurt een crisismaatregel');
  await expect(page.locator('mark').first()).toBeVisible();
  await page.getByRole('link', { name: 'Hoe lang duurt een crisismaatregel?' }).click();
  await expect(page.getByText('hoogstens drie dagen')).toBeVisible();
  await page.getByRole('button', { name: 'Ja', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Ja', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('link', { name: 'Terug naar zoeken' }).click();
  await expect(search).toHaveValue('hoe lang duurt een crisismaatregel');
});

test('whoever finds nothing is led to the coordination point with the question in hand; what names somebody is refused', async ({
  as,
}) => {
  const page = await as('aanbieder');
  await page.goto('/help');
  await page.getByRole('searchbox').fill('qqqq zzzz');
  await page.getByRole('link', { name: /^Stel uw vraag/ }).click();
  await expect(page.getByRole('textbox', { name: 'Wat wilt u weten?' })).toHaveValue('qqqq zzzz');
  expect(page.url(), 'what somebody typed stands in no address').not.toContain('qqqq');
});

test('the desk publishes an answer, changes it and withdraws it', async ({ as }) => {
  const [desk, reader] = [await as('coordinator'), await as('aanbieder')];
  const title = `Wie regelt het vervoer ${Date.now()}?`;
  await desk.goto('/help/new');
  await desk.getByLabel('Vraag of titel').fill(title);
  await desk.getByLabel('Praktijk').check();
  await desk
    .getByLabel('Antwoord')
    .fill('Verzonnen voorbeeld: de verwijzer regelt het.\n\nBel bij twijfel de afdeling.');
  await desk.getByRole('button', { name: 'Publiceren' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: title })).toBeVisible();

  await reader.goto('/help');
  await reader.getByRole('searchbox').fill(title);
  await reader.getByRole('link', { name: title }).click();
  await expect(reader.getByText('de verwijzer regelt het')).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Wijzigen' })).toHaveCount(0);

  await desk.getByRole('button', { name: 'Wijzigen' }).click();
  await desk.getByLabel('Antwoord').fill('Verzonnen voorbeeld: de afdeling regelt het, in overleg.');
  await desk.getByRole('button', { name: 'Opslaan' }).click();
  await expect(desk.getByText('de afdeling regelt het')).toBeVisible();
  await desk.getByRole('button', { name: 'Intrekken' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Intrekken' }).click();
  await expect(desk.getByText(/Dit artikel is op .* ingetrokken/)).toBeVisible();
  await reader.reload();
  await expect(reader.getByText(/Dit artikel is op .* ingetrokken/)).toBeVisible();
});

test('what was answered before is found by whom it concerns, under the articles and while they type', async ({
  as,
}) => {
  const [mine, other] = [await as('verwijzer'), await as('adviseur')];
  const title = 'Wie regelt het vervoer bij een crisismaatregel in het weekend?';
  for (const page of [mine, other]) {
    await page.goto('/help');
    await page.getByRole('searchbox').fill('vervoer crisismaatreegl weekend');
    await expect(page.getByRole('heading', { name: /gevonden$/ })).toBeVisible();
  }
  await expect(other.getByRole('link', { name: title })).toHaveCount(0);
  await expect(mine.getByRole('heading', { name: 'Eerder beantwoord' })).toBeVisible();
  await mine.getByRole('link', { name: title }).click();
  await expect(mine.getByText('belt de vervoerder')).toBeVisible();

  await mine.goto('/cases/new?kind=question');
  await mine.getByRole('textbox', { name: 'Wat wilt u weten?' }).fill('Wie regelt vervoer in het weekend');
  await expect(mine.getByRole('status').getByRole('link', { name: title })).toBeVisible();
  expect(mine.url(), 'what somebody typed stands in no address').not.toContain('vervoer');
});
