import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ageBands,
  requestFileSchema,
  requestPayers,
  requestSchema,
  reaches,
  titleCodes,
  triedOutcomes,
  urgencies,
} from '@ketenzicht/shared/placement';
import { careIntensities, securityLevels, targetGroups } from '@ketenzicht/shared/directory';
import * as fc from 'fast-check';
import type { Api } from '../testing/api.js';
import { somebody } from '../testing/care.js';
import { House } from '../testing/house.js';
import { askForPlace, today } from '../testing/placing.js';

/** Mostly one of the list, now and then something else. */
const among = (list: readonly string[], odds = 150) =>
  fc.oneof(
    { weight: odds, arbitrary: fc.constantFrom(...list) },
    { weight: 1, arbitrary: fc.oneof(fc.string(), fc.constantFrom(null, '', '__proto__', 3, [], {})) },
  );
const days = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(today(), today(-1), today(-30)) },
  { weight: 1, arbitrary: among([today(1), today(-500), '2026-02-30', '1999-12-31', 'infinity']) },
);
const text = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('Kamer 4', null, "'; drop table placement.request; --") },
  { weight: 1, arbitrary: fc.oneof(fc.constant('bel 0612345678'), fc.string({ unit: 'binary' })) },
);
const requests = (regionId: string) =>
  fc.record(
    {
      need: fc.record(
        {
          ageBand: among(ageBands),
          sex: fc.constantFrom('female', 'male', null),
          securityLevel: among(securityLevels),
          careIntensity: fc.option(among(careIntensities)),
          targetGroups: fc.array(among(targetGroups), { minLength: 1, maxLength: 5 }),
          title: among(titleCodes),
          payer: among(requestPayers),
          urgency: among(urgencies),
          reach: among(reaches),
          regionId: among([regionId]),
          avoidRegionIds: fc.array(among([regionId]), { maxLength: 2 }),
          neededFrom: fc.oneof({ weight: 3, arbitrary: fc.constant(today()) }, { weight: 1, arbitrary: days }),
        },
        {
          requiredKeys: [
            'ageBand',
            'securityLevel',
            'targetGroups',
            'title',
            'payer',
            'urgency',
            'reach',
            'regionId',
            'neededFrom',
          ],
        },
      ),
      titleFrom: fc.option(days),
      titleUntil: fc.option(days),
      tried: fc.array(fc.record({ name: text, on: days, outcome: among(triedOutcomes) }), { maxLength: 2 }),
      note: text,
    },
    { requiredKeys: ['need'] },
  );

describe('whatever is sent as a request for a place', () => {
  let house: House;
  let referrer: Api;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    referrer = (await somebody(house, 'referrer')).api;
  });
  afterAll(() => house.close());

  const kept = async () =>
    (await house.db.query<{ many: number }>('select count(*)::int as many from placement.request')).rows[0]?.many ?? 0;

  it('is either kept as it was sent, or refused with every fault by its place and nothing kept; never a fault of ours', async () => {
    let [made, refused] = [0, 0];
    const body = fc.oneof(
      { weight: 8, arbitrary: requests(house.register.regionId) },
      { weight: 1, arbitrary: fc.jsonValue() },
    );
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const before = await kept();
        const answer = await askForPlace(referrer, sent);
        if (answer.status === 201) {
          made++;
          const request = answer.as(requestSchema);
          expect(request.need).toMatchObject((sent as { need: object }).need);
          const read = (await referrer.get(`/api/v1/placement-requests/${request.id}`)).as(requestFileSchema);
          expect(read.request).toEqual(request);
        } else {
          refused++;
          expect([answer.status, answer.problem.code.split('.')[0]]).toEqual([400, 'input']);
        }
        expect(await kept()).toBe(before + Number(answer.status === 201));
      }),
      { numRuns: 400 },
    );
    expect(made).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(20);
  }, 120_000);
});
