import type { Page } from '@playwright/test';
import { expect, openBoard, row, test } from './story.js';

async function openCard(page: Page, reference: string) {
  await page.goto('/mine');
  await page.getByRole('link', { name: /^Postvak/ }).click();
  const card = page.getByRole('article').filter({ hasText: reference });
  await card.getByRole('button', { name: /^Bekijk/ }).click();
  return card;
}

test('a ward gives a held bed more time, admits, and takes that back: every board follows', async ({ as, api }) => {
  const ward = 'FPA Rotterdam, afdeling 4';
  const nurse = await api('aanbieder');
  await nurse.report(ward, { operational: 12, occupied: 10 });
  const { request } = await (await api('verwijzer')).ask(ward);
  const [page, board] = [await as('aanbieder'), await as('coordinator')];
  await openBoard(board, ward);
  await expect(row(board, ward)).toContainText(/1 vastgehouden · nog (59|60) min/);

  const card = await openCard(page, request.reference);
  await card.getByRole('button', { name: '1 uur erbij' }).click();
  await expect(card.getByText(/Het bed blijft vastgehouden tot/)).toBeVisible();
  await expect(row(board, ward)).toContainText(/1 vastgehouden · nog (119 min|2 u 00)/);

  await card.getByRole('button', { name: 'Ja, wij nemen op' }).click();
  await card.getByRole('button', { name: 'Ja, wij nemen op' }).click();
  await expect(page.getByText(/^Uw ja is doorgegeven/)).toBeFocused();
  await page.getByRole('link', { name: 'Afgesproken' }).click();
  await card.getByRole('button', { name: /^Bekijk/ }).click();
  await card.getByRole('button', { name: 'Is er' }).click();
  await card.getByRole('button', { name: 'Leg de opname vast' }).click();
  await expect(page.getByText(/^De opname is vastgelegd/)).toBeVisible();
  await expect(row(board, ward)).toContainText('1 plaats vrij');
  expect((await nurse.ward(ward)).capacity).toMatchObject({ occupied: 11, held: 0, free: 1 });

  await page.getByRole('link', { name: 'Afgerond' }).click();
  await card.getByRole('button', { name: /^Bekijk/ }).click();
  await card.getByRole('button', { name: 'Opname ongedaan maken' }).click();
  await card.getByRole('button', { name: 'Maak ongedaan' }).click();
  await expect(page.getByText('De opname is ongedaan gemaakt.')).toBeVisible();
  await expect(row(board, ward)).toContainText('2 plaatsen vrij');
  expect((await nurse.ward(ward)).capacity).toMatchObject({ occupied: 10, held: 0, free: 2 });
});

test('what a referrer takes back is said to whoever is answering it, at once', async ({ as, api }) => {
  const ward = 'FPA Rotterdam, afdeling 3';
  await (await api('aanbieder')).report(ward, { operational: 12, occupied: 10 });
  const referrer = await api('verwijzer');
  const { request } = await referrer.ask(ward);
  const page = await as('aanbieder');
  const card = await openCard(page, request.reference);
  await card.getByRole('button', { name: 'Nee', exact: true }).click();
  await card.getByLabel('Veiligheid van de groep nu').check();
  await referrer.withdraw(request.id);
  await expect(card.getByText('Er is intussen iets veranderd')).toBeVisible();
  await expect(card.getByText(/De verwijzer heeft deze vraag ingetrokken/)).toBeVisible();
  await expect(card.getByRole('button', { name: 'Verstuur dit antwoord' })).toHaveCount(0);
});

test('a nurse who reports while a bed is held meets no conflict, and reads whose hold a full ward would end', async ({
  as,
  api,
}) => {
  const ward = 'FPA Rotterdam, afdeling 6';
  const nurse = await api('aanbieder');
  await nurse.report(ward, { operational: 12, occupied: 10 });
  const { id } = await nurse.ward(ward);
  const page = await as('aanbieder');
  await page.goto(`/wards/${id}/entry`);
  await page.getByRole('button', { name: 'Bezet: één meer' }).click();
  const { request } = await (await api('verwijzer')).ask(ward);
  await expect(page.getByText(/1 vastgehouden · nog/)).toBeVisible();
  await expect(page.getByText(/Een collega meldde zojuist/)).toHaveCount(0);

  await page.getByRole('button', { name: 'Bezet: één meer' }).click();
  await expect(page.getByText('Hiermee vervalt 1 vastgehouden bed: de verwijzer krijgt bericht.')).toBeVisible();
  await expect(page.getByText(new RegExp(`Dit bed wordt vastgehouden voor .*${request.reference}`))).toBeVisible();
  await page.getByRole('button', { name: 'Opslaan' }).click();
  await expect(page.getByRole('heading', { name: 'Opgeslagen' })).toBeVisible();
  expect((await nurse.ward(ward)).capacity).toMatchObject({ occupied: 12, held: 0, free: 0 });
});
