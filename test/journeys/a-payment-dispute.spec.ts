import type { Page } from '@playwright/test';
import { expect, test } from './a-house-with-a-clock.js';

const act = async (page: Page, name: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) => {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
};
const isoDay = (at: Date, days: number) =>
  new Date(at.getTime() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });

test('nobody pays: the adviser addresses, after four weeks VWS advances, and it is settled to the cent', async ({
  as,
  travel,
  now,
}) => {
  test.setTimeout(180_000);
  const provider = await as('aanbieder');
  await provider.goto('/payment-dossiers');
  await provider.getByRole('link', { name: 'Open een dossier' }).click();
  await provider.getByLabel('Eerste zorgdag').fill(isoDay(now(), -14));
  await provider.getByLabel('Laatste zorgdag').fill(isoDay(now(), -5));
  await provider.getByLabel('Tarief of prestatie').fill('Verblijf niveau 2');
  await provider.getByLabel('Euro per dag').fill('450,25');
  await expect(provider.getByText(/^Samen €\s4\.502,50: 10 zorgdagen/)).toBeVisible();
  await provider.getByLabel('Soort betaler').selectOption('Gemeente (Wmo)');
  await provider.getByLabel('Naam van de organisatie').fill('Gemeente Verzonnen');
  await provider.getByLabel('Uw eigen code').fill('reis-1');
  await provider.getByRole('button', { name: 'Open het dossier' }).click();
  await expect(provider.getByText('nog 28 dagen')).toBeVisible();
  const path = new URL(provider.url()).pathname;

  const adviser = await as('adviseur');
  await adviser.goto(path);
  await act(adviser, 'Leg een contact vast', async (dialog) => {
    await dialog.getByRole('radio', { name: 'Betaalt niet', exact: true }).check();
    await dialog.getByLabel('Toelichting').fill('De gemeente wijst naar de verzekeraar.');
  });
  await expect(adviser.getByText('Gemeente Verzonnen: betaalt niet')).toBeVisible();

  const ministry = await as('ministerie');
  await ministry.goto(path);
  await expect(ministry.getByText(/^De adviseur spreekt de betalers aan\. Voorschieten kan vanaf/)).toBeVisible();
  await expect(ministry.getByRole('button', { name: 'Schiet voor' })).toBeHidden();

  await travel({ days: 28 });
  // A server that has just woken up four weeks later has a lot to do by its clocks.
  await expect(ministry.getByRole('heading', { name: 'Vier weken zonder betaling' })).toBeVisible({ timeout: 20_000 });
  await act(ministry, 'Schiet voor', async (dialog) => expect(dialog).toContainText('€ 4.502,50'));
  await expect(ministry.getByText('VWS schoot voor en wacht op € 4.502,50.', { exact: false })).toBeVisible();

  await adviser.reload();
  await act(adviser, 'Wijs de betaler aan', async (dialog) =>
    expect(dialog.getByLabel('Bedrag in euro')).toHaveValue('4502,50'),
  );
  await ministry.reload();
  await act(ministry, 'Boek een betaling', async (dialog) => dialog.getByLabel('Bedrag in euro').fill('4.502,49'));
  await expect(ministry.getByText('VWS schoot voor en wacht op € 0,01.', { exact: false })).toBeVisible();
  await act(ministry, 'Boek een betaling', async (dialog) =>
    expect(dialog.getByLabel('Bedrag in euro')).toHaveValue('0,01'),
  );
  await expect(ministry.getByText('Niemand is nog iets schuldig.')).toBeVisible();
  await provider.reload();
  await expect(provider.getByText('betaalde € 4.502,50')).toBeVisible();
});
