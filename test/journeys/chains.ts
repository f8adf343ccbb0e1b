import { randomUUID } from 'node:crypto';
import { addLocalDays } from '@ketenzicht/shared/kernel';
import type { ChainFile, DwellingFile, ProposeInput, WaitFile } from '@ketenzicht/shared/stepdown';
import type { Page } from '@playwright/test';
import type { Api } from './api.js';
import { dutchDay } from './dutch-day.js';
import { expect } from './story.js';

/** As somebody's own browser would ask it. */
export async function post<T>(page: Page, path: string, data: object): Promise<T> {
  const { origin } = new URL(page.url());
  const headers = { origin, 'idempotency-key': randomUUID() };
  const answer = await page.request.post(`${origin}/api/v1${path}`, { data, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as T;
}

/** Of another organisation than the ward, free today; invented. */
export const aDwelling = (page: Page, regionId: string): Promise<DwellingFile> =>
  post(page, '/dwellings', {
    regionId,
    municipality: 'Voorbeeldstad',
    neighbourhood: null,
    kind: 'apartment',
    rentCents: 65_000,
    landlord: 'Woonstichting Voorbeeld',
    accessible: false,
    availableFrom: dutchDay(),
    offeredUntil: addLocalDays(dutchDay(), 60),
    conditions: [],
    conditionText: null,
    nearby: [],
    forms: [],
  });

export const aReadyPerson = (page: Page, unitId: string, regionId: string): Promise<WaitFile> =>
  post(page, '/waits', {
    unitId,
    admittedOn: addLocalDays(dutchDay(), -300),
    readySince: addLocalDays(dutchDay(), -40),
    waitsFor: 'dwelling',
    actsBy: 'housingCorporation',
    payer: 'wfz',
    toward: { ageBand: '25-39', regionId, payer: 'zvw' },
  });

export interface Parts {
  nurse: Page;
  keeper: Page;
  referrer: Api;
  ward: string;
}
/** A full ward, somebody there who could go home, a dwelling, and somebody who asks for that bed: the moves between them. */
export async function movesOf(unit: { id: string; regionId: string }, { nurse, keeper, referrer, ward }: Parts) {
  const { wait } = await aReadyPerson(nurse, unit.id, unit.regionId);
  const { dwelling } = await aDwelling(keeper, unit.regionId);
  const request = await referrer.wait(ward, {}, dutchDay());
  const moves: ProposeInput['moves'] = [
    { who: { kind: 'wait', id: wait.id }, to: { kind: 'dwelling', dwellingId: dwelling.id } },
    { who: { kind: 'request', id: request.id }, to: { kind: 'ward', unitId: unit.id } },
  ];
  return { wait, dwelling, request, moves };
}

export const propose = (page: Page, moves: ProposeInput['moves']): Promise<ChainFile> =>
  post(page, '/chains', { kind: 'path', moves });
