import { aDwelling, aReadyPerson, movesOf, propose } from './chains.js';
import { expect, openBoard, row, test } from './story.js';

const ward = 'FPA Den Haag, afdeling 2';

test('one home frees a bed: a chain is proposed, everybody says yes, the bed is free on the board, and the request is served', async ({
  as,
  api,
}) => {
  const [nurse, keeper, asker] = [await as('aanbieder'), await as('aanbieder2'), await as('verwijzer')];
  const [coordinator, board] = [await as('coordinator'), await as('regisseur')];
  const parts = { nurse: await api('aanbieder'), keeper: await api('aanbieder2'), referrer: await api('verwijzer') };
  const { wait, request, moves } = await movesOf({ ...parts, ward });
  await openBoard(board, ward);
  await expect(row(board, ward)).toContainText('0 plaatsen vrij');

  const { chain } = await propose(await api('coordinator'), moves);
  await coordinator.goto(`/chains/${chain.id}`);
  await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText('Zegt iedereen ja?');
  await expect(coordinator.getByRole('article', { name: 'Stap 1' })).toContainText(wait.reference);
  await expect(coordinator.getByRole('article', { name: 'Stap 2' })).toContainText(request.reference);

  await nurse.goto('/chain-steps');
  await nurse.getByRole('article').filter({ hasText: chain.reference }).getByRole('link').click();
  await expect(nurse.getByRole('heading', { name: 'Doet u mee met stap 1?' })).toBeVisible();
  await nurse.getByRole('button', { name: 'Ja, wij doen mee' }).click();
  await expect(nurse.getByRole('heading', { name: 'Doet u mee met stap 2?' })).toBeVisible();
  await nurse.getByRole('button', { name: 'Ja, wij doen mee' }).click();
  await expect(nurse.getByRole('heading', { name: /Wacht op ja van/ })).toBeVisible();

  await asker.goto(`/places/${request.id}`);
  await asker.getByRole('link', { name: `Staat in keten ${chain.reference}` }).click();
  await asker.getByRole('button', { name: 'Ja, wij doen mee' }).click();
  await expect(asker.getByRole('heading', { name: /Wacht op ja van Transfore/ })).toBeVisible();

  await keeper.goto(`/chains/${chain.id}`);
  await expect(keeper.getByRole('article', { name: 'Stap 2' })).not.toContainText(request.reference);
  await keeper.getByRole('button', { name: 'Ja, wij doen mee' }).click();
  await expect(keeper.getByRole('heading', { level: 1 })).toHaveText('Iedereen zei ja');

  await nurse.reload();
  await nurse.getByRole('button', { name: 'Ja, verhuisd' }).click();
  await nurse.getByRole('dialog').getByRole('button', { name: 'Bewaar' }).click();
  await expect(nurse.getByRole('heading', { name: /Aan zet:/ })).toBeVisible();
  await expect(row(board, ward), 'without anybody looking again').toContainText('1 plaats vrij');
  await nurse.goto(`/outflow/${wait.id}`);
  await expect(nurse.getByRole('heading', { name: /Vertrokken op/ })).toBeVisible();

  await asker.reload();
  await expect(asker.getByRole('heading', { name: 'Stap 2: vraag de plek' })).toBeVisible();
  await asker.getByRole('link', { name: 'Naar de aanvraag' }).click();
  await expect(asker.getByRole('heading', { level: 1 })).toHaveText(request.reference);
  const found = asker.getByRole('article', { name: ward, exact: true });
  await found.getByRole('button', { name: /Houd dit bed vast en vraag/ }).click();
  await asker.getByRole('dialog').getByRole('button', { name: 'Houd vast en vraag' }).click();
  await expect(asker.getByRole('heading', { name: `Wachten op ${ward}` })).toBeVisible();

  await nurse.goto('/inbox');
  const card = nurse.getByRole('article').filter({ hasText: request.reference });
  await card.getByRole('button', { name: /Bekijk en antwoord/ }).click();
  await card.getByRole('button', { name: 'Ja, wij nemen op' }).click();
  await card.getByRole('button', { name: 'Ja, wij nemen op' }).last().click();
  await expect(asker.getByRole('heading', { name: `${ward} zegt ja` })).toBeVisible();
  await nurse
    .getByRole('link', { name: 'Afgesproken' })
    .or(nurse.getByRole('tab', { name: 'Afgesproken' }))
    .click();
  await card.getByRole('button', { name: /Bekijk/ }).click();
  await card.getByRole('button', { name: 'Is er' }).click();
  await card.getByRole('button', { name: 'Leg de opname vast' }).click();

  await coordinator.reload();
  await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText('Deze keten is klaar', { timeout: 20_000 });
  await coordinator.getByRole('link', { name: 'Naar het dossier' }).click();
  await expect(coordinator.getByText('Keten: alle stappen zijn gebeurd')).toBeVisible();
  await expect(coordinator.getByRole('link', { name: 'Keten van verhuizingen' })).toBeVisible();
});

test('a chain that was found is proposed with one press and taken back', async ({ as, api }) => {
  const other = 'FPA Den Haag, afdeling 6';
  const parts = { nurse: await api('aanbieder'), keeper: await api('aanbieder2'), referrer: await api('verwijzer') };
  const { wait } = await movesOf({ ...parts, ward: other });
  const coordinator = await as('coordinator');
  await coordinator.goto(`/chains?unitId=${wait.unitId}`);
  const found = coordinator.getByRole('article').filter({ hasText: wait.reference });
  await found.getByRole('button', { name: 'Stel voor' }).click();
  await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText('Zegt iedereen ja?');
  await coordinator.getByRole('button', { name: 'Trek in' }).click();
  const why = coordinator.getByRole('dialog');
  await why.getByRole('radio', { name: 'Per ongeluk voorgesteld' }).check();
  await why.getByRole('button', { name: 'Trek in' }).click();
  await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText('Deze keten gaat niet door');
  await expect(coordinator.getByText('Reden: per ongeluk voorgesteld.')).toBeVisible();
});

test('a VPT team that is to deliver says yes as well, and nothing is agreed before', async ({ as, api }) => {
  const [nurse, team] = [await as('aanbieder'), await as('aanbieder2')];
  const [sender, deliverer] = [await api('aanbieder'), await api('aanbieder2')];
  const unit = await sender.ward('FPA Den Haag, afdeling 4');
  const { wait } = await aReadyPerson(sender, unit.id, unit.regionId, 'wfz');
  const { dwelling } = await aDwelling(sender, unit.regionId);
  const teamId = await deliverer.teamWithRoom(unit.regionId);
  const { chain } = await propose(await api('coordinator'), [
    { who: { kind: 'wait', id: wait.id }, to: { kind: 'dwelling', dwellingId: dwelling.id, teamId } },
  ]);

  await nurse.goto(`/chains/${chain.id}`);
  await nurse.getByRole('button', { name: 'Ja, wij doen mee' }).click();
  await expect(nurse.getByRole('heading', { name: /Wacht op ja van Transfore/ })).toBeVisible();

  await team.goto('/chain-steps');
  await team.getByRole('article').filter({ hasText: chain.reference }).getByRole('link').click();
  const step = team.getByRole('article', { name: 'Stap 1' });
  await expect(step).toContainText('VPT thuis: u');
  await expect(step).toContainText(wait.reference);
  await team.getByRole('button', { name: 'Ja, wij doen mee' }).click();
  await expect(team.getByRole('heading', { level: 1 })).toHaveText('Iedereen zei ja');
});
