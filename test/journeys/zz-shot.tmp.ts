import { chromium } from '@playwright/test';
import { browserLaunch } from './browser.ts';
const base = 'http://localhost:8470';
const browser = await chromium.launch(await browserLaunch());
const shots: [string, string, number, number, string, string][] = [
  ['ministerie', '/programme', 1440, 1000, 'light', 'prog-min'],
  ['regisseur', '/programme', 1024, 900, 'dark', 'prog-reg'],
  ['regisseur', '/programme', 390, 844, 'light', 'prog-phone'],
  ['ministerie', '/following-figures', 1440, 1000, 'light', 'fig-min'],
  ['regisseur', '/following-figures', 390, 844, 'dark', 'fig-phone'],
];
for (const [user, path, width, height, colorScheme, name] of shots) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: colorScheme as 'light', locale: 'nl-NL' });
  const page = await context.newPage();
  page.on('console', (m) => console.log(name, m.type(), m.text()));
  const answer = await context.request.post(`${base}/api/v1/sessions`, { data: { username: user, password: 'ketenzicht-demo' }, headers: { origin: base } });
  console.log(name, answer.status());
  await page.goto(base + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(1500);
  if (path === '/programme') await page.locator('details summary').nth(3).click();
  if (name === 'prog-reg') { await page.getByRole('button', { name: /Bijwerken/ }).first().click(); await page.waitForTimeout(300); }
  await page.screenshot({ path: `/tmp/f6/${name}.png`, fullPage: true });
  await context.close();
}
await browser.close();
