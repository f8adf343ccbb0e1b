import type { Page } from '@playwright/test';
import { expect, test } from './story.js';

const field = (page: Page, name: string) => page.getByRole('spinbutton', { name, exact: true });

test('a provider says its VPTs in two presses, is asked about what does not follow, and the ministry reads it beside what was published', async ({
  as,
}) => {
  const page = await as('aanbieder');
  await page.goto('/vpt-monitor');
  const all = page.getByRole('region', { name: 'Forensische VPT’s' });
  await expect(all).toContainText('noemt geen aantal');
  await expect(page.getByRole('region', { name: 'Deel VPT per profiel' })).toContainText(
    'afgerond: de delen samen zijn 92.728',
  );
  await expect(page.getByRole('region', { name: 'Groei 2015–2021' })).toContainText('235 %');

  // Two presses when nothing changed.
  await page.getByRole('link', { name: /^Meld / }).click();
  await page.getByRole('button', { name: /^Niets veranderd/ }).click();
  await expect(page.getByText(/is gemeld: \d+ cliënten/)).toBeVisible();

  // A correction that does not follow from last month is asked about, and what was said stays.
  const forensic = page.locator('details').filter({ has: page.getByText(/forensisch$/) });
  await forensic.locator('summary').click();
  await field(page, 'Cliënten aan het eind').press('ArrowUp');
  await expect(page.getByText(/^Vorige maand \d+, 0 erbij, 0 eraf/)).toBeVisible();
  await page.getByRole('button', { name: 'Bewaar de correctie' }).click();
  await expect(page.getByRole('alert')).toContainText('kies waarom het niet volgt');
  await page
    .getByLabel('Waarom klopt het niet met vorige maand?')
    .selectOption({ label: 'Iemand werd later geregistreerd' });
  await page.getByRole('button', { name: 'Bewaar de correctie' }).click();
  await page.getByText('Alles wat van deze maand gemeld is').click();
  await expect(page.getByText(/iemand werd later geregistreerd/)).toBeVisible();

  const ministry = await as('ministerie');
  await ministry.goto('/vpt-monitor');
  await expect(ministry.getByText(/afgerond op 5/)).toBeVisible();
  await ministry.getByRole('button', { name: 'Streefaantal vastleggen' }).click();
  await ministry.getByLabel('Hoeveel forensische VPT’s').fill('40');
  await ministry.getByLabel('Aan het eind van (maand)').fill('2027-12');
  await ministry.getByLabel('Waar staat dat?').fill('Verzonnen voor dit verhaal');
  await ministry.getByRole('button', { name: 'Vastleggen', exact: true }).click();
  await expect(ministry.getByText('Streefaantal: 40 aan het eind van december 2027')).toBeVisible();
});

/** Table 4 as a Dutch spreadsheet writes it. */
const printed = [
  'jaar;vpt;zzp;totaal;percentage_vpt;percentage_zzp',
  '2015;1.880;41.506;43.386;4;96',
  '2016;2.503;43.092;45.595;5;95',
  '2017;3.337;44.265;47.602;7;93',
  '2018;4.077;46.418;50.495;8;92',
  '2019;4.281;44.789;49.070;9;91',
  '2020;5.296;45.443;50.739;10;90',
  '',
].join('\n');

test.describe('a file that is wrong', () => {
  test.use({ trouble: true });
  test('is refused by its lines, and taken when it is right', async ({ as }) => {
    const page = await as('ministerie');
    await page.goto('/vpt-monitor/import');
    await page.getByLabel('Naam van de editie').fill('NZa 2022');
    await page.getByLabel('Gepubliceerd op').fill('2022-01-01');
    await page.getByLabel('Titel van de publicatie').fill('De tabel die er al staat');
    const choose = (text: string) =>
      page.getByLabel('Bestanden (CSV)').setInputFiles({
        name: 'tabel4_instroom.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`\ufeff${text}`),
      });
    await choose(`${printed}2021;1,5;1;2;50;50\n2020;1;1;2;50;50\n`);
    await page.getByRole('button', { name: 'Inlezen' }).click();
    await expect(page.getByRole('alert')).toContainText(
      'tabel4_instroom.csv, regel 8 Hier staat geen goed getal in kolom vpt.',
    );
    await expect(page.getByRole('alert')).toContainText('regel 9 Deze regel staat er twee keer.');
    await choose(printed.replace('43.386', '43.836'));
    await page.getByRole('button', { name: 'Inlezen' }).click();
    await expect(page.getByRole('alert')).toContainText('afronding verklaart het niet');
    await choose(printed);
    await page.getByRole('button', { name: 'Inlezen' }).click();
    await expect(page.getByText('Stond er al, precies zo: Instroom.')).toBeVisible();
  });
});
