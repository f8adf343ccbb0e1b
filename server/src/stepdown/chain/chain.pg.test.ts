import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import {
  chainListSchema,
  dwellingFileSchema,
  waitFileSchema,
  type Chain,
  type ChainQuery,
} from '@ketenzicht/shared/stepdown';
import type { Api } from '../../testing/api.js';
import { anotherOrganisation, lastLine, somebody, type Somebody } from '../../testing/care.js';
import { aHome, homeHeaders } from '../../testing/homes.js';
import { aWard } from '../../testing/given.js';
import { House } from '../../testing/house.js';
import { aPlacementRequest, givenAttempt, today } from '../../testing/placing.js';
import { makeSuitable } from '../../testing/seeking.js';
import { aWait, onWait } from '../../testing/waiting.js';

const ahead = (chain: Chain | undefined) => must(chain, 'a chain');

describe('finding a chain of moves', () => {
  let house: House;
  let director: Somebody;
  let far: Somebody;
  let referrer: Somebody;
  const wards: string[] = [];
  let [level3, level2] = ['', ''];

  beforeAll(async () => {
    // What a ward is, is read when the server starts.
    house = await House.open({ wards: 10 }, async (db, organisation) => {
      for (const level of ['3', '2-hoog']) {
        const { id } = await aWard(db, organisation);
        await makeSuitable(db, id, { security_level: level });
        wards.push(id);
      }
    });
    [level3, level2] = wards as [string, string];
    for (const id of wards) await house.provider.report(id, { operational: 4, occupied: 4 });
    director = await somebody(house, 'chainDirector');
    far = await somebody(house, 'chainDirector', { regionIds: [(await anotherOrganisation(house)).register.id] });
    referrer = await somebody(house, 'referrer');
  });
  afterAll(() => house.close());

  const search = async (api: Api, query: ChainQuery = {}) => {
    const answer = await api.call('POST', '/api/v1/chains/_search', { body: query });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.as(chainListSchema);
  };
  const toward = (more: object = {}) => ({
    ageBand: '25-39',
    sex: 'male',
    targetGroups: ['psychiatry'],
    title: 'zorgmachtiging',
    regionId: house.register.regionId,
    ...more,
  });
  const leaving = async (unitId: string, more: Record<string, unknown>) =>
    (await aWait(house.provider, house, unitId, more)).wait;
  const asking = (level: string) =>
    aPlacementRequest(house, referrer.api, { need: { securityLevel: level, sex: 'male', title: 'zorgmachtiging' } });
  const home = async (more: object = {}) => {
    const body = aHome(house.register.regionId, { accessible: true, ...more });
    const answer = await house.provider.call('POST', '/api/v1/dwellings', { body, headers: homeHeaders() });
    return answer.as(dwellingFileSchema).dwelling;
  };

  it('DS-5: one dwelling frees a bed three moves further, and the chain says who goes where, when, and what that saves', async () => {
    const request = await asking('3');
    expect((await search(house.coordinator, { requestId: request.id })).chains).toEqual([]);
    const down = await leaving(level3, {
      waitsFor: 'lowerLevel',
      expectedOn: today(60),
      toward: toward({ securityLevel: '2-hoog' }),
    });
    const out = await leaving(level2, { expectedOn: today(40), toward: toward({ payer: 'zvw' }) });
    expect((await search(house.coordinator)).chains).toEqual([]);
    const dwelling = await home({ availableFrom: today(2) });
    const { chains, looked } = await search(house.coordinator, { requestId: request.id });
    const chain = ahead(chains[0]);
    expect(chain.moves.map(({ who, fromUnitId, to }) => [who.reference, fromUnitId, to])).toEqual([
      [out.reference, level2, { kind: 'dwelling', dwellingId: dwelling.id }],
      [down.reference, level3, { kind: 'ward', unitId: level2 }],
      [request.reference, null, { kind: 'ward', unitId: level3 }],
    ]);
    const [first, second, third] = chain.moves.map(({ on }) => on);
    expect([first, second! > first!, third! > second!]).toEqual([today(2), true, true]);
    expect(chain.moves[0]).toMatchObject({ savedDays: 38, isReckoned: false, ask: [] });
    expect(chain.savedDays).toBe(chain.moves.reduce((sum, { savedDays }) => sum + savedDays, 0));
    expect(looked).toMatchObject({ dwellings: 1, movers: 3, lapsedWards: 10 });
    expect((await search(house.coordinator)).chains).toEqual([chain]);
    expect((await search(house.coordinator, { unitId: level3 })).chains[0]?.moves).toHaveLength(2);
    const line = await lastLine(house);
    expect(JSON.stringify(line)).toContain(down.id);
  });

  it('SEC-41: a chain director finds it among the people of the own regions, and nobody of another', async () => {
    const [own] = (await search(director.api)).chains;
    expect(own?.moves).toHaveLength(3);
    const request = must(own?.moves.at(-1), 'the last move').who;
    const nothing = await search(far.api);
    expect([nothing.chains, nothing.looked.movers]).toEqual([[], 0]);
    const refused = await far.api.call('POST', '/api/v1/chains/_search', { body: { requestId: request.id } });
    expect([refused.status, refused.problem.code]).toEqual([404, 'placement.unknown']);
    for (const api of [house.provider, referrer.api])
      expect((await api.call('POST', '/api/v1/chains/_search', { body: {} })).status).toBe(403);
  });

  it('the table has one move on a line, with names, and tells a spreadsheet no formula', async () => {
    const answer = await house.coordinator.get('/api/v1/chains.csv');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const [columns, ...lines] = answer.text.trim().split('\r\n');
    expect([columns?.split(',').length, lines.length]).toEqual([11, 3]);
    expect(lines[0]).toMatch(/"1","keten","\d+","1","DS-[^"]+","[^"]+","WO-[^"]+, Voorbeeldstad"/);
    const nowhere = await director.api.get('/api/v1/chains.csv?regionId=nowhere');
    expect([nowhere.status, nowhere.problem.code]).toEqual([400, 'input.invalid']);
    expect((await house.coordinator.get('/api/v1/chains.csv?requestId=1')).status).toBe(400);
  });

  it('a dwelling that is promised is no place any more, and whoever has one promised needs none', async () => {
    const mine = await leaving(level2, { toward: toward({ payer: 'zvw' }) });
    const other = await home({ availableFrom: today(1) });
    const chain = ahead((await search(house.coordinator)).chains[0]);
    const [{ who: goesFirst }] = chain.moves as [Chain['moves'][number]];
    const promised = await house.provider.call('POST', `/api/v1/dwellings/${other.id}/_promise`, {
      body: { reference: goesFirst.reference },
      headers: homeHeaders(other.version),
    });
    expect([promised.status, promised.status === 200 ? '' : promised.text]).toEqual([200, '']);
    const rest = ahead((await search(house.coordinator)).chains[0]);
    expect(rest.moves.map(({ who }) => who.id)).not.toContain(goesFirst.id);
    expect(JSON.stringify(rest)).not.toContain(other.id);
    const { version } = (await house.provider.get(`/api/v1/dwellings/${other.id}`)).as(dwellingFileSchema).dwelling;
    await house.provider.call('POST', `/api/v1/dwellings/${other.id}/_release`, {
      body: {},
      headers: homeHeaders(version),
    });
    await house.provider.call('POST', `/api/v1/dwellings/${other.id}/_withdraw`, {
      body: {},
      headers: homeHeaders(version + 1),
    });
    const stands = (await house.provider.get(`/api/v1/waits/${mine.id}`)).as(waitFileSchema).wait;
    await onWait(house.provider, stands, '_end', { how: 'notReady', on: today() });
  });

  it('whoever has a bed held or a yes is not moved by a chain', async () => {
    const chain = ahead((await search(house.coordinator)).chains[0]);
    const request = must(chain.moves.at(-1), 'the last move').who;
    const elsewhere = { id: house.ward(), organisation: house.organisation };
    const attempt = await givenAttempt(house.db, request.id, elsewhere, { state: 'accepted' });
    expect((await search(house.coordinator, { requestId: request.id })).chains).toEqual([]);
    await house.db.query(`update placement.attempt set state = 'withdrawn', ended_at = now() where id = $1`, [attempt]);
    expect((await search(house.coordinator, { requestId: request.id })).chains).toEqual([chain]);
  });

  it.each([
    ['a ward that is not there', () => ({ unitId: randomUUID() }), 404],
    ['a request that is not there', () => ({ requestId: randomUUID() }), 404],
    ['a region that is not there', () => ({ regionId: 'nowhere' }), 400],
    ['a number for an id', () => ({ unitId: 7 }), 400],
    ['a question with more to it', () => ({ name: 'Jan' }), 400],
  ])('BAD-01: %s is answered clearly', async (_, query, status) => {
    const answer = await house.coordinator.call('POST', '/api/v1/chains/_search', { body: query() });
    expect([answer.status, typeof answer.problem.code]).toEqual([status, 'string']);
  });

  it('whoever is no longer ready is in no chain any more', async () => {
    const before = ahead((await search(house.coordinator)).chains[0]);
    const out = must(before.moves[0], 'the first move').who;
    const version = (await house.provider.get(`/api/v1/waits/${out.id}`)).as(waitFileSchema).wait.version;
    await onWait(house.provider, { id: out.id, version }, '_end', { how: 'notReady', on: today() });
    expect((await search(house.coordinator)).chains).toEqual([]);
  });
});
