import { expect, test } from './story.js';

test('the privacy officer signs off a signal, and misuse takes a second person', async ({ as }) => {
  const officer = await as('privacy');
  await officer.goto('/');
  await officer.getByRole('link', { name: 'Toezicht' }).click();
  await expect(officer.getByRole('heading', { level: 1, name: 'Wat vraagt uw aandacht?' })).toBeVisible();

  await officer.getByRole('link', { name: /^Bekijken: Keek ’s nachts/ }).click();
  await expect(officer.getByRole('heading', { name: /regels erachter/ })).toBeVisible();
  await officer.getByRole('radio', { name: /^Verklaard/ }).check();
  await officer.getByRole('textbox', { name: 'Toelichting' }).fill('Nachtdienst, bevestigd door de teamleider.');
  await officer.getByRole('button', { name: 'Afronden' }).click();
  await expect(officer.getByText('Nachtdienst, bevestigd door de teamleider.')).toBeVisible();
  await expect(officer.getByRole('button', { name: 'Afronden' })).toHaveCount(0);

  await officer.getByRole('link', { name: 'Alle signalen' }).click();
  await officer.getByRole('link', { name: /^Bekijken: Keek zonder zorgrelatie/ }).click();
  await officer.getByRole('radio', { name: /^Misbruik/ }).check();
  await officer.getByRole('textbox', { name: 'Toelichting' }).fill('Geen enkele aanleiding om te kijken.');
  await officer.getByRole('button', { name: 'Afronden' }).click();
  await expect(officer.getByText('Vraag een collega om mee te kijken', { exact: false })).toBeVisible();

  const second = await as('privacycollega');
  await second.goto(officer.url());
  await second.getByRole('radio', { name: /^Misbruik/ }).check();
  await second.getByRole('textbox', { name: 'Toelichting' }).fill('Ik zie het ook zo, en heb de directie gebeld.');
  await second.getByRole('button', { name: 'Afronden' }).click();
  await expect(second.getByRole('button', { name: 'Afronden' })).toHaveCount(0);
  await second.goto('/oversight/log');
  await second.getByRole('textbox', { name: 'Gebeurtenis' }).fill('case.sign');
  await second.getByRole('button', { name: 'Zoeken' }).click();
  await expect(second.getByRole('article').first()).toBeVisible();
});
