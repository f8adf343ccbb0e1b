import { chromium } from '@playwright/test';
import { browserLaunch } from './browser.ts';
const base = 'http://localhost:8140';
const out = '/tmp/t/shots'; import { mkdirSync } from 'node:fs'; mkdirSync(out, { recursive: true });
const browser = await chromium.launch(await browserLaunch());
const shots = process.argv.slice(2).length ? process.argv.slice(2) : ['coordinator:1440:light', 'coordinator:390:light', 'ministerie:1024:dark', 'aanbieder:1440:dark'];
for (const shot of shots) {
  const [who, width, scheme] = shot.split(':');
  const context = await browser.newContext({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  const page = await context.newPage();
  page.on('console', (m) => { if (m.type() === 'error') console.log(who, m.text()); });
  page.on('pageerror', (e) => console.log(who, String(e)));
  const answer = await context.request.post(base + '/api/v1/sessions', { data: { username: who, password: 'ketenzicht-demo' }, headers: { origin: base } });
  console.log(answer.status());
  await page.goto(base + '/plaatsing-cijfers');
  await page.waitForSelector('.figure-card', { timeout: 15000 }).catch(() => console.log('no card'));
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${out}/${who}-${width}-${scheme}.png`, fullPage: true });
  await context.close();
}
await browser.close();
