import { expect, openBoard, row, test } from './story.js';

const ward = 'FPA Rotterdam, afdeling 9';

test('a ward reports, and another organisation sees it within a second, without reloading', async ({ as, api }) => {
  const nurse = await api('aanbieder');
  await nurse.report(ward, { operational: 16, occupied: 15 });
  const { id, capacity } = await nurse.ward(ward);

  const elsewhere = await as('aanbieder2');
  await openBoard(elsewhere, ward);
  const seen = row(elsewhere, ward);
  await expect(seen).toContainText('1 plaats vrij');
  await expect(elsewhere.locator('.board-totals')).toContainText('1vrij en actueel');
  await elsewhere.evaluate(() => void (document.body.dataset.sameVisit = 'yes'));
  const shownAt = elsewhere.evaluate(
    ([unit, version]) =>
      new Promise<number>((resolve) => {
        const look = () =>
          Number(document.querySelector<HTMLElement>(`[data-unit="${unit}"]`)?.dataset.version) > Number(version) &&
          resolve(Date.now());
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
    [id, String(capacity.version)],
  );

  const here = await as('aanbieder');
  await here.goto(`/wards/${id}/entry`);
  await here.getByRole('button', { name: 'Bezet: één minder' }).click();
  await here.getByRole('button', { name: 'Bezet: één minder' }).click();
  const put = here.waitForRequest((request) => request.method() === 'PUT');
  await here.getByRole('button', { name: 'Opslaan' }).click();
  await expect(here.getByRole('heading', { name: 'Opgeslagen' })).toBeVisible();

  expect((await shownAt) - (await put).timing().startTime).toBeLessThan(1_000);
  await expect(seen).toContainText('3 plaatsen vrij');
  await expect(seen).toHaveAttribute('data-glow', /[01]/);
  await expect(elsewhere.locator('.board-totals')).toContainText('3vrij en actueel');
  await expect(elsewhere.locator('[data-announcer]')).toContainText(`${ward}: 3 vrij`);
  await expect(elsewhere.locator('body')).toHaveAttribute('data-same-visit', 'yes');
});
