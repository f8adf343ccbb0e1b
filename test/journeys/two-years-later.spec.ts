import type { Page } from '@playwright/test';
import { expect, test } from './a-house-with-a-clock.js';

interface Card {
  id: string;
  reference: string;
  phase: string;
  opens: boolean;
  regularEnd: string | null;
  titleEndsOn: string | null;
  titlePlanned: boolean;
  endProposed: unknown;
  handoverTo: unknown;
  owner: { name: string };
}
const director = 'Demo ketenregisseur Midden-Nederland';

const followed = async (page: Page) =>
  (await (await page.request.get('/api/v1/trajectories?phase=following')).json()) as Card[];

/** Somebody whom the director of the demo follows, with nothing else going on. */
async function someone(page: Page, fits: (card: Card) => boolean, by: (card: Card) => string): Promise<Card> {
  const cards = await followed(page);
  const quiet = cards.filter(
    (card) => card.opens && card.owner.name === director && !card.endProposed && !card.handoverTo && fits(card),
  );
  const first = quiet.toSorted((a, b) => by(a).localeCompare(by(b)))[0];
  if (!first) throw new Error('nobody fits this story');
  return first;
}
const morningOf = (day: string, hour = 9) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const daysFrom = (day: string, days: number) => dayOf(new Date(morningOf(day).getTime() + days * 86_400_000));

test('two years later nothing ends by itself: the evaluation decides, and not a day too early', async ({
  as,
  now,
  travelTo,
}) => {
  test.setTimeout(240_000);
  const page = await as('regisseur');
  const today = dayOf(now());
  const one = await someone(
    page,
    ({ regularEnd }) => regularEnd !== null && regularEnd > daysFrom(today, 2),
    ({ regularEnd }) => regularEnd ?? '',
  );
  const end = one.regularEnd ?? '';
  const evaluate = page.getByRole('button', { name: 'Leg de evaluatie vast' });

  await test.step('the day before there is nothing to evaluate', async () => {
    await travelTo(morningOf(daysFrom(end, -1)));
    await page.goto(`/following/${one.id}`);
    await expect(page.getByRole('heading', { level: 1, name: one.reference })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Het volgen loopt' })).toBeVisible();
    await expect(evaluate).toHaveCount(0);
  });

  await test.step('on the day itself the file asks for it, after a contact of today', async () => {
    await travelTo(morningOf(end));
    await page.goto(`/following/${one.id}`);
    await page.getByRole('button', { name: 'Leg contact vast' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByRole('radio', { name: /^Gelukt/ }).check();
    await form.getByRole('button', { name: 'Opslaan' }).click();
    await expect(form).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Evalueer: doorgaan of afronden?' })).toBeVisible();
  });

  await test.step('going on promises two years more', async () => {
    await evaluate.click();
    await page.getByRole('radio', { name: 'Doorgaan met volgen' }).check();
    await page.getByLabel('Wat kwam eruit?').fill('De afspraken werken; nog eens twee jaar.');
    await page.getByRole('button', { name: 'Leg de evaluatie vast' }).click();
    await expect(page.getByText('Geëvalueerd', { exact: true })).toBeVisible();
    const again = (await followed(page)).find(({ id }) => id === one.id);
    expect(again?.regularEnd?.slice(0, 4)).toBe(String(Number(end.slice(0, 4)) + 2));
  });
});

test('a title that is about to lapse wakes its owner at night, until somebody says what follows', async ({
  as,
  now,
  travelTo,
}) => {
  test.setTimeout(240_000);
  const page = await as('regisseur');
  const tomorrow = daysFrom(dayOf(now()), 4);
  const one = await someone(
    page,
    ({ titleEndsOn, titlePlanned }) => titleEndsOn !== null && !titlePlanned && titleEndsOn > tomorrow,
    ({ titleEndsOn }) => titleEndsOn ?? '',
  );
  const end = one.titleEndsOn ?? '';

  await test.step('two nights before, the bell names the pseudonym and nothing else', async () => {
    await travelTo(morningOf(daysFrom(end, -2), 1));
    await page.goto('/following?reason=titleLapsing');
    await expect(page.getByText(/^Titel eindigt .*, nog geen vervolg$/).first()).toBeVisible();
    await expect(page.getByText(one.reference)).toBeVisible();
    await expect
      .poll(async () => (await page.request.get('/api/v1/told')).text(), { timeout: 20_000 }) // its clock looks every ten seconds
      .toMatch(new RegExp(`titleLapsing.*${one.reference}|${one.reference}.*titleLapsing`));
  });

  await test.step('saying what follows takes it off the list', async () => {
    await page.goto(`/following/${one.id}`);
    await page.getByRole('button', { name: 'Wat komt hierna?' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByRole('radio', { name: 'Verlenging' }).check();
    await form.getByRole('button', { name: 'Opslaan' }).click();
    await expect(form).toHaveCount(0);
    await page.goto('/following?reason=titleLapsing');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(one.reference)).toHaveCount(0);
  });
});
