import { addLocalDays } from '@ketenzicht/shared/kernel';
import { dutchDay } from './dutch-day.js';
import { expect, test } from './story.js';

test('a ward says that somebody is ready, moves the expected day twice, and the coordinator sees what it costs', async ({
  as,
  api,
}) => {
  const nurse = await api('aanbieder');
  const unitId = await nurse.wardThatSaid();
  const day = (days: number) => addLocalDays(dutchDay(), days);

  const page = await as('aanbieder');
  await page.goto(`/wards/${unitId}/entry`);
  await page.getByRole('link', { name: 'Voer iemand op die klaar is om te gaan' }).click();
  await page.getByRole('radio', { name: 'Een woning' }).check();
  await page.getByLabel('Klaar om te gaan sinds').fill(day(-40));
  await page.getByLabel('Opgenomen op').fill(day(-300));
  await page.getByLabel('Wie is aan zet?').selectOption({ label: 'Woningcorporatie' });
  await page.getByRole('group', { name: 'Wie betaalt dit bed?' }).getByRole('radio', { name: 'Wfz (DJI)' }).check();
  await page.getByRole('radio', { name: '25–39' }).check();
  await page.getByLabel('Verwachte dag van vertrek').fill(day(14));
  await page.getByRole('button', { name: 'Voer op' }).click();
  await expect(page.getByRole('heading', { name: '40 dagen' })).toBeVisible();
  const reference = /DS-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await page.getByText(/DS-/).textContent()) ?? '')?.[0];
  expect(reference).toBeDefined();

  for (const [date, reason] of [
    [day(30), 'De woning komt later'],
    [day(60), 'Onduidelijk wie betaalt'],
  ] as const) {
    await page.getByRole('button', { name: 'Andere dag' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Verwachte dag van vertrek').fill(date);
    await dialog.getByLabel('Waarom een andere dag?').selectOption({ label: reason });
    await dialog.getByRole('button', { name: 'Bewaar' }).click();
    await expect(dialog).toHaveCount(0);
  }
  await expect(page.getByText('2 keer verschoven')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Verwachte dag' }).getByRole('listitem')).toHaveCount(3);

  const coordinator = await as('coordinator');
  await coordinator.goto('/outflow');
  await coordinator.getByLabel('Wacht op').selectOption({ label: 'Een woning' });
  const line = coordinator.getByRole('article').filter({ hasText: String(reference) });
  await expect(line).toContainText('40 dagen');
  await expect(line).toContainText('2 keer verschoven');
  await line.getByRole('link').click();
  await expect(coordinator.getByRole('button', { name: 'Wijzig' }), 'the ward’s own words stay its own').toHaveCount(0);
  await coordinator.getByRole('link', { name: 'Wat het kost' }).click();
  await expect(coordinator.getByText('Gerekend met aangenomen bedragen.')).toBeVisible();
  const causes = coordinator.getByRole('table', { name: 'Waarop werd gewacht?' });
  await expect(causes.getByRole('row').filter({ hasText: 'Een woning' })).toContainText('€');
  const table = coordinator.waitForEvent('download');
  await coordinator.getByRole('link', { name: 'Als tabel (CSV)' }).click();
  expect((await table).suggestedFilename()).toMatch(/^doorstroom-.*\.csv$/);

  // The list of whoever has it open follows by itself, and says so.
  await coordinator.goto('/outflow');
  await coordinator.getByLabel('Wacht op').selectOption({ label: 'Een woning' });
  await expect(line).toBeVisible();
  await page.getByRole('button', { name: 'Wacht niet meer' }).click();
  await page.getByRole('radio', { name: 'Vertrokken' }).check();
  await page.getByLabel('Waarheen?').selectOption({ label: 'Een lager beveiligingsniveau' });
  await page.getByLabel('Naar welke afdeling?').fill('fpa utrecht 4');
  await page.getByRole('radio', { name: /FPA Utrecht, afdeling 4/ }).check();
  await page.getByRole('button', { name: 'Bewaar' }).click();
  await expect(line).toHaveCount(0);
  await expect(coordinator.getByRole('status').filter({ hasText: 'Bijgewerkt. Nu op de lijst:' })).toHaveCount(1);
  await expect(page.getByText(/^FPA Utrecht, afdeling 4/)).toBeVisible();
});
