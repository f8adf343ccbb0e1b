import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { House } from '../testing/house.js';

const beds = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }) },
  {
    weight: 1,
    arbitrary: fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constantFrom(null, -0, 10_000, true, [], {})),
  },
);
const reason = fc.constantFrom('staff', 'building', 'incident', 'infection', 'group', 'weather', '__proto__', '');
const moment = fc.oneof(
  fc
    .date({ min: new Date(Date.now() - 20 * 86_400_000), max: new Date(Date.now() + 86_400_000), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom('2026-02-30T00:00:00Z', '2026-11-22', 'infinity', '', '2026-11-22T10:00:00\u0000Z'),
);
const reports = fc.record(
  {
    operational: beds,
    occupied: beds,
    outOfUse: fc.oneof(fc.array(fc.record({ count: beds, reason }), { maxLength: 7 }), fc.jsonValue()),
    admissionStop: fc.oneof(fc.record({ reason, expectedEnd: fc.option(moment) }), fc.constant(null)),
    expectedDepartures: fc.record({ within7Days: beds, within30Days: beds }, { requiredKeys: [] }),
    reserve: beds,
    limitedBy: fc.array(reason, { maxLength: 7 }),
    carried: fc.oneof(fc.boolean(), fc.string()),
    observedAt: moment,
    free: beds,
  },
  { requiredKeys: ['operational', 'occupied'] },
);
const soundOnes = fc.record({
  operational: fc.integer({ min: 20, max: 9999 }),
  occupied: fc.integer({ min: 0, max: 20 }),
});
const bodies = fc.oneof(
  { weight: 5, arbitrary: reports.map((body) => JSON.stringify(body)) },
  { weight: 2, arbitrary: soundOnes.map((body) => JSON.stringify(body)) },
  { weight: 1, arbitrary: fc.jsonValue().map((body) => JSON.stringify(body)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

describe('whatever is sent as a report', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
  });
  afterAll(() => house.close());

  it('is either accepted and moves the ward by one, or refused with a clear problem and moves nothing; never a fault of ours', async () => {
    const ward = house.ward();
    let [accepted, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(bodies, async (raw) => {
        const before = await house.trace();
        const { version } = await house.provider.figure(ward);
        const answer = await house.provider.reportRaw(ward, raw, { version });
        const after = await house.trace();
        if (answer.status === 200) {
          accepted++;
          expect(answer.accepted.capacity.version).toBe(version + 1);
          expect(after).toEqual({
            head: before.head + 1,
            events: before.events + 1,
            reports: before.reports + 1,
            keys: before.keys + 1,
            versions: before.versions + 1,
          });
        } else {
          refused++;
          expect(answer.problem.status).toBe(400);
          expect(answer.problem.code).toMatch(/^(capacity|input)\./);
          expect(after).toEqual(before);
        }
      }),
      { numRuns: 400 },
    );
    expect(accepted).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(20);
  });
});
