import { letHoldsEnd } from './people.js';
import { expect, openBoard, row, test } from './story.js';

const ward = 'FPA Utrecht, afdeling 2';

test('a held bed whose time is up falls free on every screen by itself, and the referrer may try again', async ({
  as,
  api,
}) => {
  const nurse = await api('aanbieder');
  await nurse.report(ward, { operational: 17, occupied: 16 });
  const board = await as('coordinator');
  await openBoard(board, ward);
  await expect(row(board, ward)).toContainText('1 plaats vrij');
  const { request } = await (await api('verwijzer')).ask(ward);
  await expect(row(board, ward)).toContainText('1 vastgehouden');

  const referrer = await as('verwijzer');
  await referrer.goto(`/places/${request.id}`);
  await expect(referrer.getByText(/nog (59|60) min|nog 1 u/).first()).toBeVisible();
  await letHoldsEnd(request.id, 3);
  await expect(row(board, ward)).toContainText('1 plaats vrij', { timeout: 15_000 });
  await expect(row(board, ward)).not.toContainText('vastgehouden');
  await referrer.getByText(/Alles wat er gebeurde/).click();
  await expect(referrer.getByText(/liep af|afgelopen|verlopen/).first()).toBeVisible();
});
