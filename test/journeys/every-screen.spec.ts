import AxeBuilder from '@axe-core/playwright';
import { screens } from './screen-list/index.js';
import { addStyle, expect, listen, test } from './story.js';

const widths = [390, 1024, 1440];
/** The same markup again and again: of these the first are looked at. */
const repeated = ['.printed section:nth-of-type(n+3)', '.board-list > li:nth-child(n+25)'];
const level = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

for (const screen of screens)
  test.describe(() => {
    test.use({ trouble: screen.trouble ?? false });
    test(`${screen.name}: in the way of nobody, on a phone, a tablet and a desk, by day and by night`, async ({
      page,
      as,
      api,
    }) => {
      const complaints: string[] = [];
      const shown = screen.user === null ? page : await as(screen.user);
      listen(shown, complaints);
      await screen.open(shown, await api(screen.user ?? 'aanbieder'));
      await expect(shown.getByRole('heading', { level: screen.level ?? 1, name: screen.title })).toBeVisible();
      for (const width of widths) {
        await shown.setViewportSize({ width, height: 900 });
        const overflow = await shown.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `at ${width} pixels nothing runs off sideways`).toBeLessThanOrEqual(0);
      }
      await addStyle(shown, `${repeated.join()} { display: none }`);
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of widths) {
          // Without transitions: a colour measured halfway is nobody's colour.
          await shown.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await shown.setViewportSize({ width, height: 900 });
          // What happens to lie half under the bar that stays in sight is not too small.
          await shown.evaluate(() => scrollTo(0, 0));
          const { violations } = await new AxeBuilder({ page: shown }).withTags(level).analyze();
          const found = violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
          );
          expect(found, `${colorScheme} at ${width} pixels`).toEqual([]);
        }
      if (!screen.trouble) expect(complaints).toEqual([]);
    });
  });
