import type { Page } from '@playwright/test';
import { letFollow, someDirector, someoneRegistered, takesPart } from './followed.js';
import { expect, test } from './story.js';

const region = 'arrondissement:AR05';

test.describe('a plan that changed meanwhile', () => {
  // The server says no to the second one; that is what this is about.
  test.use({ trouble: true });
  test('two write a new plan for one person: the second hears of the first, keeps the words, and decides again', async ({
    as,
  }) => {
    const nurse = await as('aanbieder');
    await nurse.goto('/');
    const [hers, his] = [await someDirector(), await someDirector()];
    const { id } = await letFollow(await someoneRegistered(nurse, region), hers, region);
    await takesPart(id, his);
    const [one, two] = [await as(hers), await as(his)];
    const writes = async (page: Page, words: string) => {
      await page.goto(`/following/${id}`);
      await page.getByRole('button', { name: 'Wijzig het plan' }).click();
      await page.getByLabel('Afgesproken met').fill('Gemeente');
      await page.getByRole('textbox', { name: 'Levensloopplan' }).fill(words);
    };
    await writes(two, 'Eerst een vaste woonplek.');
    await writes(one, 'Elke week langs.');
    await one.getByRole('button', { name: 'Bewaar het plan' }).click();

    // Theirs shows behind the form of the other, who goes on typing where they were.
    await expect(two.getByText('Elke week langs.', { exact: true })).toBeVisible();
    const form = two.locator('.following-form');
    await expect(form.getByRole('textbox', { name: 'Levensloopplan' })).toBeFocused();
    await form.getByRole('button', { name: 'Bewaar het plan' }).click();
    await expect(form.getByText(/^Iemand anders wijzigde dit zojuist/)).toBeVisible();
    await expect(form.getByRole('textbox', { name: 'Levensloopplan' })).toHaveValue('Eerst een vaste woonplek.');
    await expect(two.getByText('Elke week langs.', { exact: true })).toBeVisible();

    await form.getByRole('textbox', { name: 'Levensloopplan' }).fill('Elke week langs, en eerst een vaste woonplek.');
    await form.getByRole('button', { name: 'Bewaar het plan' }).click();
    await expect(form).toHaveCount(0);
    await expect(one.getByText('Elke week langs, en eerst een vaste woonplek.')).toBeVisible();
  });
});
