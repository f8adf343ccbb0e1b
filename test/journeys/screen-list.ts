import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type { Api } from './api.js';
import { aPerson, logIn, refuseOnce } from './people.js';
import { expect } from './story.js';

/** One screen, and how somebody gets to see it. */
interface Screen {
  name: string;
  /** Whoever sees it; nobody is the login. */
  user: string | null;
  open: (page: Page, api: Api) => Promise<unknown>;
  title: string | RegExp;
  /** Of a dialog, while the page under it is out of reach. */
  level?: 2;
  /** A refusal is part of it, and the browser names it in its console. */
  trouble?: true;
}

const ward = async (api: Api, name: string) => `/wards/${(await api.ward(name)).id}`;
const goTo = (path: string) => (page: Page) => page.goto(path);
const threeDaysAgo = () => new Date(Date.now() - 3 * 86_400_000).toISOString();

async function openSignal(page: Page): Promise<void> {
  await page.goto('/oversight');
  await page.getByRole('link', { name: /^Bekijken: Keek in veel dossiers/ }).click();
}

async function searchLog(page: Page): Promise<void> {
  await page.goto('/oversight/log');
  await page.getByRole('textbox', { name: 'Gebeurtenis' }).fill('session.open');
  await page.getByRole('button', { name: 'Zoeken' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
}

async function openReport(page: Page): Promise<void> {
  await page.goto('/oversight/reports');
  const reports = page.getByRole('link', { name: /^Rapport van/ });
  await reports.last().click();
}

async function findBreach(page: Page): Promise<void> {
  await page.goto('/oversight/breach');
  await page.getByRole('textbox', { name: 'Netwerkadres' }).fill('192.0.2.15');
  await page.getByRole('button', { name: 'Zoeken' }).click();
  await expect(page.getByRole('heading', { name: /personen geraakt/ })).toBeVisible();
}

async function openPlacementFigures(page: Page): Promise<void> {
  await page.goto('/placement-figures');
  await expect(page.getByRole('heading', { name: 'Nee, en waarom' })).toBeVisible();
}

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

async function openCard(page: Page): Promise<void> {
  await page.goto('/inbox');
  await page
    .getByRole('button', { name: /^Bekijk en antwoord/ })
    .last()
    .click();
  await expect(page.getByRole('button', { name: 'Ja, wij nemen op' })).toBeVisible();
}

async function sayNo(page: Page): Promise<void> {
  await openCard(page);
  await page.getByRole('button', { name: 'Nee', exact: true }).click();
  await page.getByLabel('Financiering').check();
  await expect(page.getByText(/Wie betaalt is bij gevaar geen reden/)).toBeVisible();
  // What lies under the bar is in nobody's reach until they scroll, and so no target to be measured.
  await page.evaluate(() => scrollTo(0, 0));
}

async function openEnded(page: Page): Promise<void> {
  await page.goto('/inbox?tab=ended');
  await page
    .getByRole('button', { name: /^Bekijk/ })
    .first()
    .click();
  await expect(page.getByText('Hoort thuis in')).toBeVisible();
}

async function searchPlace(page: Page): Promise<void> {
  await page.goto('/places/new');
  await page.getByRole('radio', { name: 'Niveau 2 laag' }).check({ force: true });
  await page.getByRole('checkbox', { name: 'Psychiatrie' }).check({ force: true });
  await page.getByRole('radio', { name: '25–39' }).check({ force: true });
  await page.getByRole('combobox', { name: 'Regio' }).selectOption({ index: 1 });
  await expect(page.getByRole('heading', { name: /opnemen$/ })).toBeVisible();
  await page.getByText('Verfijnen').click();
  await page.locator('.candidate-why > summary:visible').first().click();
  await page.getByText('passen niet').click();
  // Nothing lies half under the bar that stays in sight.
  await page.evaluate(() => scrollTo(0, 0));
}

async function askPlace(page: Page): Promise<void> {
  await page.goto('/places');
  await page.getByRole('article').filter({ hasText: 'een afdeling vragen' }).getByRole('link').first().click();
  await page
    .getByRole('button', { name: /^Vraag|^Houd/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function openRequest(page: Page): Promise<void> {
  await page.goto('/places');
  const waits = page.getByRole('article').filter({ hasText: 'antwoord van de afdeling' });
  await waits.filter({ hasText: 'klopt niet met het cijfer' }).getByRole('link').first().click();
  await page
    .getByRole('button', { name: /^Antwoord noteren/ })
    .first()
    .click();
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
  await page.getByRole('radio', { name: /^Demo bestuurlijk adviseur/ }).check({ force: true });
}

async function closeCase(page: Page, api: Api): Promise<void> {
  await page.goto(`/cases/${await aCase(api)}`);
  await page.getByRole('button', { name: 'Afronden' }).click();
}

async function askQuestion(page: Page): Promise<void> {
  await page.goto('/cases/new?kind=question');
  await page.getByText('Meer vertellen').click();
}

export const screens: Screen[] = [
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
  { name: 'requests for a place', user: 'verwijzer', open: goTo('/places'), title: 'Voor wie zoekt u plek?' },
  { name: 'searching a place', user: 'verwijzer', open: searchPlace, title: 'Waar is nu plek?' },
  { name: 'asking for a place', user: 'verwijzer', open: askPlace, title: /vragen$|^Vragen/, level: 2 },
  { name: 'a request for a place', user: 'verwijzer', open: openRequest, title: /^AV-/ },
  { name: 'the desk', user: 'coordinator', open: openDesk, title: 'Wat loopt vast?' },
  { name: 'a case', user: 'regisseur', open: openCase, title: /klem/ },
  { name: 'asking somebody along with a case', user: 'regisseur', open: askAlong, title: /klem/ },
  { name: 'closing a case', user: 'regisseur', open: closeCase, title: 'Hoe is het afgelopen?', level: 2 },
  { name: 'bringing a question', user: 'verwijzer', open: askQuestion, title: 'Wat loopt vast?' },
  { name: 'login', user: null, open: goTo('/login'), title: 'Wie bent u?' },
  { name: 'oversight', user: 'privacy', open: goTo('/oversight'), title: 'Wat vraagt uw aandacht?' },
  { name: 'a signal of the log', user: 'privacy', open: openSignal, title: 'Keek in veel dossiers in korte tijd' },
  { name: 'the log', user: 'privacy', open: searchLog, title: 'Wie keek waar?' },
  { name: 'figures of the log', user: 'privacy', open: goTo('/oversight/figures'), title: 'Hoeveel werd er gekeken?' },
  { name: 'extract of the log', user: 'privacy', open: goTo('/oversight/extract'), title: 'Wie keek in dit dossier?' },
  { name: 'monthly reports', user: 'privacy', open: goTo('/oversight/reports'), title: /^Welke maand/ },
  { name: 'a monthly report', user: 'privacy', open: openReport, title: /^Rapport over/ },
  { name: 'breach', user: 'privacy', open: findBreach, title: 'Wie raakt dit datalek?' },
  { name: 'signals', user: 'coordinator', open: replaySignals, title: 'Waar is nu geen plek?' },
  {
    name: 'placement in figures',
    user: 'coordinator',
    open: openPlacementFigures,
    title: 'Hoe snel is er een plek?',
  },
  {
    name: 'placement in figures, own wards first',
    user: 'aanbieder',
    open: openPlacementFigures,
    title: 'Hoe snel is er een plek?',
  },
  {
    name: 'placement in figures, from outside',
    user: 'ministerie',
    open: openPlacementFigures,
    title: 'Hoe snel is er een plek?',
  },
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
  { name: 'board', user: 'aanbieder', open: goTo('/'), title: 'Waar is nu plek?' },
  { name: 'inbox', user: 'aanbieder', open: openCard, title: 'Wie vraagt u om een plek?' },
  { name: 'saying no', user: 'aanbieder', open: sayNo, title: 'Wie vraagt u om een plek?' },
  { name: 'what was answered', user: 'aanbieder', open: openEnded, title: 'Wie vraagt u om een plek?' },
  {
    name: 'board where nothing matches',
    user: 'aanbieder',
    open: goTo('/?region=arrondissement:AR04&setting=FPC&level=3'),
    title: 'Waar is nu plek?',
  },
  {
    name: 'board of another register',
    user: 'coordinator',
    open: goTo('/?register=rki-intensivregister'),
    title: 'Waar is nu plek?',
  },
  {
    name: 'board of three days ago',
    user: 'aanbieder',
    open: (page) => page.goto(`/?asOf=${threeDaysAgo()}`),
    title: 'Waar was toen plek?',
  },
  { name: 'board on the wall', user: 'verwijzer', open: goTo('/?wall=1'), title: 'Waar is nu plek?' },
  {
    name: 'ward',
    user: 'aanbieder',
    open: async (page, api) => page.goto(await ward(api, 'FPA Utrecht, afdeling 4')),
    title: 'FPA Utrecht, afdeling 4',
  },
  {
    name: 'ward that never reported',
    user: 'verwijzer',
    open: async (page, api) => page.goto(await ward(api, 'Van der Hoeven Kliniek, afdeling 7')),
    title: /Van der Hoeven/,
  },
  {
    name: 'entry',
    user: 'aanbieder',
    open: async (page, api) => page.goto(`${await ward(api, 'FPA Den Haag, afdeling 6')}/entry`),
    title: 'FPA Den Haag, afdeling 6',
  },
  { name: 'entry with all unfolded', user: 'aanbieder', open: openAllOfEntry, title: 'FPA Den Haag, afdeling 7' },
  { name: 'entry saved', user: 'aanbieder', open: saveEntry, title: /Bevestigd/ },
  {
    name: 'entry of a foreign ward',
    user: 'aanbieder2',
    open: async (page, api) => page.goto(`${await ward(api, 'FPA Den Haag, afdeling 6')}/entry`),
    title: /niet bijwerken/,
  },
  { name: 'own wards', user: 'aanbieder', open: goTo('/mine'), title: 'Welke afdeling wacht op u?' },
  { name: 'list for without network', user: 'aanbieder', open: goTo('/print'), title: /^Laatst bekende plaatsen/ },
  { name: 'account', user: 'aanbieder', open: openAccount, title: 'Mijn account' },
  { name: 'choosing a second step', user: null, open: (page) => choose(page), title: 'Stel uw tweede stap in' },
  { name: 'authenticator app', user: null, open: openApp, title: 'Stel uw tweede stap in' },
  { name: 'recovery codes', user: null, open: (page) => enrol(page), title: 'Stel uw tweede stap in' },
  { name: 'second step', user: null, open: openSecondStep, title: 'Nog één stap' },
  { name: 'end of a session', user: 'verwijzer', open: openEnding, title: 'Bent u er nog?', level: 2 },
  { name: 'proof of identity', user: 'verwijzer', open: openProof, title: 'Bent u het zelf?', level: 2, trouble: true },
  { name: 'search for a person', user: 'aanbieder', open: findDemoPerson, title: 'Wie zoekt u?' },
  { name: 'register a person', user: 'aanbieder', open: registerKnown, title: 'Wie wilt u registreren?' },
  { name: 'file of a person', user: 'aanbieder', open: openFile, title: /^Dossier KZ-/ },
  { name: 'emergency access', user: 'regisseur', open: openEmergency, title: 'Dit dossier is gesloten voor u' },
  { name: 'notices', user: 'privacy', open: goTo('/notices'), title: 'Wat moet u weten?' },
  { name: 'requests of persons', user: 'privacy', open: goTo('/privacy'), title: /^Wie vroeg iets/ },
  { name: 'terms of keeping', user: 'privacy', open: dryRun, title: 'Wat bewaren wij, en hoe lang?' },
  { name: 'register of processing', user: 'privacy', open: openRegister, title: 'Waarvoor gebruiken wij gegevens?' },
  { name: 'figures', user: 'ministerie', open: goTo('/figures'), title: 'Hoeveel mensen worden gevolgd?' },
  { name: 'people', user: 'organisatiebeheer', open: openPerson, title: 'Wie heeft welke rechten?' },
  { name: 'people of the country', user: 'beheer', open: openInvite, title: 'Wie heeft welke rechten?' },
  { name: 'proposals', user: 'coordinator', open: goTo('/administration/wards'), title: /^Wat verandert/ },
  { name: 'machines', user: 'organisatiebeheer', open: openMachines, title: 'Welke systemen melden mee?' },
  { name: 'review of rights', user: 'beheer', open: goTo('/administration/reviews'), title: 'Kloppen de rechten nog?' },
  {
    name: 'change of a ward',
    user: 'aanbieder',
    open: async (page, api) => page.goto(`${await ward(api, 'FPA Den Haag, afdeling 6')}/change`),
    title: 'Wat klopt er niet meer?',
  },
  {
    name: 'new ward',
    user: 'organisatiebeheer',
    open: goTo('/administration/new-ward'),
    title: /^Welke afdeling komt/,
  },
  { name: 'vraagbaak', user: 'verwijzer', open: searchHelp, title: 'Wat wilt u weten?' },
  { name: 'vraagbaak without an answer', user: 'aanbieder', open: searchInVain, title: 'Wat wilt u weten?' },
  { name: 'article', user: 'verwijzer', open: openArticle, title: 'Hoe lang duurt een crisismaatregel?' },
  { name: 'new article', user: 'coordinator', open: goTo('/help/new'), title: 'Wat moet iedereen weten?' },
  { name: 'change of an article', user: 'regisseur', open: changeArticle, title: 'Wat klopt er niet meer?' },
  { name: 'not found', user: 'aanbieder', open: goTo('/bestaat-niet'), title: 'Deze pagina bestaat niet' },
];

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

async function dryRun(page: Page): Promise<void> {
  await page.goto('/privacy/retention');
  await page.getByRole('button', { name: 'Proefronde' }).click();
  await expect(page.getByText(/Er is niets weggehaald/)).toBeVisible();
  await page.getByRole('button', { name: 'Wijzigen: Meldingen van noodtoegang' }).click();
}

async function openRegister(page: Page): Promise<void> {
  await page.goto('/privacy/register');
  await page.getByText('Personen in de keten').click();
}

async function openPerson(page: Page): Promise<void> {
  await page.goto('/administration/people');
  await page.getByRole('button', { name: 'Rechten van Demo verpleegkundige Fivoor wijzigen' }).click();
}

async function openInvite(page: Page): Promise<void> {
  await page.goto('/administration/people');
  await page.getByRole('button', { name: 'Iemand uitnodigen' }).click();
}

async function openMachines(page: Page): Promise<void> {
  await page.goto('/administration/machines');
  await page.getByRole('button', { name: 'Koppeling toevoegen' }).click();
}

async function openAllOfEntry(page: Page, api: Api): Promise<void> {
  await page.goto(`${await ward(api, 'FPA Den Haag, afdeling 7')}/entry`);
  await expect(page.getByRole('button', { name: 'Niets veranderd' })).toBeVisible();
  for (const fold of await page.locator('form details').all())
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
  await page.getByRole('button', { name: 'Reden kiezen: personeel' }).click();
  await page.getByRole('checkbox', { name: 'De afdeling neemt nu niemand op' }).check();
  await page.getByRole('checkbox', { name: 'Dit ging over een eerder moment' }).check();
}

async function findDemoPerson(page: Page): Promise<void> {
  await page.goto('/persons');
  await page.getByRole('radio', { name: 'naam en geboortedatum' }).check();
  await page.getByLabel('Achternaam').fill('Demo-Persoon 03');
  await page.getByLabel('Geboortedatum', { exact: true }).fill('1976-04-01');
  await page.getByRole('button', { name: 'Zoek' }).click();
  await expect(page.getByRole('link', { name: /^Open dossier KZ-/ })).toBeVisible();
}

async function openFile(page: Page): Promise<void> {
  await findDemoPerson(page);
  await page.getByRole('link', { name: /^Open dossier KZ-/ }).click();
  await page.getByRole('button', { name: 'Toon' }).click();
  await page.getByRole('button', { name: 'Corrigeer' }).click();
  await page.getByRole('button', { name: 'Laat iemand toe' }).click();
  await expect(page.getByLabel('Wie?')).toBeVisible();
}

async function registerKnown(page: Page): Promise<void> {
  await page.goto('/persons/new');
  await page.getByLabel('Achternaam').fill('Demo-Persoon 15');
  await page.getByLabel('Geboortedatum', { exact: true }).fill('1970-04-01');
}

async function openEmergency(page: Page): Promise<void> {
  await page.goto('/persons');
  await page.getByRole('radio', { name: 'naam en geboortedatum' }).check();
  await page.getByLabel('Achternaam').fill('Demo-Persoon 09');
  await page.getByLabel('Geboortedatum', { exact: true }).fill('1973-10-01');
  await page.getByRole('button', { name: 'Zoek' }).click();
  await page.getByRole('link', { name: /^Open dossier KZ-/ }).click();
  await page.getByRole('button', { name: 'Noodtoegang' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function saveEntry(page: Page, api: Api): Promise<void> {
  await page.goto(`${await ward(api, 'FPA Den Haag, afdeling 8')}/entry`);
  await page.getByRole('button', { name: 'Niets veranderd' }).click();
}

async function openAccount(page: Page): Promise<void> {
  await page.goto('/account');
  await expect(page.getByText('deze sessie')).toBeVisible();
}

async function choose(page: Page): Promise<string> {
  const username = await aPerson('verwijzer');
  await page.goto('/login');
  await logIn(page, username);
  await expect(page.getByRole('button', { name: /Authenticator-app/ })).toBeVisible();
  return username;
}

async function openApp(page: Page): Promise<string> {
  const username = await choose(page);
  await page.getByRole('button', { name: /Authenticator-app/ }).click();
  await expect(page.getByRole('img', { name: /QR-code/ })).toBeVisible();
  return username;
}

async function enrol(page: Page): Promise<string> {
  const username = await openApp(page);
  const secret = Secret.fromBase32((await page.locator('code').innerText()).replaceAll(' ', ''));
  await page.getByLabel('Vul daarna de code in').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Toevoegen' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(10);
  return username;
}

async function openSecondStep(page: Page): Promise<void> {
  const username = await enrol(page);
  await page.context().clearCookies();
  await page.goto('/login');
  await logIn(page, username);
}

async function openEnding(page: Page): Promise<void> {
  const expiresAt = new Date(Date.now() + 110_000).toISOString();
  await page.route('**/api/v1/sessions/current', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), expiresAt } });
  });
  await page.goto('/');
}

async function openProof(page: Page): Promise<void> {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Een manier toevoegen' }).click();
  await page.route('**/api/v1/factors', refuseOnce());
  await page.getByRole('button', { name: /Authenticator-app/ }).click();
}
