import { Api } from './api.js';
import { Product } from './product.js';
import { expect, openBoard, pill, row, test } from './story.js';

const ward = 'FPA Rotterdam, afdeling 3';

test.use({ trouble: true });
test.describe.configure({ mode: 'serial' });

let product: Product;
test.beforeAll(async () => {
  product = await Product.start();
});
test.afterAll(async () => {
  product.thaw();
  await product.stop();
});

test('a frozen server is told of within 12 seconds, and all is right again within 10 seconds after it thaws', async ({
  as,
}) => {
  const nurse = await Api.login(product.url, 'aanbieder');
  await nurse.report(ward, { operational: 16, occupied: 14 });
  const page = await as('aanbieder2', product.url);
  await openBoard(page, ward);
  await expect(row(page, ward)).toContainText('2 plaatsen vrij');
  const free = row(page, ward).locator('.row-free');
  const green = await free.evaluate((number) => getComputedStyle(number).color);

  product.freeze();
  await expect(page.getByRole('alert')).toContainText(
    /Geen verbinding sinds \d\d:\d\d: dit zijn de laatst bekende cijfers/,
    { timeout: 13_000 },
  );
  await expect(page.getByRole('alert').getByRole('link', { name: 'Lijst met telefoonnummers' })).toBeVisible();
  await expect(pill(page)).toHaveAttribute('data-live', 'offline');
  await expect(pill(page)).toContainText(/offline sinds \d\d:\d\d/);
  await expect(free, 'without contact nothing looks fresh').not.toHaveCSS('color', green);

  product.thaw();
  const right = Promise.all([
    expect(pill(page)).toHaveAttribute('data-live', /live|delayed/, { timeout: 10_000 }),
    expect(row(page, ward)).toContainText('4 plaatsen vrij', { timeout: 10_000 }),
    expect(page.getByRole('alert')).toHaveCount(0, { timeout: 10_000 }),
  ]);
  await nurse.report(ward, { operational: 16, occupied: 12 });
  await right;
  await expect(free).toHaveCSS('color', green);
  await nurse.close();
});

test('after a crash and a new start on the same data the open page catches up by itself', async ({ as }) => {
  const page = await as('aanbieder2', product.url);
  await openBoard(page, ward);
  await page.evaluate(() => void (document.body.dataset.sameVisit = 'yes'));

  await product.kill();
  await expect(pill(page)).toHaveAttribute('data-live', /reconnecting|offline/);
  await product.start();
  const nurse = await Api.login(product.url, 'aanbieder');
  await nurse.report(ward, { operational: 16, occupied: 11 });

  await expect(row(page, ward)).toContainText('5 plaatsen vrij', { timeout: 10_000 });
  await expect(pill(page)).toHaveAttribute('data-live', /live|delayed/);
  await expect(page.locator('body')).toHaveAttribute('data-same-visit', 'yes');
  await nurse.close();
});
