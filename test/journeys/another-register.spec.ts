import { expect, openBoard, test } from './story.js';

test('a register that nobody has reported to is unknown, not empty', async ({ as }) => {
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

  await page.getByRole('combobox', { name: 'Register' }).selectOption('nl');
  await expect(figures).toContainText('van 300');
});
