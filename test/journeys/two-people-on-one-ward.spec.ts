import type { Page } from '@playwright/test';
import type { Api } from './api.js';
import { expect, test } from './story.js';

/** Two nurses change the same ward: the first has 10 people there, the second, who did not look up, 8. */
async function meet(ward: string, nurse: Api, as: (username: string) => Promise<Page>): Promise<Page> {
  await nurse.report(ward, { operational: 12, occupied: 9 });
  const { id } = await nurse.ward(ward);
  const [first, second] = [await as('aanbieder'), await as('aanbieder')];
  for (const page of [first, second]) await page.goto(`/wards/${id}/entry`);

  await second.getByRole('button', { name: 'Bezet: één minder' }).click();
  await first.getByRole('button', { name: 'Bezet: één meer' }).click();
  await first.getByRole('button', { name: 'Opslaan' }).click();
  await expect(first.getByRole('heading', { name: 'Opgeslagen' })).toBeVisible();

  await expect(
    second.getByText('Een collega meldde zojuist 10 bezet van 12. Wat u invulde staat er nog.'),
  ).toBeVisible();
  await expect(second.getByRole('spinbutton', { name: 'Bezet' })).toHaveValue('8');
  await second.getByRole('button', { name: 'Opslaan' }).click();
  await expect(second.getByRole('heading', { name: 'Een collega was u net voor' })).toBeFocused();
  const occupied = second.locator('dl > div', { hasText: 'Bezet' });
  await expect(occupied).toContainText('nu10');
  await expect(occupied).toContainText('u8');
  expect((await nurse.ward(ward)).capacity.occupied, 'nothing is overwritten unseen').toBe(10);
  return second;
}

test.use({ trouble: true }); // the refusal, 412, is part of the story

test('who was second can go on with the figure of the colleague', async ({ as, api }) => {
  const ward = 'FPA Rotterdam, afdeling 5';
  const nurse = await api('aanbieder');
  const page = await meet(ward, nurse, as);
  await page.getByRole('button', { name: 'Verder met die van mijn collega' }).click();
  await expect(page.getByRole('spinbutton', { name: 'Bezet' })).toHaveValue('10');
  expect((await nurse.ward(ward)).capacity.occupied).toBe(10);
});

test('who was second can still save their own', async ({ as, api }) => {
  const ward = 'FPA Rotterdam, afdeling 7';
  const nurse = await api('aanbieder');
  const page = await meet(ward, nurse, as);
  await page.getByRole('button', { name: 'Toch die van mij opslaan' }).click();
  await expect(page.getByRole('heading', { name: 'Opgeslagen' })).toBeVisible();
  expect((await nurse.ward(ward)).capacity).toMatchObject({ occupied: 8, free: 4 });
});
