import { dutchDayIn } from './dutch-day.js';
import { followedBy, someDirector } from './followed.js';
import { expect, test } from './story.js';

test('a title ends in weeks and nobody is known to pay: the desk asks, the rules say what to do, and writing it down ends it', async ({
  as,
  baseURL,
}) => {
  const username = await someDirector();
  const one = await followedBy(username, { next: 9 });
  const lastDay = dutchDayIn(40);
  const page = await as(username);
  const made = await page.request.post(`/api/v1/trajectories/${one.id}/titles`, {
    headers: { origin: new URL(baseURL ?? '').origin },
    data: {
      kind: 'tbsVoorwaarden',
      from: dutchDayIn(-100),
      courtUntil: lastDay,
      plan: 'noneNeeded',
      words: null,
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  const asked = page.getByRole('main').getByText('Wie betaalt na de titel?');

  await test.step('the desk says so, and the file as well', async () => {
    await page.goto('/following?reason=payerAfterTitle');
    await expect(asked.first()).toBeVisible();
    await page
      .getByRole('link', { name: new RegExp(one.reference) })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1, name: one.reference })).toBeVisible();
    await expect(asked.first()).toBeVisible();
  });

  await test.step('what is possible and what to ask, with the title filled in and nothing of it in the address', async () => {
    await page.getByRole('link', { name: 'Wat kan, en wat moet u vragen?' }).click();
    await expect(page.getByLabel('Juridische titel', { exact: true })).toHaveValue('tbsVoorwaarden');
    await expect(page.getByLabel('Laatste dag van de titel')).toHaveValue(lastDay);
    expect(new URL(page.url()).search).toBe('');
    await expect(page.getByRole('article', { name: 'Verblijf' })).toContainText('Kan, mits');
    await expect(page.getByRole('article', { name: 'Wmo' })).toContainText('Dit kon tot en met');
    await expect(page.getByRole('article', { name: 'Zvw' })).toContainText('Uiterlijk');
  });

  await test.step('another answer at once: a person with profile 9b, after the title', async () => {
    await page.getByLabel('Juridische titel', { exact: true }).selectOption('voluntary');
    await page.getByRole('radio', { name: /^Wlz/ }).check();
    await page.getByLabel('Zorgprofiel').selectOption('vv9b');
    const budget = page.getByRole('article', { name: 'Persoonsgebonden budget' });
    await expect(budget).toContainText('Kan niet');
    await expect(budget).toContainText('Bij zorgprofiel 9b kan geen pgb.');
    await expect(page.getByRole('article', { name: 'Verblijf' }).getByText('Kan', { exact: true })).toBeVisible();
    await page
      .getByRole('group', { name: /^Woont samen/ })
      .getByRole('radio', { name: 'Nee' })
      .check();
    await page.getByLabel('Op welke dag?').fill('2027-01-01');
    const vpt = page.getByRole('article', { name: 'Volledig pakket thuis' });
    await expect(vpt).toContainText('VPT alleen als MPT niet genoeg is');
    await page.getByLabel('Op welke dag?').fill('2026-12-31');
    await expect(vpt).not.toContainText('VPT alleen als MPT niet genoeg is');
  });

  await test.step('the payer is written down from the day after, and nobody asks any more', async () => {
    await page.goto(`/following/${one.id}`);
    await page.getByRole('button', { name: 'Leg de betaler vast' }).click();
    const form = page.getByRole('dialog');
    await expect(form.getByLabel('Vanaf welke dag?')).toHaveValue(dutchDayIn(41));
    await form.getByRole('radio', { name: /^Wlz/ }).check();
    await form.getByRole('button', { name: 'Opslaan' }).click();
    await expect(form).toHaveCount(0);
    await expect(asked).toHaveCount(0);
    await page.goto('/following');
    await expect(page.getByText(one.reference).first()).toBeVisible();
    await expect(asked).toHaveCount(0);
  });
});
