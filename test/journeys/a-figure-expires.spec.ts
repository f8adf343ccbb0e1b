import { expect, openBoard, row, test } from './story.js';

/** Was not looked after for more than a day, so that a report about almost a day ago is its newest. */
const ward = 'FPA Den Haag, afdeling 5';
const day = 86_400_000;
const clock = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' });

test('a figure that is a day old turns into "onbekend" on the open screen and leaves the totals', async ({
  as,
  api,
}) => {
  const nurse = await api('aanbieder');
  const page = await as('verwijzer');
  await openBoard(page, ward);
  await expect(row(page, ward)).toContainText('onbekend, laatst');

  const observed = new Date(Date.now() - day + 6_000);
  await nurse.report(ward, { operational: 11, occupied: 9, observedAt: observed.toISOString() });
  const figures = page.locator('.board-totals');
  await expect(row(page, ward)).toContainText('2 plaatsen vrij');
  await expect(figures).toContainText('2vrij en actueel');
  await expect(figures).toContainText('1 van 1afdelingen actueel');

  const expired = row(page, ward).getByText(new RegExp(`^onbekend, laatst 2 vrij om .*${clock.format(observed)}$`));
  await expect(expired).toBeVisible({ timeout: 8_000 });
  await expect(row(page, ward).locator('[data-free]')).toHaveAttribute('data-free', '');
  await expect(figures).toContainText('–vrij en actueel');
  await expect(figures).toContainText('0 van 1afdelingen actueel');
});
