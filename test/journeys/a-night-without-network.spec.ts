import { expect, pill, test } from './story.js';

const ward = 'FPA Den Haag, afdeling 3';

test.use({ trouble: true });

test('the list stays, with its phone numbers and its moment, when the network goes, and even opens anew', async ({
  as,
  api,
}) => {
  const nurse = await api('aanbieder');
  await nurse.report(ward, { operational: 10, occupied: 8 });
  const { phone } = await nurse.ward(ward);

  const page = await as('verwijzer');
  await page.goto('/');
  await expect(pill(page)).toHaveAttribute('data-live', /live|delayed/);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByRole('link', { name: 'Lijst voor zonder netwerk' }).click();
  const line = page.getByRole('row').filter({ hasText: ward });
  await expect(line).toContainText('2');
  await expect(line.getByRole('link')).toHaveAttribute('href', `tel:${phone}`);

  await page.context().setOffline(true);
  await page.reload();
  await expect(
    page.getByText(/Er is geen verbinding\. De laatste cijfers zijn van (\d+-\d+ )?\d\d:\d\d\./),
  ).toBeVisible({ timeout: 14_000 });
  await expect(line).toContainText('2');
  await expect(line.getByRole('link')).toHaveAttribute('href', `tel:${phone}`);
  await expect(page.getByText(/^Gemaakt \d+ \w+ \d\d:\d\d · \d+ van 300 afdelingen actueel/)).toBeVisible();

  await page.context().setOffline(false);
  await expect(pill(page)).toHaveAttribute('data-live', /live|delayed/, { timeout: 10_000 });
});
