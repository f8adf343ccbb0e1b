import { expect, test } from './a-house-with-a-clock.js';

const full = 'FPA Rotterdam, afdeling 3';
const elsewhere = 'FPA Westerdok, afdeling 3';
test('try', async ({ as, api, travel, now }) => {
  test.setTimeout(180_000);
  const [nurse, other] = [await api('aanbieder'), await api('aanbieder2')];
  const places = async (a: typeof nurse, name: string) => (await a.ward(name)).places ?? 0;
  const [here, there] = [await places(nurse, full), await places(other, elsewhere)];
  await nurse.report(full, { operational: here, occupied: here });
  await other.report(elsewhere, { operational: there, occupied: there });
  const [referrer, coordinator] = [await as('verwijzer'), await as('coordinator')];
  let n = 0;
  const shot = async (p: typeof referrer, name: string) => { await p.screenshot({ path: `/tmp/j/shots/${++n}-${name}.png`, fullPage: false }); };
  await referrer.goto('/places/new');
  await referrer.getByRole('radio', { name: 'Niveau 2 hoog' }).check({ force: true });
  await referrer.getByRole('checkbox', { name: 'Psychiatrie' }).check({ force: true });
  await referrer.getByRole('checkbox', { name: 'Verslaving' }).check({ force: true });
  await referrer.getByRole('radio', { name: '25–39' }).check({ force: true });
  await referrer.getByLabel('Titel').selectOption({ label: 'Zorgmachtiging' });
  await referrer.getByRole('radio', { name: 'Eigen regio' }).check({ force: true });
  await referrer.getByRole('combobox', { name: 'Regio' }).selectOption({ label: 'Rotterdam' });
  await expect(referrer.getByRole('heading', { name: 'Nu kan geen enkele afdeling dit opnemen' })).toBeVisible();
  await shot(referrer, 'search');
  await referrer.getByRole('button', { name: 'Bewaar de aanvraag' }).click();
  await expect(referrer.getByRole('heading', { level: 1, name: /^AV-/ })).toBeVisible();
  await referrer.waitForTimeout(1000);
  await shot(referrer, 'request');
  for (let day = 0; day < 2; day++) {
    await travel({ hours: 24, minutes: 30 });
    await nurse.report(full, { operational: here, occupied: here });
    await other.report(elsewhere, { operational: there, occupied: there });
  }
  console.log(now().toISOString());
  await coordinator.waitForTimeout(5000);
  await coordinator.goto('/signals');
  await coordinator.waitForTimeout(2000);
  await shot(coordinator, 'signals');
  await coordinator.goto('/desk');
  await coordinator.waitForTimeout(2000);
  await shot(coordinator, 'desk');
  const links = await coordinator.getByRole('article').allInnerTexts();
  console.log(links.filter((l) => /Rotterdam/.test(l)).join('\n---\n'));
  for (const title of ['Geen bed: niveau 2-hoog, Rotterdam', 'Wacht ver boven de norm: niveau 2-hoog, Rotterdam']) {
    await coordinator.goto('/desk');
    const link = coordinator.getByRole('article').filter({ hasText: title }).getByRole('link').first();
    if (!(await link.waitFor({ timeout: 4000 }).then(() => true, () => false))) { console.log('none', title); continue; }
    await link.click();
    await coordinator.waitForTimeout(1500);
    await shot(coordinator, 'case');
  }
});
