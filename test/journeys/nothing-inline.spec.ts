import type { Page } from '@playwright/test';
import { expect, test } from './story.js';

const violations = (page: Page) => page.evaluate(() => (globalThis as unknown as { violated: string[] }).violated);

/** Every breach of the page's own policy, from before the first script runs. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const violated: string[] = [];
    Object.assign(globalThis, { violated });
    document.addEventListener('securitypolicyviolation', (event) =>
      violated.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    );
  });

test('SEC-75: no page needs anything inline', async ({ as, api }) => {
  const page = await as('aanbieder');
  await watch(page);
  const ward = (await (await api('aanbieder')).ward('FPA Utrecht, afdeling 4')).id;
  for (const address of ['/', '/?wall=1', `/wards/${ward}`, `/wards/${ward}/entry`, '/my-wards', '/no-such-page']) {
    const answer = await page.goto(address);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect([address, policy]).toEqual([address, expect.stringContaining("default-src 'none'")]);
    expect(policy).not.toMatch(/unsafe|\*|data:|ws:|http/);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.mouse.wheel(0, 2_000);
    expect([address, await violations(page)]).toEqual([address, []]);
  }
});

test.describe('a breach', () => {
  test.use({ trouble: true });

  test('SEC-75: would be noticed, and does nothing', async ({ as }) => {
    const page = await as('verwijzer');
    await watch(page);
    await page.goto('/');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.reached = true';
      document.body.append(script);
      const styled = document.createElement('p');
      styled.setAttribute('style', 'color: red');
      document.body.append(styled);
    });
    await expect.poll(() => violations(page)).toHaveLength(2);
    expect(await page.evaluate(() => 'reached' in globalThis)).toBe(false);
  });
});
