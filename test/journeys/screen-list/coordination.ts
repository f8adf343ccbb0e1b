import type { Page } from '@playwright/test';
import type { Api } from '../api.js';
import { expect } from '../story.js';
import { goTo, type Screen } from './screen.js';

export const coordinationScreens: Screen[] = [
  { name: 'the desk', user: 'coordinator', open: openDesk, title: 'Wat loopt vast?' },
  { name: 'a case', user: 'regisseur', open: openCase, title: /klem/ },
  { name: 'asking somebody along with a case', user: 'regisseur', open: askAlong, title: /klem/ },
  { name: 'closing a case', user: 'regisseur', open: closeCase, title: 'Hoe is het afgelopen?', level: 2 },
  { name: 'bringing a question', user: 'verwijzer', open: askQuestion, title: 'Wat loopt vast?' },
  { name: 'signals', user: 'coordinator', open: replaySignals, title: 'Waar is nu geen plek?' },
  {
    name: 'the coordination point in figures',
    user: 'coordinator',
    open: openCoordinationFigures,
    title: 'Hoe snel lossen we het op?',
  },
  {
    name: 'the coordination point in figures, from outside',
    user: 'ministerie',
    open: goTo('/coordination-figures'),
    title: 'Hoe snel lossen we het op?',
  },
  {
    name: 'What I am told',
    user: 'coordinator',
    open: goTo('/messages-settings'),
    title: 'Waarover wilt u bericht?',
  },
  {
    name: 'Systems that are told',
    user: 'organisatiebeheer',
    open: goTo('/administration/webhooks'),
    title: 'Welke systemen krijgen bericht?',
  },
  { name: 'vraagbaak', user: 'verwijzer', open: searchHelp, title: 'Wat wilt u weten?' },
  { name: 'vraagbaak without an answer', user: 'aanbieder', open: searchInVain, title: 'Wat wilt u weten?' },
  { name: 'article', user: 'verwijzer', open: openArticle, title: 'Hoe lang duurt een crisismaatregel?' },
  { name: 'new article', user: 'coordinator', open: goTo('/help/new'), title: 'Wat moet iedereen weten?' },
  { name: 'change of an article', user: 'regisseur', open: changeArticle, title: 'Wat klopt er niet meer?' },
];

/** Somebody who waits beyond every norm is on it by itself. */
async function replaySignals(page: Page, api: Api): Promise<void> {
  await api.wait(
    'FPA Utrecht, afdeling 1',
    { title: 'tbsDwangverpleging', payer: 'wfz', urgency: 'regular' },
    '2020-01-01',
  );
  await expect(async () => {
    await page.goto('/signals');
    await expect(page.getByText('tbs-passant').first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Wat had dit gemeld?' }).click();
  await expect(page.getByText(/^Dit had \d+ keer iets gemeld/)).toBeVisible();
}

async function openCoordinationFigures(page: Page): Promise<void> {
  await page.goto('/coordination-figures');
  await expect(page.getByRole('heading', { name: 'Per regio' })).toBeVisible();
}

/** One that is there whatever the others do. */
const aCase = async (api: Api): Promise<string> =>
  (
    await api.bring({
      kind: 'casus',
      title: 'Iemand zit klem tussen twee wetten',
      urgency: 'crisis',
      regionId: 'arrondissement:AR04',
      securityLevel: '2-hoog',
      summary: 'Drie aanbieders zeggen nee, elk om een andere reden.',
    })
  ).case.id;

async function openDesk(page: Page): Promise<void> {
  await page.goto('/desk');
  await expect(page.getByRole('list', { name: /^De ladder/ })).toBeVisible();
}

async function openCase(page: Page, api: Api): Promise<void> {
  await page.goto(`/cases/${await aCase(api)}`);
  await page.getByRole('button', { name: 'Taak toevoegen' }).click();
  await page.getByLabel('Wie doet het?').selectOption('iemand anders');
}

async function askAlong(page: Page, api: Api): Promise<void> {
  await page.goto(`/cases/${await aCase(api)}`);
  await page.getByRole('button', { name: 'Iemand erbij vragen' }).click();
  await page.getByLabel('Wie? Naam of organisatie').pressSequentially('demo');
  await page.getByRole('radio', { name: /^Demo bestuurlijk adviseur/ }).check();
}

async function closeCase(page: Page, api: Api): Promise<void> {
  await page.goto(`/cases/${await aCase(api)}`);
  await page.getByRole('button', { name: 'Afronden' }).click();
}

async function askQuestion(page: Page): Promise<void> {
  await page.goto('/cases/new?kind=question');
  await page.getByText('Meer vertellen').click();
}

async function searchHelp(page: Page): Promise<void> {
  await page.goto('/help');
  await page.getByRole('searchbox').fill('vervoer crisismaatregel weekend');
  await expect(page.getByRole('heading', { name: /gevonden$/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Eerder beantwoord' })).toBeVisible();
}

async function searchInVain(page: Page): Promise<void> {
  await page.goto('/help');
  await page.getByRole('searchbox').fill('qqqqzzzz');
  await expect(page.getByRole('link', { name: 'Stel uw vraag aan het coördinatiepunt' })).toBeVisible();
}

async function openArticle(page: Page): Promise<void> {
  await page.goto('/help');
  await page.getByRole('link', { name: 'Hoe lang duurt een crisismaatregel?' }).click();
  await expect(page.getByRole('heading', { name: 'Heeft dit u geholpen?' })).toBeVisible();
}

async function changeArticle(page: Page): Promise<void> {
  await openArticle(page);
  await page.getByRole('button', { name: 'Wijzigen' }).click();
}
