import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { dutchDayIn } from './dutch-day.js';
import { letFollow } from './followed.js';
import { expect, test } from './story.js';

const [north, south] = ['arrondissement:AR04', 'arrondissement:AR08'];
const day = (days = 0) => dutchDayIn(days);

/** Asks as whoever is on this page, with the session of their browser. */
async function call<T>(page: Page, path: string, how: { data: object; headers?: Record<string, string> }): Promise<T> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(path, { ...how, headers: { origin, ...how.headers } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as T;
}

test('somebody moves to another region: who follows now stays responsible until the other takes over', async ({
  as,
}) => {
  const nurse = await as('aanbieder');
  await nurse.goto('/');
  const letters = randomUUID().replaceAll(/[^a-f]/g, '');
  const { id: personId } = await call<{ id: string }>(nurse, '/api/v1/persons', {
    data: {
      familyName: `Demo overdracht ${letters}`,
      givenNames: 'Verzonnen',
      birthDate: '1980-02-29',
      regionId: north,
    },
    headers: { 'idempotency-key': randomUUID() },
  });
  const { id, reference } = await letFollow(personId, 'regisseur', north);
  const from = await as('regisseur');
  const to = await as('regisseur2');
  await from.goto('/handovers');
  const candidates = await from.request.get(`/api/v1/handover-candidates?regionId=${encodeURIComponent(south)}`);
  const { candidates: found } = (await candidates.json()) as { candidates: { id: string; name: string }[] };
  const rotterdam = found.find(({ name }) => name === 'Demo ketenregisseur Rotterdam');
  await call(from, `/api/v1/trajectories/${id}/handovers`, {
    data: {
      reason: 'moved',
      toOwnerId: rotterdam?.id,
      toRegionId: south,
      toProviderId: null,
      dueOn: day(7),
      spokenOn: null,
      words: 'Krijgt een woning in Rotterdam. Houdt van een vast tijdstip.',
    },
    headers: { 'if-match': '"0"' },
  });

  await from.reload();
  const proposed = from.locator(`[data-handover="${reference}"]`);
  await expect(proposed.getByText(/^Wacht op antwoord van Demo ketenregisseur Rotterdam/)).toBeVisible();
  await expect(proposed.getByText('Midden-Nederland → Rotterdam')).toBeVisible();
  await expect(proposed.getByRole('button', { name: 'Trek in' })).toBeVisible();

  await to.goto('/handovers');
  const asked = to.locator(`[data-handover="${reference}"]`);
  await expect(asked.getByText('Krijgt een woning in Rotterdam.')).toBeVisible();
  await asked.getByRole('button', { name: 'Neem over' }).click();
  const dialog = to.getByRole('dialog');
  await dialog.getByLabel('Gesproken op').fill(day());
  await dialog.getByLabel('Uw eerste contact').fill(day(2));
  await dialog.getByLabel('Toelichting').fill('Samen gebeld, kennisgemaakt.');
  await dialog.getByRole('button', { name: 'Neem over' }).click();
  await expect(dialog).toBeHidden();
  await expect(asked).toHaveCount(0);

  await from.reload();
  await expect(proposed).toHaveCount(0);
  const file = await to.request.get(`/api/v1/persons/${personId}`);
  expect(await file.text()).toContain(south);

  await to.goto('/following-proof');
  await expect(to.getByRole('heading', { name: /Klopt/ })).toBeVisible();
  await expect(to.getByText(reference)).toHaveCount(0);
});

test('whoever asks how it stood on a day gets one clear answer', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto('/following-proof');
  await expect(page.getByRole('heading', { name: 'Controle per nacht' })).toBeVisible();
  await page.getByLabel('Dag').fill('2021-04-01');
  await expect(page.getByRole('heading', { name: 'Klopt', exact: true })).toBeVisible();
  await expect(page.getByText('0 mensen gevolgd')).toBeVisible();
});
