import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { aPerson, logIn, refuseOnce, setUpApp } from './people.js';
import { expect, test } from './story.js';

test.use({ trouble: true });

const logOut = async (page: Page) => {
  await page.getByRole('button', { name: /^Menu van/ }).click();
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  await expect(page.getByRole('heading', { name: 'Wie bent u?' })).toBeVisible();
};
const account = (page: Page) => page.getByRole('heading', { name: 'Mijn account' });
const board = (page: Page) => page.getByRole('heading', { name: 'Waar is nu plek?' });

test('SEC-34: who has no second step sets one up before anything else, and uses it the next time', async ({ page }) => {
  const username = await aPerson('verwijzer');
  await page.goto('/account');
  await logIn(page, username);
  await expect(page.getByRole('heading', { name: 'Stel uw tweede stap in' })).toBeVisible();
  await page.getByRole('button', { name: /Authenticator-app/ }).click();
  await expect(page.getByRole('img', { name: /QR-code/ })).toBeVisible();
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await page.getByLabel('Vul daarna de code in').fill('000000');
  await page.getByRole('button', { name: 'Toevoegen' }).click();
  await expect(page.getByRole('alert')).toContainText('Deze code klopt niet');
  await page.getByLabel('Vul daarna de code in').fill(totp.generate());
  await page.getByRole('button', { name: 'Toevoegen' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(10);
  const codes = await page.getByRole('listitem').allInnerTexts();
  await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();

  // One is where one was going.
  await expect(page.getByRole('heading', { name: 'Mijn account' })).toBeVisible();
  await expect(page.getByText('Nog 10 herstelcodes over.')).toBeVisible();
  await logOut(page);

  await logIn(page, username);
  await expect(page.getByRole('heading', { name: 'Nog één stap' })).toBeVisible();
  await page.getByLabel('Code uit uw authenticator-app').fill(totp.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole('button', { name: 'Verder' }).click();
  await expect(account(page)).toBeVisible();
  await logOut(page);

  await logIn(page, username);
  await page.getByRole('button', { name: /een herstelcode gebruiken/ }).click();
  await page.getByLabel('Herstelcode').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Verder' }).click();
  await expect(page.getByText('Nog 9 herstelcodes over.')).toBeVisible();
});

test('a passkey is made, opens the door, and proves once more', async ({ page, baseURL }) => {
  // Passkeys belong to a name; the other journeys go by number.
  const home = (baseURL ?? '').replace('127.0.0.1', 'localhost');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: false,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const username = await aPerson('aanbieder');
  await page.goto(home);
  await logIn(page, username);
  await page.getByRole('button', { name: /Passkey of beveiligingssleutel/ }).click();
  await page.getByRole('button', { name: 'Passkey maken' }).click();
  await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
  await expect(board(page)).toBeVisible();
  await logOut(page);
  await logIn(page, username);
  await page.getByRole('button', { name: 'Passkey gebruiken' }).click();
  await expect(board(page)).toBeVisible();

  // The first answer says what an old proof would: the dialog asks, and the action goes on by itself.
  await page.goto(`${home}/account`);
  await expect(page.getByRole('heading', { name: 'Mijn account' })).toBeVisible();
  await page.route('**/api/v1/factors', refuseOnce());
  await page.getByRole('button', { name: 'Een manier toevoegen' }).click();
  await page.getByRole('button', { name: /Authenticator-app/ }).click();
  await expect(page.getByRole('heading', { name: 'Bent u het zelf?' })).toBeVisible();
  await page.getByRole('button', { name: 'Passkey gebruiken' }).click();
  await expect(page.getByRole('img', { name: /QR-code/ })).toBeVisible();
});

test('somebody changes their own password; the old one opens nothing any more', async ({ page }) => {
  const username = await aPerson('aanbieder');
  await page.goto('/account');
  await logIn(page, username);
  await setUpApp(page);
  await expect(account(page)).toBeVisible();
  await expect(page.getByText('U logt in met een wachtwoord van Ketenzicht.')).toBeVisible();
  await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click();
  await expect(page.getByLabel('Nieuw wachtwoord')).toBeFocused();
  await page.getByLabel('Nieuw wachtwoord').fill('kort');
  await page.getByRole('button', { name: 'Wachtwoord opslaan' }).click();
  await expect(page.getByText('Neem minstens 12 tekens.')).toBeVisible();
  if (process.env.SCREENS) await page.screenshot({ path: `${process.env.SCREENS}/password.png`, fullPage: true });
  await page.getByLabel('Nieuw wachtwoord').fill(`${username} is mijn naam`);
  await page.getByRole('button', { name: 'Wachtwoord opslaan' }).click();
  await expect(page.getByText('Laat uw eigen naam eruit.')).toBeVisible();
  await page.getByLabel('Nieuw wachtwoord').fill('vier gele fietsen zingen');
  await page.getByRole('button', { name: 'Wachtwoord opslaan' }).click();
  await expect(page.getByText('Uw wachtwoord is gewijzigd.')).toBeFocused();
  await logOut(page);

  await logIn(page, username);
  await expect(page.getByRole('alert')).toContainText('Gebruikersnaam of wachtwoord klopt niet');
});
