import type { Locator, Page } from '@playwright/test';
import { expect, openBoard, row, test } from './story.js';

const ward = 'FPA Rotterdam, afdeling 8';

/** Counts what somebody does with their hands: at three seconds a press, twenty are a minute. */
class Hands {
  presses = 0;
  press = async (what: Locator) => (this.presses++, what.click());
  choose = async (what: Locator) => (this.presses++, what.check());
}

const card = (page: Page, reference: string) =>
  page.getByRole('article').filter({ hasText: reference }).filter({ hasText: ward });

test('somebody in crisis gets a bed at night: found, held, asked, promised, and there', async ({ as, api }) => {
  const nurse = await api('aanbieder');
  await nurse.report(ward, { operational: 13, occupied: 12 });
  const [referrer, colleague, coordinator] = [await as('verwijzer'), await as('aanbieder'), await as('coordinator')];
  await openBoard(coordinator, ward);
  await colleague.goto('/inbox');
  await expect(colleague.getByRole('heading', { level: 1 })).toHaveText('Wie vraagt u om een plek?');

  const hands = new Hands();
  await referrer.goto('/');
  await hands.press(referrer.getByRole('link', { name: 'Plaats zoeken' }));
  await hands.press(referrer.getByRole('link', { name: 'Nieuwe aanvraag' }));
  await hands.choose(referrer.getByRole('radio', { name: 'Niveau 2 laag' }));
  await hands.choose(referrer.getByRole('checkbox', { name: 'Psychiatrie' }));
  await hands.choose(referrer.getByRole('checkbox', { name: 'Verslaving' }));
  await hands.choose(referrer.getByRole('radio', { name: '25–39' }));
  await hands.choose(referrer.getByRole('radio', { name: 'Eigen regio' }));
  hands.presses++;
  await referrer.getByRole('combobox', { name: 'Regio' }).selectOption({ label: 'Rotterdam' });
  const found = referrer.getByRole('article', { name: ward, exact: true });
  await expect(found).toContainText('1 vrij');
  await hands.press(found.getByRole('button', { name: /Houd dit bed vast en vraag/ }));
  await hands.press(referrer.getByRole('dialog').getByRole('button', { name: 'Houd vast en vraag' }));
  await expect(referrer.getByRole('heading', { name: `Wachten op ${ward}` })).toBeVisible();
  const reference = (await referrer.getByRole('heading', { level: 1 }).innerText()).slice(-12);
  expect(reference).toMatch(/AV-.{4}-.{4}/);
  await expect(row(coordinator, ward)).toContainText(/1 vastgehouden/);
  await expect(row(coordinator, ward)).toContainText('0 plaatsen vrij');

  const asked = card(colleague, reference);
  await hands.press(asked.getByRole('button', { name: /Bekijk en antwoord/ }));
  await expect(referrer.getByText(/gezien \d/)).toBeVisible();
  await hands.press(asked.getByRole('button', { name: 'Ja, wij nemen op' }));
  await hands.press(asked.getByRole('button', { name: 'Ja, wij nemen op' }).last());
  await expect(referrer.getByRole('heading', { name: `${ward} zegt ja` })).toBeVisible();
  expect(hands.presses, 'twenty presses of three seconds are a minute').toBeLessThan(20);

  await colleague
    .getByRole('link', { name: 'Afgesproken' })
    .or(colleague.getByRole('tab', { name: 'Afgesproken' }))
    .click();
  await card(colleague, reference)
    .getByRole('button', { name: /Bekijk/ })
    .click();
  await card(colleague, reference).getByRole('button', { name: 'Is er' }).click();
  await card(colleague, reference).getByRole('button', { name: 'Leg de opname vast' }).click();
  await expect(referrer.getByRole('heading', { name: `Opgenomen op ${ward}` })).toBeVisible();
  await expect(row(coordinator, ward)).not.toContainText('vastgehouden');
  expect((await nurse.ward(ward)).capacity).toMatchObject({ operational: 13, occupied: 13, held: 0, free: 0 });
});
