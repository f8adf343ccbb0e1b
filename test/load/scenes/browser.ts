import { chromium, type Page } from '@playwright/test';
import { browserLaunch } from '../../journeys/browser.ts';
import { sleep } from '../clock.ts';
import { ForeignLoad, quietMoment } from '../processes.ts';
import { percentile } from '../samples.ts';
import { Writers } from '../writers.ts';
import type { Stage } from './stage.ts';

const perSecond = 1_000;

interface Seen {
  frames: number;
  millis: number;
  longTasks: number[];
}

/** Row 21: the real board of 5,000 wards in a real browser, fed by the real server with a thousand reports a second. */
export async function browserRound(stage: Stage): Promise<void> {
  const { product, register, samples, sizes, say } = stage;
  const browser = await chromium.launch({ ...(await browserLaunch()), headless: true });
  try {
    const url = `http://127.0.0.1:${product.port}`;
    const context = await browser.newContext({
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
      viewport: { width: 1440, height: 900 },
    });
    await context.addCookies([{ name: 'ketenzicht_session', value: register.screens[0] ?? '', url }]);
    const page = await context.newPage();
    await page.goto('about:blank');
    await quietMoment(sizes.quick ? 1_000 : 15_000);
    const empty = await watch(page, sizes.seconds * 1e3);
    await page.goto(url);
    await page.locator('[data-unit]').first().waitFor({ timeout: 30_000 });
    await sleep(3_000); // what a page does once

    const people = new Writers(product.port, register.wards, 64);
    const load = new ForeignLoad();
    const [busy, written] = await Promise.all([
      watch(page, sizes.seconds * 2e3),
      people.arrive(perSecond, sizes.seconds * 2),
    ]);
    samples.add('browser foreign', load.percent());
    people.close();
    await mustShow(page, new Map(register.wards.map(({ id, version }) => [id, version])));

    samples.add('empty page frames', empty.frames / (empty.millis / 1e3));
    samples.add('board frames', busy.frames / (busy.millis / 1e3));
    samples.add('board long task p99', percentile(longestPerFrame(busy), 0.99));
    say(
      `browser: ${samples.median('board frames').value.toFixed(0)} frames/s (empty page ${samples.median('empty page frames').value.toFixed(0)}), ${busy.longTasks.length} long tasks, ${written.length} reports`,
    );
  } finally {
    await browser.close();
  }
}

const watch = (page: Page, millis: number): Promise<Seen> =>
  page.evaluate(
    (duration) =>
      new Promise<Seen>((resolve) => {
        const longTasks: number[] = [];
        const observer = new PerformanceObserver((list) =>
          longTasks.push(...list.getEntries().map((entry) => entry.duration)),
        );
        observer.observe({ entryTypes: ['longtask'] });
        const started = performance.now();
        let frames = 0;
        const frame = () => {
          frames++;
          const passed = performance.now() - started;
          if (passed < duration) return void requestAnimationFrame(frame);
          observer.disconnect();
          resolve({ frames, millis: passed, longTasks });
        };
        requestAnimationFrame(frame);
      }),
    millis,
  );

/** Browsers tell of tasks over 50 ms only; a frame without one counts as nothing. */
const longestPerFrame = ({ frames, longTasks }: Seen): number[] => [
  ...longTasks,
  ...Array.from({ length: Math.max(0, frames - longTasks.length) }, () => 0),
];

/** A board that keeps its frames by showing old figures would be worthless. */
async function mustShow(page: Page, versions: ReadonlyMap<string, number>): Promise<void> {
  await sleep(1_000);
  const shown = await page
    .locator('[data-unit]')
    .evaluateAll((rows) =>
      rows.map((row) => [row.getAttribute('data-unit') ?? '', Number(row.getAttribute('data-version'))] as const),
    );
  const old = shown.filter(([unit, version]) => versions.get(unit) !== version);
  if (shown.length === 0 || old.length > 0)
    throw new Error(`${old.length} of ${shown.length} rows on screen do not show the newest figure`);
}
