import type { Page } from '@playwright/test';
import { expect, test } from './story.js';

const cardOf = (page: Page) => page.getByRole('region', { name: 'Wie zou weg kunnen?' });

test('a ward says who could leave in one press, whoever looks at the ward reads it, and the coordinator sees where it is stuck', async ({
  as,
  api,
}) => {
  const nurse = await api('aanbieder');
  const unitId = await nurse.wardThatSaid();

  const page = await as('aanbieder');
  await page.goto(`/wards/${unitId}/entry`);
  const card = cardOf(page);
  await expect(card.getByText(/Laatst gezegd/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Niets veranderd/ }), 'the beds come first').toBeFocused();
  await card.getByRole('button', { name: /Klopt nog/ }).click();
  await expect(card.getByText(/^Bewaard\. Dit geldt tot/)).toBeVisible();

  // With the keyboard, and what cannot be is said where it stands.
  const field = (name: string) => card.getByRole('spinbutton', { name, exact: true });
  const [ready, long] = [field('Klaar om te gaan'), field('Al langer dan 7 dagen')];
  const count = Number(await ready.inputValue()) + 1;
  await ready.press('ArrowUp');
  await long.fill(String(count + 1));
  await long.press('Enter');
  await expect(card.getByText('Dit zijn er nooit meer dan er klaar zijn.')).toBeVisible();
  await expect(long).toBeFocused();
  await long.press('ArrowDown');
  await card.getByRole('button', { name: 'Bewaar deze aantallen' }).click();
  await expect(card.getByText(/^Bewaard\. Dit geldt tot/)).toBeVisible();

  const referrer = await as('verwijzer');
  await referrer.goto(`/wards/${unitId}`);
  await expect(cardOf(referrer)).toContainText(`klaar om te gaan, ${count} al langer dan 7 dagen`);

  const coordinator = await as('coordinator');
  await coordinator.goto('/signals');
  await coordinator.getByLabel('Soort melding').selectOption({ label: 'Uitstroom stokt' });
  const signal = coordinator.getByRole('listitem').filter({ hasText: 'Rotterdam' }).first();
  await expect(signal).toContainText('al langer dan een week klaar om te gaan');
  await signal.getByText('Waarom?').click();
  await expect(signal.getByText(/^Geteld: (alle )?\d+ afdelingen/)).toBeVisible();
  await signal.getByRole('link', { name: 'Naar de zaak' }).click();
  await expect(coordinator.getByText('Waarop zij wachten')).toBeVisible();
});
