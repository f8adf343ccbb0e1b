import type { Page } from '@playwright/test';
import { Api } from '../api.js';
import { movesOf, propose } from '../chains.js';
import { goTo, type Screen } from './screen.js';

const ward = 'FPA Den Haag, afdeling 8';
const steps = '/chain-steps';
/** One for all these screens: somebody stands in one chain only. */
let proposed: Promise<string> | undefined;

async function aChain(page: Page, nurse: Api): Promise<string> {
  await page.goto(steps);
  const { origin } = new URL(page.url());
  const keeper = await Api.login(origin, 'aanbieder2');
  const referrer = await Api.login(origin, 'verwijzer');
  const coordinator = await Api.login(origin, 'coordinator');
  const { moves } = await movesOf({ nurse, keeper, referrer, ward });
  const { chain } = await propose(coordinator, moves);
  for (const one of [keeper, referrer, coordinator]) await one.close();
  return `/chains/${chain.id}`;
}

const open = async (page: Page, api: Api): Promise<void> => {
  const nurse = await Api.login(new URL((await page.goto(steps), page.url())).origin, 'aanbieder');
  proposed ??= aChain(page, nurse);
  await page.goto(await proposed);
  await nurse.close();
  await page.getByRole('article', { name: 'Stap 1' }).waitFor();
  void api;
};

export const chainProposalScreens: Screen[] = [
  { name: 'chains under way', user: 'coordinator', open: goTo(steps), title: 'Welke keten wacht op u?' },
  { name: 'a chain that asks for a yes', user: 'aanbieder', open, title: 'Zegt iedereen ja?' },
  { name: 'a chain, for the coordination point', user: 'coordinator', open, title: 'Zegt iedereen ja?' },
  { name: 'a no to a step of a chain', user: 'aanbieder', open: openNo, title: 'Waarom niet?', level: 2 },
];

async function openNo(page: Page, api: Api): Promise<void> {
  await open(page, api);
  await page.getByRole('button', { name: 'Nee', exact: true }).click();
}
