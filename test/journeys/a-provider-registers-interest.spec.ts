import type { Page } from '@playwright/test';
import { MailServer } from '../../server/src/testing/mail-server.js';
import { expect, test as clocked } from './a-house-with-a-clock.js';
import { ClockedServer } from './clocked.js';
import { fillIn, openForm, openRound } from './screen-list/interest.js';
import { listen } from './story.js';

const email = 'noor@voorbeeld.example';

/** A house that sends mail. */
const test = clocked.extend<{ mails: MailServer }>({
  mails: async ({ baseURL: _first }, use) => use(mailbox),
  clocked: [
    async ({ begins }, use) => {
      await mailbox.start();
      Object.assign(process.env, {
        SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
        MAIL_FROM: 'ketenzicht@voorbeeld.example',
        PUBLIC_URL: 'https://ketenzicht.example',
      });
      const server = await ClockedServer.start(begins);
      for (const name of ['SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL']) delete process.env[name];
      await use(server);
      await server.stop();
      await mailbox.stop();
    },
    { scope: 'test', timeout: 120_000 },
  ],
});
const mailbox = new MailServer();

async function linkIn(mails: MailServer, count: number, baseURL = ''): Promise<string> {
  await expect.poll(() => mails.to(email).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
  const text = (mails.to(email)[count - 1]?.text ?? '').replaceAll(/=\r?\n/g, '');
  const token = /\/my-interest#([\w-]{43})/.exec(text)?.[1];
  if (!token) throw new Error('the letter holds no link');
  return `${baseURL}/my-interest#${token}`;
}

test('a provider registers interest on a phone, confirms by mail, changes it, and is told when it is too late', async ({
  as,
  browser,
  baseURL,
  mails,
  now,
  travelTo,
}) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const phone = await context.newPage();
  const complaints: string[] = [];
  const asked: string[] = [];
  listen(phone, complaints);
  phone.on('request', (request) => asked.push(request.url()));

  await test.step('seven digits are no AGB code, and the form says what to do', async () => {
    await openForm(phone);
    await fillIn(phone, '6123456', email);
    await phone.getByRole('button', { name: 'Verstuur aanmelding' }).tap();
    await expect(phone.getByText('Dit zijn 7 cijfers, een AGB-code heeft er 8.')).toBeVisible();
    await expect(phone.getByLabel('AGB-code')).toBeFocused();
    await phone.getByLabel('AGB-code').fill('06123456');
    await phone.getByRole('button', { name: 'Verstuur aanmelding' }).tap();
    await expect(phone.getByRole('heading', { name: 'Kijk in uw mail' })).toBeFocused({ timeout: 20_000 });
  });

  await test.step('it counts once it is confirmed by the link, which is in no request’s address', async () => {
    const link = await linkIn(mails, 1, baseURL);
    await phone.goto(link);
    await phone.getByRole('button', { name: 'Bevestig' }).tap();
    await expect(phone.getByRole('heading', { name: 'Uw belangstelling is bevestigd' })).toBeFocused();
    expect(phone.url()).not.toContain('#');
    const token = new URL(link).hash.slice(1);
    expect(asked.filter((url) => !url.includes('#') && url.includes(token))).toEqual([]);
  });

  await test.step('it is changed until the deadline', async () => {
    await phone.getByRole('button', { name: 'Wijzig' }).tap();
    await phone.getByRole('checkbox', { name: 'Noord-Nederland' }).check();
    await phone.getByLabel('Innovatieve ideeën').fill('Een logeerhuis in de wijk.');
    await phone.getByRole('button', { name: 'Bewaar wijziging' }).tap();
    await expect(phone.getByText('Gewijzigd op')).toBeVisible();
    await expect(phone.getByText('Een logeerhuis in de wijk.')).toBeVisible();
  });

  const desk = await as('coordinator');
  await test.step('the desk sees the coverage, finds the provider and takes the list along', async () => {
    await openRound(desk);
    await desk.getByRole('button', { name: 'Noord-Nederland: 1' }).focus();
    await desk.keyboard.press('Enter');
    await desk.getByRole('searchbox').fill('06123456');
    await expect(desk.getByText('1 van 8 aanmeldingen')).toBeVisible();
    await desk.getByText('Voorbeeld Thuiszorg').click();
    await expect(desk.getByText(email)).toBeVisible();
    const download = desk.waitForEvent('download');
    await desk.getByRole('button', { name: 'CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^belangstelling-\d{4}-\d\d-\d\d\.csv$/);
  });

  await test.step('a second after the deadline the form is refused, clearly, and nothing of it is kept', async () => {
    const end = await endOf(desk);
    await travelTo(new Date(end.getTime() - 60_000));
    await openForm(phone);
    await fillIn(phone, '06654321', 'te.laat@voorbeeld.example');
    await travelTo(new Date(end.getTime() + 1_000));
    expect(now().getTime()).toBeLessThan(end.getTime() + 30_000);
    await phone.getByRole('button', { name: 'Verstuur aanmelding' }).tap();
    await expect(phone.getByRole('heading', { name: 'Deze ronde is gesloten' })).toBeFocused();
    await expect(phone.getByText('Wat u invulde is niet verstuurd en niet bewaard.')).toBeVisible();
    await phone.goto(await linkIn(mails, 3, baseURL));
    await expect(phone.getByText('wijzigen kan niet meer')).toBeVisible();
    await expect(phone.getByRole('button', { name: 'Wijzig' })).toHaveCount(0);
    await desk.reload();
    await expect(desk.getByText('8 bevestigd')).toBeVisible();
    expect(mails.to('te.laat@voorbeeld.example')).toEqual([]);
  });

  // A refusal after the deadline is part of this story, and the browser names it.
  expect(complaints.filter((line) => !/410 .*\/(interests|interest-tickets)\)$/.test(line))).toEqual([]);
  await context.close();
});

async function endOf(page: Page): Promise<Date> {
  const answer = await page.request.get('/api/v1/open-interest-rounds');
  const { rounds } = (await answer.json()) as { rounds: { closesAt: string; state: string }[] };
  return new Date(rounds.find(({ state }) => state === 'open')?.closesAt ?? '');
}
