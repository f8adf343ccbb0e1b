import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import { matchSchema, type Match, type Need } from '@ketenzicht/shared/placement';
import type pg from 'pg';
import { Api } from '../testing/api.js';
import { aRegister, aWard, anAccount, anOrganisation, type GivenAccount, type Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';
import { aNeed, givenRequest, makeSuitable } from '../testing/seeking.js';

const now = new Date('2026-11-22T22:15:00Z');
const idsOf = (list: Match['assignable']): string[] => list.map(({ unit }) => unit.id);

/** A ward of an organisation of its own in this court district, and somebody who keeps it. */
async function wardIn(db: pg.Pool, organisation: Organisation, code: string) {
  const regionId = `${organisation.register.id}/${code}`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', $3, $3, '2000-01-01')`,
    [regionId, organisation.register.id, code],
  );
  await db.query('update location_region set region_id = $2 where location_id = $1', [
    organisation.locationId,
    regionId,
  ]);
  const { id } = await aWard(db, organisation);
  await makeSuitable(db, id);
  return { id, regionId, organisation, keeper: await anAccount(db, { organisation }) };
}
type Placed = Awaited<ReturnType<typeof wardIn>>;

describe('searching a place', () => {
  let house: House;
  let referrer: Api;
  let asker: GivenAccount;
  let middle: Placed;
  let beside: Placed;
  let far: Placed;
  let elsewhere: Placed;
  let silent: string;

  beforeAll(async () => {
    house = await House.open({ wards: 1, clock: () => now }, async (db, organisation) => {
      const { register } = organisation;
      // Midden-Nederland, Gelderland that borders on it, Limburg that does not; and another register.
      middle = await wardIn(db, organisation, 'AR04');
      await db.query('update location set latitude = 52.297, longitude = 5.358 where id = $1', [
        organisation.locationId,
      ]);
      beside = await wardIn(db, await anOrganisation(db, register), 'AR03');
      far = await wardIn(db, await anOrganisation(db, register), 'AR09');
      elsewhere = await wardIn(db, await anOrganisation(db, await aRegister(db)), 'AR04');
    });
    silent = house.ward();
    asker = await anAccount(house.db, { role: 'referrer', register: house.register });
    referrer = new Api(house.url, asker.token);
    for (const { id, keeper } of [middle, beside, far, elsewhere])
      expect((await new Api(house.url, keeper.token).report(id, { operational: 10, occupied: 8 })).status).toBe(200);
  });
  afterAll(() => house.close());

  const need = (more: Partial<Need> = {}) => aNeed(house.register, { regionId: middle.regionId, ...more });
  const ask = (body: unknown, as: Api = referrer) => as.call('POST', '/api/v1/placement-matches', { body });
  const search = async (more: Partial<Need> = {}, as: Api = referrer) =>
    (await ask({ need: need(more), everyExcluded: true }, as)).as(matchSchema);

  it('finds every ward of the own register that fits, and none of another', async () => {
    const found = await search();
    expect(new Set(idsOf(found.assignable))).toEqual(new Set([middle.id, beside.id, far.id]));
    expect(idsOf(found.unknown)).toEqual([silent]);
    expect(found.considered).toBe(4);
    expect(found.at).toBe(now.toISOString());
    expect(found.revision).toBeGreaterThanOrEqual(4);
  });

  it('puts the closest first and says why: nothing else is known of where the others are', async () => {
    const [first, second] = (await search()).assignable;
    expect(first).toMatchObject({ unit: { id: middle.id }, rank: 1, distanceKm: 0 });
    expect(first?.terms.map(({ term, points }) => [term, points])).toEqual([
      ['distance', 30],
      ['freeBeds', 8],
      ['freshness', 10],
      ['truth', 12.5],
      ['intensity', 5],
      ['speciality', 10],
      ['payer', 5],
      ['tried', 5],
    ]);
    expect(first?.score).toBe(85.5);
    expect(second).toMatchObject({ rank: 2, score: 55.5, distanceKm: null });
  });

  it('goes no farther than one may: the own region, then what borders on it, and says which ward is one step away', async () => {
    const region = await search({ reach: 'region' });
    expect(idsOf(region.assignable)).toEqual([middle.id]);
    expect(region.almost).toMatchObject([{ unit: { id: beside.id }, criterion: 'reach', offered: beside.regionId }]);
    expect(region.excludedBy).toEqual({ reach: 2 });
    expect(new Set(idsOf((await search({ reach: 'neighbours' })).assignable))).toEqual(new Set([middle.id, beside.id]));
  });

  it('never proposes a ward where a victim may be, and calls it no detail', async () => {
    const found = await search({ avoidRegionIds: [beside.regionId] });
    expect(idsOf(found.assignable)).not.toContain(beside.id);
    expect(found.excluded).toEqual([{ unitId: beside.id, rules: ['avoidedRegion'] }]);
    expect(found.almost).toEqual([]);
  });

  it('lets who pays exclude nobody', async () => {
    expect((await search({ payer: 'wmo' })).assignable.map(({ payerFlag }) => payerFlag)).toEqual([true, true, true]);
  });

  it('follows the figures: a ward that fills up is not now, from that second on', async () => {
    const keeper = new Api(house.url, far.keeper.token);
    await keeper.report(far.id, { operational: 10, occupied: 10 }, { version: 1 });
    const found = await search();
    expect(idsOf(found.assignable)).not.toContain(far.id);
    expect(found.notNow).toMatchObject([{ unit: { id: far.id, capacity: { free: 0 } }, obstacles: ['full'] }]);
    await keeper.report(far.id, { operational: 10, occupied: 8 }, { version: 2 });
    expect(idsOf((await search()).assignable)).toContain(far.id);
  });

  it('keeps nothing of what was asked', async () => {
    const before = await house.trace();
    await search();
    expect(await house.trace()).toEqual(before);
    const { rows } = await house.db.query('select from placement.request');
    expect(rows).toHaveLength(0);
  });

  it('says what is wrong with a search, all at once, and refuses a region that the register does not have', async () => {
    const wrong = await ask({ need: { ...need(), regionId: 'arrondissement:AR99', avoidRegionIds: ['nowhere'] } });
    expect(wrong.status).toBe(400);
    expect(wrong.problem.errors).toMatchObject([
      { pointer: '/need/regionId', code: 'placement.region' },
      { pointer: '/need/avoidRegionIds/0', code: 'placement.region' },
    ]);
    const { regionId: _, ...regionless } = need();
    const worse = await ask({ need: { ...regionless, ageBand: '0-11', targetGroups: [] }, name: 'J. Jansen' });
    expect(worse.problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/name',
      '/need/ageBand',
      '/need/regionId',
      '/need/targetGroups',
    ]);
    expect((await ask({ need: need({ regionId: elsewhere.regionId }) })).status).toBe(400);
  });

  it('answers with what it left out only when asked', async () => {
    const found = (await ask({ need: need({ reach: 'region' }) })).as(matchSchema);
    expect(found).not.toHaveProperty('excluded');
    expect(found.excludedCount).toBe(2);
  });

  describe('for a request that was made', () => {
    const rematch = (id: string, as: Api = referrer, query = '') =>
      as.get(`/api/v1/placement-requests/${id}/match${query}`);
    const linesAbout = async (id: string) =>
      (
        await house.db.query<{ event: string; outcome: number; actor_id: string; objects: object[] }>(
          `select event, outcome, actor_id, objects from audit.access_line where objects @> $1 order by seq`,
          [JSON.stringify([{ type: 'case', id }])],
        )
      ).rows;
    const made = (
      more: Parameters<typeof givenRequest>[3] = {},
      by: string = asker.id,
      organisation = house.organisation,
    ) =>
      givenRequest(house.db, organisation, by, {
        ofNobody: true,
        ...more,
        need: { regionId: middle.regionId, ...more.need },
      });

    it('is the same match, and stands in the access log', async () => {
      const id = await made();
      const found = (await rematch(id)).as(matchSchema);
      expect(found).toEqual((await ask({ need: need() })).as(matchSchema));
      expect(await linesAbout(id)).toMatchObject([{ event: 'placement.rematch', outcome: 0, actor_id: asker.id }]);
    });

    it('costs a ward that refused it before its points, also when that is only remembered', async () => {
      const tried = [{ unitId: beside.id, name: null, on: '2026-11-20', outcome: 'refused' }];
      const id = await made({ tried });
      await house.db.query(
        `insert into placement.attempt (id, request_id, asked_by, provider_id, unit_id, state, mode, channel, place, made_at, asked_at, refusal_reason)
         values ($1, $2, $3, $4, $5, 'refused', 'together', 'system', 1, now(), now(), 'full')`,
        [randomUUID(), id, asker.id, house.organisation.id, middle.id],
      );
      const { assignable } = (await rematch(id)).as(matchSchema);
      const triedOf = (unitId: string) =>
        must(
          assignable.find(({ unit }) => unit.id === unitId),
          unitId,
        ).terms.find(({ term }) => term === 'tried')?.points;
      expect([middle, beside, far].map((ward) => triedOf(ward.id))).toEqual([0, 0, 5]);
    });

    it('lists every excluded ward when that is asked, and refuses another question', async () => {
      const id = await made({ need: { reach: 'region' } });
      expect((await rematch(id, referrer, '?everyExcluded=true')).as(matchSchema).excluded).toHaveLength(2);
      expect((await rematch(id)).as(matchSchema).excluded).toBeUndefined();
      expect((await rematch(id, referrer, '?everyExcluded=1')).status).toBe(400);
    });

    it("SEC-42: is nobody else's: another referrer, the ward that is asked, and a request that is not there get the same 404, in the log", async () => {
      const id = await made();
      await house.db.query(
        `insert into placement.attempt (id, request_id, asked_by, provider_id, unit_id, state, mode, channel, place, made_at, asked_at)
         values ($1, $2, $3, $4, $5, 'asked', 'together', 'system', 1, now(), now())`,
        [randomUUID(), id, asker.id, beside.organisation.id, beside.id],
      );
      const nowhere = await rematch(randomUUID());
      for (const somebody of [
        await house.person('referrer'),
        new Api(house.url, beside.keeper.token),
        house.provider,
      ]) {
        const answer = await rematch(id, somebody);
        expect(answer.status).toBe(404);
        expect(answer.untraced).toBe(nowhere.untraced);
      }
      expect((await linesAbout(id)).map(({ outcome }) => outcome)).toEqual([4, 4, 4]);
    });

    it('is for a colleague, the coordination point and the chain director of its region', async () => {
      const id = await made({ ofNobody: false }, middle.keeper.id);
      expect((await rematch(id, house.provider)).status).toBe(200);
      expect((await rematch(id, house.coordinator)).status).toBe(200);
      const director = async (regionId: string) =>
        new Api(
          house.url,
          (await anAccount(house.db, { role: 'chainDirector', register: house.register, regionIds: [regionId] })).token,
        );
      expect((await rematch(id, await director(middle.regionId))).status).toBe(200);
      expect((await rematch(id, await director(far.regionId))).status).toBe(404);
    });
  });
});
