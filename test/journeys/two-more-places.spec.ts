import { expect, openBoard, row, test } from './story.js';

const ward = 'Wier+ woning 3';

test('a ward gets two more places after approval, and every board shows it', async ({ as, api }) => {
  const unit = await (await api('organisatiebeheer')).ward(ward);
  const places = unit.places ?? 0;
  const wall = await as('verwijzer');
  await wall.goto(`/wards/${unit.id}`);
  await expect(wall.getByText(String(places), { exact: true }).first()).toBeVisible();

  const keeper = await as('organisatiebeheer');
  await keeper.goto(`/wards/${unit.id}`);
  await keeper.getByRole('link', { name: 'Gegevens van deze afdeling wijzigen' }).click();
  await expect(keeper.getByRole('button', { name: 'Voorstel versturen' })).toBeDisabled();
  await keeper.getByLabel('Plaatsen').fill(String(places + 2));
  await keeper.getByLabel('Waarom verandert dit?').first().fill('Twee kamers zijn verbouwd.');
  await keeper.getByRole('button', { name: 'Voorstel versturen' }).click();
  await expect(keeper.getByRole('heading', { name: 'Uw voorstel is verstuurd' })).toBeVisible();
  await keeper.getByRole('link', { name: 'Naar de voorstellen' }).click();
  const own = keeper.getByRole('article', { name: `Wijziging: ${ward}` });
  await expect(own).toContainText('wacht op een beslissing');
  await expect(own.getByRole('button', { name: 'Goedkeuren' })).toHaveCount(0);

  const decider = await as('coordinator');
  await openBoard(decider);
  await decider.getByRole('link', { name: 'Beheer' }).click();
  const proposal = decider.getByRole('article', { name: `Wijziging: ${ward}` });
  await expect(proposal.getByRole('row', { name: `Plaatsen ${places} ${places + 2}` })).toBeVisible();
  await expect(proposal).toContainText('Twee kamers zijn verbouwd.');
  await proposal.getByRole('button', { name: 'Goedkeuren' }).click();
  // For a moment it may still stand among those that wait as well.
  const applied = decider.getByRole('article', { name: `Wijziging: ${ward}` }).filter({ hasText: 'ingegaan op' });
  await expect(applied).toBeVisible();

  await expect(wall.locator('dl')).toContainText(`Plaatsen${places + 2}`);
  await wall.reload();
  await expect(wall.getByRole('heading', { name: 'Wijzigingen van deze afdeling' })).toBeVisible();
  const board = await as('aanbieder2');
  await openBoard(board, ward);
  await expect(row(board, ward)).toBeVisible();
});

test('a ward corrects its telephone number itself, and it is there at once', async ({ as, api }) => {
  const name = 'Wier+ woning 4';
  const { id } = await (await api('aanbieder')).ward(name);
  const elsewhere = await as('verwijzer');
  await elsewhere.goto(`/wards/${id}`);
  const nurse = await as('aanbieder');
  await nurse.goto(`/wards/${id}/change`);
  await nurse.getByLabel('Telefoon').fill('+31 88 123 45 67');
  await nurse.getByRole('button', { name: 'Telefoonnummer opslaan' }).click();
  await expect(nurse.getByRole('heading', { name: /Het telefoonnummer is verbeterd/ })).toBeVisible();
  await expect(elsewhere.locator('a[href="tel:+31881234567"]').first()).toBeVisible();
});
