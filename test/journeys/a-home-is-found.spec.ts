import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { addLocalDays } from '@ketenzicht/shared/kernel';
import { isAvailable, type Dwelling, type WaitFile, type WaitList } from '@ketenzicht/shared/stepdown';
import { dutchDay } from './dutch-day.js';
import { expect, test } from './story.js';

const town = 'Roermond';
const phone = { width: 390, height: 844 };

/** Goes on with Tab until there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab never came there');
}

test('the coordinator offers a dwelling of a landlord on a phone; a ward promises it with the keyboard, and somebody lives there', async ({
  as,
  api,
  baseURL,
}) => {
  const nurse = await as('aanbieder');
  const unitId = await (await api('aanbieder')).wardThatSaid();
  const answer = await nurse.request.post('/api/v1/waits', {
    headers: { 'idempotency-key': randomUUID(), origin: baseURL ?? '' },
    data: {
      unitId,
      readySince: addLocalDays(dutchDay(), -40),
      waitsFor: 'dwelling',
      actsBy: 'housingCorporation',
      payer: 'wfz',
      municipality: town,
      toward: { ageBand: '25-39', regionId: 'arrondissement:AR09', accessible: true, highestRentCents: 61_000 },
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { wait } = (await answer.json()) as WaitFile;

  const desk = await as('coordinator');
  await desk.setViewportSize(phone);
  await desk.goto('/homes');
  await desk.getByRole('link', { name: 'Bied een woning aan' }).click();
  await desk.getByRole('radio', { name: 'Studio' }).check();
  await desk.getByLabel('Gemeente', { exact: true }).fill(town);
  await desk.getByLabel('Regio').selectOption({ label: 'Limburg' });
  await desk.getByLabel('Huur per maand, in euro').fill('605,50');
  await desk.getByLabel('Verhuurder').fill('Verzonnen Wonen');
  await desk.getByRole('checkbox', { name: /^Zonder trappen/ }).check();
  await desk.getByText('Voorwaarden, buurt en vorm van zorg').click();
  await desk.getByLabel('In een paar woorden').fill('Bel 06-12345678');
  await desk.getByRole('button', { name: 'Bied aan' }).click();
  await expect(desk.getByRole('alert')).toContainText('Laat dat weg');
  await desk.getByLabel('In een paar woorden').fill('Eerst kennismaken.');
  await desk.getByRole('button', { name: 'Bied aan' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: `Studio in ${town}` })).toBeVisible();
  await expect(desk.getByText('namens de verhuurder').first()).toBeVisible();

  await nurse.goto(`/outflow/${wait.id}`);
  const homes = nurse.getByRole('region', { name: 'Een woning' });
  await expect(homes.getByRole('article').first()).toContainText(`Studio in ${town}`);
  await tabTo(nurse, homes.getByRole('button', { name: `Zeg toe: Studio in ${town}` }).first());
  await nurse.keyboard.press('Enter');
  await expect(homes.getByRole('link', { name: `Toegezegd: Studio in ${town}` })).toBeVisible();
  await expect(homes).toContainText('nog 7 d');

  await expect(desk.getByRole('heading', { name: 'Toegezegd' }), 'without asking again').toBeVisible();
  await expect(desk.getByText(`Voor ${wait.reference}`)).toBeVisible();
  await expect(desk.getByText('Toegezegd door Fivoor')).toBeVisible();
  const elsewhere = await as('verwijzer');
  await elsewhere.goto(new URL(desk.url()).pathname);
  await expect(elsewhere.getByText('Toegezegd aan iemand.')).toBeVisible();
  await expect(elsewhere.getByText(wait.reference)).toHaveCount(0);

  await desk.getByRole('button', { name: 'Verhuurd' }).click();
  await expect(desk.getByRole('heading', { name: 'Verhuurd' })).toBeVisible();
  await nurse.reload();
  await expect(homes.getByRole('link', { name: `Verhuurd: Studio in ${town}` })).toBeVisible();
});

test('places to go on to stand on the same board, with their own sum, beside dwellings and teams', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto('/');
  await expect(page.locator('.row-tags').filter({ hasText: /RIBW|FBW|VPT/ })).toHaveCount(0);
  await page.getByRole('button', { name: /^Vervolgplekken \d+ vrij/ }).click();
  await expect(page).toHaveURL(/part=verder/);
  await expect(page.getByRole('heading', { level: 1, name: 'Waar kan iemand verder?' })).toBeVisible();
  await expect(page.locator('.board-totals')).toContainText('van 90');
  // Other stories offer and promise meanwhile: what stands here is what there is now, by itself.
  const there = async () => {
    const answer = await page.request.get('/api/v1/dwellings');
    const homes = (await answer.json()) as Dwelling[];
    return String(homes.filter((home) => isAvailable(home, new Date())).length);
  };
  const shown = () => page.locator('[data-homes]').getAttribute('data-homes');
  const keepsUp = () => expect(async () => expect(await shown()).toBe(await there())).toPass({ timeout: 15_000 });
  await keepsUp();
  const provider = await as('aanbieder');
  await provider.goto('/homes');
  const confirm = provider.getByRole('button', { name: /^Nog beschikbaar: / }).first();
  const itsName = (await confirm.getAttribute('aria-label')) ?? (await confirm.innerText());
  await confirm.click();
  await expect(provider.getByRole('button', { name: itsName, exact: true })).toHaveCount(0);
  await keepsUp();

  await page.getByRole('button', { name: /^Klinieken/ }).click();
  await expect(page).not.toHaveURL(/part=/);
  await expect(page.locator('.board-totals')).toContainText('van 210');
});

test('a provider says in one press that nothing changed in a team, and the figure per form follows', async ({ as }) => {
  const page = await as('aanbieder');
  await page.goto('/vpt-teams');
  const own = page.getByRole('region', { name: /^Uw team in / }).first();
  await own.getByRole('button', { name: 'Niets veranderd' }).click();
  await expect(own.getByRole('status')).toContainText(/^Gemeld: \d+ cliënten/);
  await own.getByRole('button', { name: 'Wijzig' }).click();
  await own.getByRole('spinbutton', { name: 'Hoeveel cliënten kan dit team aan?' }).fill('1');
  await own.getByRole('button', { name: 'Meld dit' }).click();
  await expect(own.getByText('Er zijn nu meer cliënten dan dit.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Ongeclusterd \d+ \d+ teams/ })).toBeVisible();
  const table = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Als tabel (CSV)' }).click();
  expect((await table).suggestedFilename()).toMatch(/^vpt-per-vorm-.*\.csv$/);
});

test.describe('two who promise one dwelling', () => {
  test.use({ trouble: true }); // a refusal is part of it

  test('whoever comes too late hears so, sees what is most like it, and is one press away from that', async ({
    as,
    baseURL,
  }) => {
    const desk = await as('coordinator');
    await desk.goto('/homes?region=arrondissement:AR05');
    await desk.getByRole('article').first().getByRole('link').click();
    await desk.getByRole('button', { name: 'Zeg toe' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Voor wie?' });
    await dialog.getByLabel('Wie wacht op een woning').selectOption({ index: 3 });

    const nurse = await as('aanbieder');
    const id = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
    const homes = (await (await nurse.request.get('/api/v1/dwellings')).json()) as Dwelling[];
    const { waits } = (await (await nurse.request.get('/api/v1/waits?waitsFor=dwelling')).json()) as WaitList;
    const promise = (reference: string) =>
      nurse.request.post(`/api/v1/dwellings/${id}/_promise`, {
        headers: {
          'if-match': `"${homes.find((one) => one.id === id)?.version}"`,
          'idempotency-key': randomUUID(),
          origin: baseURL ?? '',
        },
        data: { reference },
      });
    // Some of them have one already.
    await expect.poll(async () => (await promise(waits.pop()?.reference ?? '')).status()).toBe(200);

    await dialog.getByRole('button', { name: 'Zeg toe' }).click();
    await expect(dialog.getByRole('alert')).toContainText('niet meer te krijgen');
    await dialog.getByRole('link').first().click();
    await expect(desk).not.toHaveURL(new RegExp(id));
    await expect(desk.getByRole('button', { name: 'Zeg toe' })).toBeVisible();
  });
});
