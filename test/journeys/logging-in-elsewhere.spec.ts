import AxeBuilder from '@axe-core/playwright';
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { demoAccountId } from '../../server/dist/src/directory/demo/demo-accounts.js';
import { Product } from './product.js';
import { IdentityProviderProcess, settingsFor } from './provider.js';
import { expect, test } from './story.js';

let product: Product;
let provider: IdentityProviderProcess;
let origin: string;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  provider = await IdentityProviderProcess.start();
  product = await Product.start(settingsFor(provider));
  // By name, so that the provider, at a number, is another site: then only does the browser hold back its strict cookies.
  origin = product.url.replace('127.0.0.1', 'localhost');
  await provider.knows(origin);
});
test.afterAll(async () => {
  await product.stop();
  await provider.stop();
});

async function passTheForm(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Inlogdienst (verzonnen)' })).toBeVisible();
  await page.getByLabel('Naam').fill(name);
  await page.getByLabel('Code').fill('123456');
  await page.getByRole('button', { name: 'Verder' }).click();
}

test('SEC-22, SEC-27: somebody logs in at the organisation’s own provider with the keyboard only, and comes back to where they were going', async ({
  page,
}) => {
  await page.goto(`${origin}/mine`);
  await expect(page).toHaveURL(/\/login\?next=/);
  const enter = page.getByRole('link', { name: 'Inloggen met de inlogdienst' });
  await enter.focus();
  await page.keyboard.press('Enter');
  await passTheForm(page, demoAccountId('aanbieder'));
  await expect(page).toHaveURL(`${origin}/mine`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  expect(kept).not.toMatch(/eyJ|ketenzicht_session|ketenzicht_login/);
  const session = (await page.context().cookies(origin)).find(({ name }) => name === 'ketenzicht_session');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
});

test('SEC-38: somebody whom nobody here knows is told what to do', async ({ page }) => {
  await page.goto(`${origin}/login`);
  await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click();
  await passTheForm(page, 'een vreemde');
  await expect(page.getByRole('alert')).toContainText('Vraag de beheerder van uw organisatie om een uitnodiging');
});

test('an invitation is taken up with the login that one has already, and logging out here is logging out there', async ({
  as,
  page,
}) => {
  const keeper = await as('organisatiebeheer', origin);
  await keeper.goto('/administration/people');
  await keeper.getByRole('button', { name: 'Iemand uitnodigen' }).click();
  await keeper.getByLabel('Voor- en achternaam').fill('Daan Voorbeeld');
  await keeper.getByRole('button', { name: 'Uitnodiging maken' }).click();
  const link = await keeper.getByLabel('Link', { exact: true }).inputValue();

  const subject = `daan-${randomUUID()}`;
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Welkom, Daan Voorbeeld' })).toBeVisible();
  await expect(page.getByLabel('Kies een wachtwoord')).toBeVisible();
  if (process.env.SCREENS) await page.screenshot({ path: `${process.env.SCREENS}/invitation-elsewhere.png` });
  await page.getByRole('button', { name: 'Inloggen met de inlogdienst' }).click();
  await passTheForm(page, subject);
  await expect(page.getByRole('heading', { name: 'Waar is nu plek?' })).toBeVisible();

  await page.goto(`${origin}/account`);
  await expect(page.getByText('U logt in met de inlogdienst.')).toBeVisible();
  await expect(page.getByText('Chrome · Linux')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Wachtwoord wijzigen' })).toHaveCount(0);
  if (process.env.SCREENS) await page.screenshot({ path: `${process.env.SCREENS}/account-elsewhere.png` });

  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.getByRole('button', { name: /^Menu van/ }).click();
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  await page.waitForURL((url) => url.origin !== origin);
  const ended = asked.indexOf('DELETE /api/v1/sessions/current');
  expect(ended, 'the own session ends before one goes on').toBeGreaterThan(
    asked.indexOf('GET /api/v1/oidc/logout-address'),
  );
  const kept = (await page.context().cookies(origin)).filter(({ name }) => name === 'ketenzicht_session');
  expect(kept).toEqual([]);

  await page.getByRole('button').first().click(); // the provider asks whether one means it
  await expect(page).toHaveURL(`${origin}/login`);

  // Once taken up, the login there is the account here; and it asks who one is, because one has left it too.
  await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click();
  await passTheForm(page, subject);
  await expect(page.getByRole('heading', { name: 'Waar is nu plek?' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [390, 1024, 1440])
    test(`UI: the login screen with a provider can be read at ${width}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.goto(`${origin}/login?elsewhere=refused`);
      await expect(page.getByRole('alert')).toContainText('Inloggen is niet gelukt');
      if (process.env.SCREENS)
        await page.screenshot({ path: `${process.env.SCREENS}/login-elsewhere-${width}-${colorScheme}.png` });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
