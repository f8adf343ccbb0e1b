import type { Locator, Page } from '@playwright/test';
import { demoPassword } from './api.js';
import { expect, test } from './story.js';

const ward = 'FPA Rotterdam, afdeling 1';

/** Goes on with Tab until there; on the way the focus can always be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    const focus = page.locator(':focus');
    await expect(focus).toBeInViewport();
    expect(await focus.evaluate((element) => element.matches(':focus-visible')), 'the focus can be seen').toBe(true);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab never came there');
}

test('a nurse logs in, finds the ward, and reports a change and beds out of use', async ({ page, api }) => {
  const nurse = await api('aanbieder');
  const { id } = await nurse.ward(ward);
  await nurse.report(ward, { operational: 13, occupied: 13 });

  await page.goto('/login');
  await expect(page.getByRole('heading', { name: 'Wie bent u?' })).toBeVisible();
  await tabTo(page, page.getByLabel('Gebruikersnaam'));
  await page.keyboard.type('aanbieder');
  await page.keyboard.press('Tab');
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Waar is nu plek?' })).toBeVisible();
  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.type(ward);
  await tabTo(page, page.getByRole('link', { name: ward, exact: true }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/wards/${id}`);
  await expect(page.getByRole('heading', { name: ward, level: 1 })).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: 'Bijwerken' }));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('button', { name: 'Niets veranderd' })).toBeFocused();
  await tabTo(page, page.getByRole('spinbutton', { name: 'Bezet' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('status').filter({ hasText: 'vrij' })).toContainText('2');
  await tabTo(page, page.locator('summary', { hasText: 'Buiten gebruik, opnamestop' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('summary', { hasText: /Buiten gebruik$/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Reden kiezen: personeel' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByRole('heading', { name: 'Opgeslagen' })).toBeFocused();
  const { capacity } = await nurse.ward(ward);
  expect(capacity).toMatchObject({ operational: 13, occupied: 11, free: 2, outOfUse: [{ count: 1, reason: 'staff' }] });
});

for (const key of ['Enter', 'n'])
  test(`"niets veranderd" is one key: ${key}`, async ({ as, api }) => {
    const nurse = await api('aanbieder');
    const name = key === 'n' ? 'FPA Rotterdam, afdeling 2' : 'FPA Rotterdam, afdeling 4';
    const before = await nurse.ward(name);

    const page = await as('aanbieder');
    await page.goto(`/wards/${before.id}/entry`);
    await expect(page.getByRole('button', { name: 'Niets veranderd' })).toBeFocused();
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name: 'Bevestigd' })).toBeVisible();

    const { capacity } = await nurse.ward(name);
    expect(capacity).toMatchObject({
      occupied: before.capacity.occupied,
      free: before.capacity.free,
      version: before.capacity.version + 1,
      freshness: 'fresh',
    });
  });
