import type { Page, Route } from '@playwright/test';
import { demoPassword } from './api.js';
import { expect, pill, test } from './story.js';

test.use({ trouble: true });

/** Makes the session look as if it ended then. */
async function endsAt(page: Page, end: number): Promise<void> {
  const answers = async (route: Route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const answer = await route.fetch();
    if (!answer.ok()) return route.fulfill({ response: answer });
    const session = (await answer.json()) as object;
    return route.fulfill({ response: answer, json: { ...session, expiresAt: new Date(end).toISOString() } });
  };
  await page.route('**/api/v1/sessions/current', answers);
}

test('two minutes before the end one is asked, and staying takes one press', async ({ as }) => {
  const page = await as('verwijzer');
  await endsAt(page, Date.now() + 100_000);
  await page.goto('/');
  const dialog = page.getByRole('alertdialog', { name: 'Bent u er nog?' });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText(/uitgelogd over 2 minuten|uitgelogd over \d+ seconden/);
  await expect(page.getByRole('button', { name: 'Blijf ingelogd' })).toBeFocused();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
});

test('SEC-80: a session ended elsewhere clears the screen, keeps what was typed, and one comes back to it', async ({
  page,
  api,
  baseURL,
}) => {
  const nurse = await api('aanbieder');
  const { id } = await nurse.ward('FPA Utrecht, afdeling 4');
  const logIn = async () => {
    await page.getByLabel('Gebruikersnaam').fill('aanbieder');
    await page.getByLabel('Wachtwoord').fill(demoPassword);
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click();
  };
  await page.goto(`/wards/${id}/entry`);
  await logIn();
  const occupied = page.getByRole('spinbutton').first();
  await expect(occupied).toBeVisible();
  await occupied.fill('3');
  await occupied.blur();

  // From outside this browser, as somebody would who ends it at another computer.
  const [cookie] = await page.context().cookies();
  const headers = { cookie: `${cookie?.name}=${cookie?.value}`, origin: baseURL ?? '' };
  expect((await fetch(`${baseURL}/api/v1/sessions/current`, { method: 'DELETE', headers })).status).toBe(204);
  await expect(page.getByRole('heading', { name: 'Wie bent u?' })).toBeVisible({ timeout: 5_000 });
  await expect(page.getByText('FPA Utrecht')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('kz-session'))).toBeNull();
  await page.goBack().catch(() => undefined);
  await expect(page.getByRole('heading', { name: 'Wie bent u?' })).toBeVisible();

  await page.goto(`/wards/${id}/entry`);
  await logIn();
  await expect(page.getByRole('spinbutton').first()).toHaveValue('3');
});

test('SEC-29: a wall screen shows beds, and nothing else opens on it', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto('/account');
  await page.getByRole('button', { name: 'Dit scherm als wandscherm gebruiken' }).click();
  await expect(page).toHaveURL(/\?wall=1/);
  await expect(pill(page)).toHaveAttribute('data-live', /live|delayed/);
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'Dit is een wandscherm' })).toBeVisible();
});

test('logging out in one window clears the other', async ({ as }) => {
  const page = await as('verwijzer');
  await page.goto('/');
  await expect(pill(page)).toHaveAttribute('data-live', /live|delayed/);
  const other = await page.context().newPage();
  await other.goto('/');
  await other.getByRole('button', { name: /^Menu van/ }).click();
  await other.getByRole('button', { name: 'Uitloggen' }).click();
  await expect(page.getByRole('heading', { name: 'Wie bent u?' })).toBeVisible({ timeout: 5_000 });
});
