import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { demoPassword } from './api.js';
import { letFollow, someDirector, someoneRegistered } from './followed.js';
import { letProofAge } from './people.js';
import { expect, test } from './story.js';

const region = 'arrondissement:AR05';
const letters = () => randomUUID().replaceAll(/[^a-f]/g, '');

const parties = (page: Page) => page.getByRole('region', { name: 'Wie volgt mee' });

test.describe('somebody who falls ill', () => {
  // A file that is closed until one stands in: the browser names that refusal.
  test.use({ trouble: true });
  test('a colleague of the region stands in and plans the next contact; the owner reads who did, asks one more along and lets them go', async ({
    as,
  }) => {
    const nurse = await as('aanbieder');
    await nurse.goto('/');
    const [hers, his, theirs] = ['Ziek', 'Waarnemer', 'Derde'].map((name) => `Demo ${name} ${letters()}`) as [
      string,
      string,
      string,
    ];
    const [owner, standIn, third] = [await someDirector(hers), await someDirector(his), await someDirector(theirs)];
    const { id, reference } = await letFollow(await someoneRegistered(nurse, region), owner, region);

    const colleague = await as(standIn);
    await letProofAge(standIn);
    await colleague.goto(`/following/${id}`);
    await expect(colleague.getByRole('heading', { level: 1, name: reference })).toBeVisible();
    await expect(parties(colleague)).toHaveCount(0);
    await colleague.getByRole('button', { name: 'Neem waar' }).click();
    await colleague.getByRole('radio', { name: 'De eigenaar is er niet' }).check();
    await colleague.getByRole('button', { name: 'Neem waar' }).click();
    const proof = colleague.getByRole('dialog', { name: 'Bent u het zelf?' });
    await proof.getByLabel('Wachtwoord').fill(demoPassword);
    await proof.getByRole('button', { name: 'Bevestigen' }).click();
    await expect(parties(colleague).getByRole('listitem').filter({ hasText: his })).toBeVisible();

    await colleague.getByRole('button', { name: 'Plan contact', exact: true }).click();
    const plan = colleague.getByRole('dialog');
    await plan.getByRole('radio', { name: 'Bezoek' }).check();
    await plan.getByRole('button', { name: 'Opslaan' }).click();
    await expect(plan).toHaveCount(0);

    const back = await as(owner);
    await back.goto('/');
    await back.getByRole('button', { name: 'Berichten: 1 niet gezien' }).click();
    await back.getByRole('link', { name: `Een collega volgt met u mee ${reference}` }).click();
    await expect(back.getByRole('heading', { level: 1, name: reference })).toBeVisible();
    await expect(parties(back).getByRole('listitem').filter({ hasText: his })).toBeVisible();
    await expect(back.getByRole('listitem').filter({ hasText: 'Neemt waar of volgt mee' })).toContainText(his);

    // With the keyboard alone: a few letters, the one who is meant, and the file is theirs as well.
    await parties(back).getByRole('button', { name: 'Vraag iemand mee' }).press('Enter');
    await parties(back).getByLabel('Wie? Naam of organisatie').pressSequentially(theirs.slice(0, 18));
    await expect(parties(back).getByRole('radio', { name: theirs })).toBeVisible();
    await back.keyboard.press('Tab');
    await back.keyboard.press('Space');
    await back.keyboard.press('Enter');
    await expect(parties(back).getByRole('status')).toHaveText(`${theirs} volgt nu mee.`);
    const asked = await as(third);
    await asked.goto('/');
    await asked.getByRole('button', { name: 'Berichten: 1 niet gezien' }).click();
    await asked.getByRole('link', { name: `U bent gevraagd iemand mee te volgen ${reference}` }).click();
    await expect(parties(asked)).toBeVisible();
    await expect(parties(asked).getByRole('button', { name: /^Laat los/ })).toHaveCount(0);

    // A confirm that says what it does; to leave it leaves it.
    const letGo = parties(back).getByRole('button', { name: `Laat los: ${theirs}` });
    await letGo.click();
    const confirm = back.getByRole('dialog', { name: `Volgt ${theirs} niet meer mee?` });
    await confirm.getByRole('button', { name: 'Niet doen' }).click();
    await expect(confirm).toHaveCount(0);
    await expect(letGo).toBeFocused();
    await letGo.click();
    await confirm.getByRole('button', { name: 'Laat los' }).click();
    await expect(parties(back).getByRole('status')).toHaveText(`${theirs} volgt niet meer mee.`);
    await expect(letGo).toHaveCount(0);
    await asked.reload();
    await expect(asked.getByRole('button', { name: 'Neem waar' })).toBeVisible();

    // Whoever stood in goes by themselves, to their own desk.
    await parties(colleague).getByRole('button', { name: 'Stop met meevolgen' }).click();
    await colleague
      .getByRole('dialog', { name: 'Stopt u met meevolgen?' })
      .getByRole('button', { name: 'Stop met meevolgen' })
      .click();
    await expect(colleague).toHaveURL(/\/following(\?|$)/);
    await expect(parties(back).getByText('Nog niemand volgt mee.')).toBeVisible();
  });
});
