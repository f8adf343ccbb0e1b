import { expect, test } from './story.js';

const ward = 'FPA Utrecht, afdeling 5';

test('a ward that shows a bed and says "full" is told before it answers, and both sides and the coordination point see it', async ({
  as,
  api,
}) => {
  const nurse = await api('aanbieder');
  await nurse.report(ward, { operational: 15, occupied: 13 });
  const { request } = await (await api('verwijzer')).ask(ward);

  const colleague = await as('aanbieder');
  await colleague.goto('/inbox');
  const asked = colleague.getByRole('article').filter({ hasText: request.reference });
  await asked.getByRole('button', { name: /Bekijk en antwoord/ }).click();
  await asked.getByRole('button', { name: 'Nee', exact: true }).click();
  await asked.getByRole('radio', { name: 'Geen bed vrij' }).check();
  await expect(asked).toContainText(/vrij bed|vastgehouden/);
  await asked.getByRole('button', { name: 'Verstuur dit antwoord' }).click();
  await expect(colleague.getByRole('status').filter({ hasText: /./ }).first()).toBeVisible();

  for (const username of ['verwijzer', 'coordinator']) {
    const page = await as(username);
    await page.goto(`/places/${request.id}`);
    await expect(page.getByText(/De afdeling toonde op dat moment \d vrij/)).toBeVisible();
  }
  // What was held for it is free again.
  expect((await nurse.ward(ward)).capacity).toMatchObject({ held: 0, free: 2 });
});
