import { expect, test } from './story.js';

// The browser itself names every refusal in its console, and being refused is the story.
test.use({ trouble: true });

test('in an emergency somebody opens a file, and the privacy officer knows at once', async ({ as }) => {
  const officer = await as('privacy');
  await officer.goto('/');
  const director = await as('regisseur');
  await director.goto('/persons');
  await director.getByRole('radio', { name: 'naam en geboortedatum' }).check();
  await director.getByLabel('Achternaam').fill('demo persoon 21');
  await director.getByLabel('Geboortedatum', { exact: true }).fill('1967-10-01');
  await director.getByRole('button', { name: 'Zoek' }).click();
  const open = director.getByRole('link', { name: /^Open dossier KZ-/ });
  const reference = ((await open.getAttribute('aria-label')) ?? '').replace('Open dossier ', '');
  await open.click();
  await expect(director.getByRole('heading', { name: 'Dit dossier is gesloten voor u' })).toBeVisible();

  await director.getByRole('button', { name: 'Noodtoegang' }).press('Enter');
  await director.keyboard.press('Escape');
  await expect(director.getByRole('dialog')).toBeHidden();
  await expect(director.getByRole('button', { name: 'Noodtoegang' })).toBeFocused();
  await director.keyboard.press('Enter');
  await director.getByRole('radio', { name: 'Opname in crisis' }).check();
  await director.getByLabel('Leg uit waarom het nu nodig is').fill('Opname vannacht, bel 06 12345678 voor meer.');
  await director.getByRole('button', { name: 'Open in nood' }).click();
  await expect(director.getByText('Dit lijkt een BSN, geboortedatum, telefoonnummer')).toBeVisible();
  await director
    .getByLabel('Leg uit waarom het nu nodig is')
    .fill('Opname in crisis vannacht, de behandelaar neemt niet op.');
  await director.getByRole('button', { name: 'Open in nood' }).click();
  await expect(director.getByText(/^U bent hier op noodtoegang, tot \d\d:\d\d/)).toBeVisible();
  await expect(director).toHaveTitle(`${reference} · Ketenzicht`);
  await director.getByRole('button', { name: 'Toon' }).click();
  await expect(director.getByText('Demo-Persoon 21')).toBeVisible();
  await expect(director.getByRole('button', { name: 'Corrigeer' })).toHaveCount(0);

  // Without a reload, and long before the minute in which it would have looked by itself.
  await officer
    .getByRole('link', { name: /berichten? die? u nog niet zag|bericht dat u nog niet zag/ })
    .click({ timeout: 5_000 });
  const notice = officer.locator(`[data-notice="${reference}"]`);
  await expect(notice.getByText('Demo ketenregisseur Midden-Nederland opende dit dossier in nood')).toBeVisible();
  await expect(notice.getByText('Opname in crisis vannacht, de behandelaar neemt niet op.')).toBeVisible();
  await notice.getByRole('button', { name: /^Gezien/ }).click();
  await expect(notice.getByRole('button', { name: /^Gezien/ })).toHaveCount(0);
});

test('PRIV-24: what was seen of a person is kept nowhere in the browser', async ({ as }) => {
  const page = await as('aanbieder');
  await page.goto('/persons');
  await page.getByRole('radio', { name: 'naam en geboortedatum' }).check();
  await page.getByLabel('Achternaam').fill('Demo-Persoon 03');
  await page.getByLabel('Geboortedatum', { exact: true }).fill('1976-04-01');
  await page.getByRole('button', { name: 'Zoek' }).click();
  await page.getByRole('link', { name: /^Open dossier KZ-/ }).click();
  await page.getByRole('button', { name: 'Toon' }).click();
  await expect(page.getByText('Verzonnenstraat 3, Nergenshuizen')).toBeVisible();
  expect(page.url()).toMatch(/\/persons\/[0-9a-f-]{36}$/);
  const kept = await page.evaluate(async () => {
    const stores = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) {
        stores.push(request.url);
        stores.push(await ((await caches.match(request))?.text() ?? ''));
      }
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error(name));
      });
      for (const store of Array.from(db.objectStoreNames)) {
        const reading = db.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => (reading.onsuccess = resolve));
        stores.push(JSON.stringify(reading.result));
      }
      db.close();
    }
    return stores.join('\n');
  });
  for (const canary of ['Demo-Persoon', 'Nergenshuizen', '1976-04-01', '01-04-1976', 'KZ-'])
    expect(kept).not.toContain(canary);
});
