import { randomUUID } from 'node:crypto';
import { addLocalDays, type Problem } from '@ketenzicht/shared/kernel';
import type { Wait, WaitFile, WaitList } from '@ketenzicht/shared/stepdown';
import { dutchDay } from './dutch-day.js';
import { expect, test } from './story.js';

test('a VPT is put together from nothing, is not agreed before somebody can be called at night, and hangs in the kitchen on paper', async ({
  as,
  baseURL,
}) => {
  const page = await as('aanbieder');
  const post = (path: string, data: object, headers: Record<string, string>) =>
    page.request.post(`/api/v1${path}`, { data, headers: { origin: baseURL ?? '', ...headers } });
  const { waits } = (await (await page.request.get('/api/v1/waits')).json()) as WaitList;
  const made = await post('/waits', somebodyLike(waits[0]), { 'idempotency-key': randomUUID() });
  const { id: waitId, reference } = ((await made.json()) as WaitFile).wait;

  await page.goto(`/outflow/${waitId}`);
  await page.getByRole('link', { name: 'Stel een VPT samen' }).click();
  await expect(page.getByLabel('Kenmerk')).toHaveValue(reference);
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('0 van 11')).toBeVisible();
  await expect(page.getByText('Niemand bereikbaar: altijd, dag en nacht').first()).toBeVisible();

  const dialog = page.getByRole('dialog');
  const keep = async () => {
    await dialog.getByRole('button', { name: 'Bewaar' }).click();
    await expect(dialog).toHaveCount(0);
  };
  await page.getByRole('button', { name: 'Regel: Persoonlijke verzorging' }).click();
  await dialog.getByRole('radio', { name: 'Iemand van het team helpt' }).check();
  await dialog.getByRole('radio', { name: 'Vaste dagen' }).check();
  await dialog.getByRole('radio', { name: 'Wlz' }).check();
  await keep();
  await expect(page.getByText('1 van 11')).toBeVisible();

  for (const part of [
    'Verpleging',
    'Begeleiding en dagbesteding',
    'Behandeling',
    'Vervoer',
    'Toezicht en bescherming',
    'Eten en drinken',
    'Huishouden',
    'Was van bed en linnen',
  ]) {
    await page
      .getByRole('button', { name: `Niet nodig: ${part}` })
      .first()
      .click();
    await dialog.getByRole('radio', { name: 'Kan dit zelf' }).check();
    await keep();
  }
  await page.getByRole('button', { name: 'Regel: Logeeropvang' }).click();
  await dialog.getByRole('radio', { name: 'Logeerplek van de aanbieder' }).check();
  await keep();

  // By day only, so that the nights stay open.
  await page.getByRole('button', { name: 'Regel dit: Nachtzorg en 24 uur bereik' }).click();
  await dialog.getByRole('radio', { name: 'Alarmknop, met iemand die komt' }).check();
  await dialog.getByLabel('Welk nummer belt de cliënt?').fill('030 000 00 01');
  await dialog.getByRole('radio', { name: 'Vaste dagen' }).check();
  for (const time of ['middag', 'avond']) await dialog.getByRole('checkbox', { name: time }).check();
  await keep();
  await expect(page.getByText('Niemand bereikbaar: elke dag 23:00 tot 7:00').first()).toBeVisible();
  await page.getByRole('button', { name: 'Spreek af' }).click();
  await expect(dialog.getByRole('heading', { name: 'Dit kan nog niet worden afgesproken' })).toBeVisible();
  await expect(dialog.getByText('Niemand bereikbaar: elke dag 23:00 tot 7:00')).toBeVisible();
  await dialog.getByRole('button', { name: 'Terug' }).click();
  const arrangementId = new URL(page.url()).pathname.split('/')[2] ?? '';
  const tag = (await page.request.get(`/api/v1/arrangements/${arrangementId}`)).headers()['etag'] ?? '';
  const agreed = { on: dutchDay(), with: ['client'], startsOn: dutchDay() };
  const refused = await post(`/arrangements/${arrangementId}/_agree`, agreed, { 'if-match': tag });
  expect([refused.status(), ((await refused.json()) as Problem).code]).toEqual([409, 'arrangement.not_reached']);

  // One press knows which hours; only who and which number are left to say.
  await page.getByRole('button', { name: 'Regel: Nachtzorg en 24 uur bereik' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'nacht' })).toBeChecked();
  await dialog.getByLabel('Welke organisatie?').fill('Nachtzorg Voorbeeld');
  await dialog.getByLabel('Welk nummer belt de cliënt?').fill('030 000 00 02');
  await keep();
  await expect(page.getByText('Dag en nacht is er iemand die komt.')).toBeVisible();
  await expect(page.getByText('11 van 11')).toBeVisible();

  await page.getByRole('button', { name: 'Spreek af' }).click();
  for (const whom of ['cliënt', 'familie']) await dialog.getByRole('checkbox', { name: whom }).check();
  await dialog.getByRole('button', { name: 'Spreek af' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Versie 1' })).toBeVisible();

  await page.getByLabel('Eerste nacht').fill(addLocalDays(dutchDay(), 7));
  await page.getByRole('button', { name: 'Leg vast' }).click();
  await page.getByRole('button', { name: /^Ging niet door/ }).click();
  await expect(page.getByText('ging niet door', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Op papier' }).click();
  await expect(page.getByRole('heading', { name: 'Zo is uw zorg thuis geregeld' })).toBeVisible();
  const call = page.getByRole('table').first();
  await expect(call.getByRole('row').filter({ hasText: 'Nachtzorg Voorbeeld' })).toContainText('030 000 00 02');
  await expect(page.getByText('Afgesproken op')).toContainText('met cliënt en familie');
  await expect(page.getByText('Voorbeeld: alles op dit blad is verzonnen.')).toBeVisible();
});

/** On the same ward, for a dwelling; invented. */
const somebodyLike = (wait: Wait | undefined) => ({
  unitId: wait?.unitId,
  readySince: addLocalDays(dutchDay(), -30),
  waitsFor: 'dwelling',
  actsBy: 'housingCorporation',
  payer: 'wfz',
  toward: { ageBand: '25-39', regionId: wait?.toward.regionId },
});
