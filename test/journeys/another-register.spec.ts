import { expect, openBoard, test } from './story.js';

test('another register is unknown at first, not empty, and is followed live as well', async ({ as, api }) => {
  const page = await as('coordinator');
  await openBoard(page);
  await page.getByRole('combobox', { name: 'Register' }).selectOption('rki-intensivregister');
  await expect(page).toHaveURL(/register=rki-intensivregister/);
  await expect(page.getByText('Bron: Robert Koch-Institut, Intensivregister, CC BY 4.0')).toBeVisible();

  const figures = page.locator('.board-totals');
  await expect(figures).toContainText('–vrij en actueel');
  await expect(figures).toContainText('0 van 16afdelingen actueel');
  const wards = page.locator('article[data-unit]');
  await expect(wards).toHaveCount(16);
  await expect(wards.filter({ hasText: 'nog nooit gemeld' })).toHaveCount(16);
  await expect(page.locator('[data-free]:not([data-free=""])')).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: 'Bayern' })).toContainText('–0/1');

  const machine = await api('feed');
  const [area] = (await machine.board()).units;
  await machine.report(area?.name ?? '', { operational: 20, occupied: 13 });
  await expect(figures).toContainText('1 van 16afdelingen actueel');
  await expect(figures).toContainText('7vrij en actueel');
  await expect(wards.filter({ hasText: 'nog nooit gemeld' })).toHaveCount(15);

  await page.getByRole('combobox', { name: 'Register' }).selectOption('nl');
  await expect(figures).toContainText('van 210');
});
