import { expect, openBoard, row, test } from './story.js';

const ward = 'FPA Den Haag, afdeling 4';

test('while paused a change waits and is counted; going on shows it', async ({ as, api }) => {
  const nurse = await api('aanbieder');
  await nurse.report(ward, { operational: 13, occupied: 12 });
  const page = await as('verwijzer');
  await openBoard(page, ward);
  await expect(row(page, ward)).toContainText('1 plaats vrij');
  const { capacity } = await nurse.ward(ward);

  await page.getByRole('button', { name: 'Pauzeer' }).click();
  await nurse.report(ward, { operational: 13, occupied: 10 });
  await expect(page.getByText(/^Gepauzeerd · [1-9]\d* afdeling/)).toBeVisible();
  await expect(row(page, ward)).toHaveAttribute('data-version', String(capacity.version));
  await expect(row(page, ward)).toContainText('1 plaats vrij');

  await page.getByRole('button', { name: 'Ga verder' }).click();
  await expect(row(page, ward)).toContainText('3 plaatsen vrij');
  await expect(page.getByText(/^Gepauzeerd/)).toHaveCount(0);
});
