import type { Locator, Page } from '@playwright/test';
import type { Api } from './api.js';
import { expect, test } from './a-house-with-a-clock.js';

/** The only ward of its level for these people in Rotterdam, and one of the same kind at another provider. */
const near = 'FPA Rotterdam, afdeling 4';
const far = 'FPA Westerdok, afdeling 4';
const bottleneck = 'Geen bed: niveau 2 laag, Rotterdam';

/** All its beds, but so many. */
async function reports(nurse: Api, ward: string, free: number): Promise<void> {
  const places = (await nurse.ward(ward)).places ?? 0;
  await nurse.report(ward, { operational: places, occupied: places - free });
}

const count = (page: Page, name: string): Locator =>
  page.locator('dl.count-row > div').filter({ hasText: name }).locator('dd');
const monthOf = (moment: Date) => new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric' }).format(moment);

test('a request waits, the board reports it, the case climbs by the clock, a bed is mediated elsewhere, and the ministry sees the month', async ({
  as,
  api,
  travel,
  travelTo,
  now,
}) => {
  test.setTimeout(240_000);
  const [nurse, other] = [await api('aanbieder'), await api('aanbieder2')];
  const [referrer, coordinator] = [await as('verwijzer'), await as('coordinator')];
  const full = () => Promise.all([reports(nurse, near, 0), reports(other, far, 0)]);
  const month = monthOf(now());
  const signal = coordinator
    .getByRole('listitem')
    .filter({ hasText: 'Rotterdam: niveau 2 laag, autisme + psychiatrie' })
    .filter({ hasText: 'Geen bed' });

  await test.step('nobody can take this person, and that somebody waits is kept', async () => {
    await full();
    await referrer.goto('/places/new');
    await referrer.getByRole('radio', { name: 'Niveau 2 laag' }).check();
    await referrer.getByRole('checkbox', { name: 'Psychiatrie' }).check();
    await referrer.getByRole('checkbox', { name: 'Autisme' }).check();
    await referrer.getByRole('radio', { name: '25–39' }).check();
    await referrer.getByRole('radio', { name: 'Eigen regio' }).check();
    await referrer.getByRole('combobox', { name: 'Regio' }).selectOption({ label: 'Rotterdam' });
    await expect(referrer.getByRole('heading', { name: 'Nu kan geen enkele afdeling dit opnemen' })).toBeVisible();
    await referrer.getByRole('button', { name: 'Bewaar de aanvraag' }).click();
    await expect(referrer.getByRole('heading', { level: 1, name: /^AV-/ })).toBeVisible();
    await expect(referrer.getByText('Zoek dan ruimer')).toBeVisible();
  });
  const reference = await referrer.getByRole('heading', { level: 1 }).innerText();

  await test.step('after two days the board reports by itself that there is no bed', async () => {
    await coordinator.goto('/signals');
    await travel({ hours: 23 });
    await full();
    await expect(signal).toHaveCount(0);
    await travel({ hours: 25, minutes: 1 });
    await full();
    await expect(signal).toContainText('De grens is 2 dagen', { timeout: 20_000 });
    await expect(signal).toContainText('Nu nodig');
    await signal.getByRole('link', { name: 'Naar de zaak' }).click();
    await expect(coordinator.getByRole('heading', { level: 1, name: bottleneck })).toBeVisible();
  });

  await test.step('the region does nothing within its hours, and it climbs to the coordination point', async () => {
    const director = await as('regisseur2');
    await director.goto('/desk');
    await expect(director.getByRole('article').filter({ hasText: bottleneck })).toContainText('bij u');
    await travel({ hours: 4, minutes: 1 });
    await expect(coordinator.getByText('Klom naar landelijk coördinatiepunt')).toBeVisible({ timeout: 20_000 });
    await expect(coordinator.getByRole('heading', { name: 'Breng partijen in beweging' })).toBeVisible();
  });
  const atCase = coordinator.url();

  await test.step('the coordinator finds a bed at another provider, and lets the search reach that far', async () => {
    await reports(other, far, 1);
    await coordinator.getByRole('link', { name: 'Wie wacht hier op een plek?' }).click();
    await expect(coordinator.getByText('Alleen: Rotterdam, Niveau 2 laag.')).toBeVisible();
    await coordinator.getByRole('link', { name: `Aanvraag ${reference}` }).click();
    await coordinator.getByRole('button', { name: 'Aanvraag wijzigen' }).click();
    await coordinator.getByRole('radio', { name: 'Heel het land' }).check();
    await coordinator.getByRole('button', { name: 'Opslaan' }).click();
    await expect(coordinator.getByRole('article', { name: far, exact: true })).toContainText('1 vrij');

    await coordinator.goto(atCase);
    await coordinator.getByRole('button', { name: 'Afdeling verbinden' }).click();
    await coordinator.getByRole('searchbox').fill('Westerdok');
    await coordinator.getByRole('radio', { name: far, exact: true }).check();
    await coordinator.getByRole('button', { name: 'Opslaan' }).click();
    await expect(coordinator.getByRole('link', { name: far, exact: true })).toBeVisible();
    await coordinator.getByRole('button', { name: 'Leg vast wat u deed' }).click();
    const dialog = coordinator.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Bemiddeld/ }).check();
    await dialog.getByLabel('Toelichting').fill('Westerdok heeft vanmiddag een bed, de verwijzer weet het.');
    await dialog.getByRole('button', { name: 'Leg vast' }).click();
    await expect(coordinator.getByRole('heading', { name: 'Breng partijen in beweging' })).toHaveCount(0);
  });

  await test.step('the referrer holds that bed, the ward says yes, and the person is there', async () => {
    const ward = await as('aanbieder2');
    await referrer
      .getByRole('article', { name: far, exact: true })
      .getByRole('button', { name: /Houd dit bed vast en vraag/ })
      .click();
    await referrer.getByRole('dialog').getByRole('button', { name: 'Houd vast en vraag' }).click();
    await expect(referrer.getByRole('heading', { name: `Wachten op ${far}` })).toBeVisible();
    await ward.goto('/inbox');
    const card = ward.getByRole('article').filter({ hasText: reference });
    await card.getByRole('button', { name: /Bekijk en antwoord/ }).click();
    await card.getByRole('button', { name: 'Ja, wij nemen op' }).click();
    await card.getByRole('button', { name: 'Ja, wij nemen op' }).last().click();
    await expect(referrer.getByRole('heading', { name: `${far} zegt ja` })).toBeVisible();
    await ward.goto('/inbox?tab=accepted');
    await card.getByRole('button', { name: /Bekijk/ }).click();
    await card.getByRole('button', { name: 'Is er' }).click();
    await card.getByRole('button', { name: 'Leg de opname vast' }).click();
    await expect(referrer.getByRole('heading', { name: `Opgenomen op ${far}` })).toBeVisible();
  });

  await test.step('nobody waits any more: the signal ends, and the coordinator closes the case', async () => {
    await travel({ hours: 1, minutes: 1 });
    await coordinator.goto('/signals');
    await expect(async () => {
      await coordinator.reload();
      await expect(coordinator.getByText(/^\d+ melding|^Er is niets te melden/)).toBeVisible();
      await expect(signal).toHaveCount(0, { timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    await coordinator.goto(atCase);
    await coordinator.getByRole('button', { name: 'Afronden' }).click();
    const dialog = coordinator.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Capaciteit verschoven' }).check();
    await dialog.getByRole('button', { name: 'Afronden' }).click();
    await expect(coordinator.getByRole('heading', { name: 'Afgerond: Capaciteit verschoven' })).toBeVisible();
  });

  await test.step('the month is over, and the ministry sees it: rounded, and no small number', async () => {
    const at = now();
    await travelTo(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1, 9)));
    await coordinator.goto('/coordination-figures');
    await coordinator.getByRole('combobox', { name: 'Periode' }).selectOption({ label: month });
    const days = new RegExp(`^1 ${month} tot en met \\d+ ${month}$`);
    await expect(coordinator.getByText(days)).toBeVisible(); // until then the figures of the days before stand there
    const opened = Number(await count(coordinator, 'Geopend').innerText());
    await expect(coordinator.getByRole('listitem').filter({ hasText: 'Capaciteit verschoven' }).first()).toBeVisible();
    const ministry = await as('ministerie');
    await ministry.goto('/coordination-figures');
    await expect(ministry.getByRole('combobox', { name: 'Periode' }).locator('option:checked')).toHaveText(month);
    await expect(ministry.getByText(days)).toBeVisible();
    const told = new RegExp(`^(${Math.round(opened / 5) * 5}|niet getoond)$`);
    await expect(count(ministry, 'Geopend')).toHaveText(told);
    await expect(ministry.getByText('Afgerond op 5; kleine aantallen blijven verborgen.')).toBeVisible();
  });
});
