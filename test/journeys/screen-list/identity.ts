import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { aPerson, logIn, refuseOnce } from '../people.js';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

export const identityScreens: Screen[] = [
  { name: 'login', user: null, open: goTo('/login'), title: 'Wie bent u?' },
  { name: 'account', user: 'aanbieder', open: openAccount, title: 'Mijn account' },
  { name: 'choosing a second step', user: null, open: (page) => choose(page), title: 'Stel uw tweede stap in' },
  { name: 'authenticator app', user: null, open: openApp, title: 'Stel uw tweede stap in' },
  { name: 'recovery codes', user: null, open: (page) => enrol(page), title: 'Stel uw tweede stap in' },
  { name: 'second step', user: null, open: openSecondStep, title: 'Nog één stap' },
  { name: 'end of a session', user: 'verwijzer', open: openEnding, title: 'Bent u er nog?', level: 2 },
  { name: 'proof of identity', user: 'verwijzer', open: openProof, title: 'Bent u het zelf?', level: 2, trouble: true },
];

async function openAccount(page: Page): Promise<void> {
  await page.goto('/account');
  await expect(page.getByText('deze sessie')).toBeVisible();
}

async function choose(page: Page): Promise<string> {
  const username = await aPerson('verwijzer');
  await page.goto('/login');
  await logIn(page, username);
  await expect(page.getByRole('button', { name: /Authenticator-app/ })).toBeVisible();
  return username;
}

async function openApp(page: Page): Promise<string> {
  const username = await choose(page);
  await page.getByRole('button', { name: /Authenticator-app/ }).click();
  await expect(page.getByRole('img', { name: /QR-code/ })).toBeVisible();
  return username;
}

async function enrol(page: Page): Promise<string> {
  const username = await openApp(page);
  const secret = Secret.fromBase32((await page.locator('code').innerText()).replaceAll(' ', ''));
  await page.getByLabel('Vul daarna de code in').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Toevoegen' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(10);
  return username;
}

async function openSecondStep(page: Page): Promise<void> {
  const username = await enrol(page);
  await page.context().clearCookies();
  await page.goto('/login');
  await logIn(page, username);
}

async function openEnding(page: Page): Promise<void> {
  const expiresAt = new Date(Date.now() + 110_000).toISOString();
  await page.route('**/api/v1/sessions/current', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), expiresAt } });
  });
  await page.goto('/');
}

async function openProof(page: Page): Promise<void> {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Een manier toevoegen' }).click();
  await page.route('**/api/v1/factors', refuseOnce());
  await page.getByRole('button', { name: /Authenticator-app/ }).click();
}
