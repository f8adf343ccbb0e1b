import { addLocalDays } from '@ketenzicht/shared/kernel';
import type { ChainFile, DwellingFile, ProposeInput, WaitFile } from '@ketenzicht/shared/stepdown';
import type { Api } from './api.js';
import { dutchDay } from './dutch-day.js';

/** Of another organisation than the ward, free today; invented. */
export const aDwelling = (keeper: Api, regionId: string): Promise<DwellingFile> =>
  keeper.make('/dwellings', {
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

export const aReadyPerson = (
  nurse: Api,
  unitId: string,
  regionId: string,
  payer: 'zvw' | 'wfz' = 'zvw',
): Promise<WaitFile> =>
  nurse.make('/waits', {
    unitId,
    admittedOn: addLocalDays(dutchDay(), -300),
    readySince: addLocalDays(dutchDay(), -40),
    waitsFor: 'dwelling',
    actsBy: 'housingCorporation',
    payer: 'wfz',
    toward: { ageBand: '25-39', regionId, payer },
  });

export interface Parts {
  nurse: Api;
  keeper: Api;
  referrer: Api;
  ward: string;
}
/** A full ward, somebody there who could go home, a dwelling, and somebody who asks for that bed: the moves between them. */
export async function movesOf({ nurse, keeper, referrer, ward }: Parts) {
  const { capacity } = await nurse.ward(ward);
  const beds = capacity.operational ?? 12;
  await nurse.report(ward, { operational: beds, occupied: beds });
  const unit = await nurse.ward(ward);
  const { wait } = await aReadyPerson(nurse, unit.id, unit.regionId);
  const { dwelling } = await aDwelling(keeper, unit.regionId);
  const request = await referrer.wait(ward, {}, dutchDay());
  const moves: ProposeInput['moves'] = [
    { who: { kind: 'wait', id: wait.id }, to: { kind: 'dwelling', dwellingId: dwelling.id } },
    { who: { kind: 'request', id: request.id }, to: { kind: 'ward', unitId: unit.id } },
  ];
  return { wait, dwelling, request, moves };
}

export const propose = (coordinator: Api, moves: ProposeInput['moves']): Promise<ChainFile> =>
  coordinator.make('/chains', { kind: 'path', moves });
