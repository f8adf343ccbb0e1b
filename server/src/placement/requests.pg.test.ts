import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import { cardSchema, requestFileSchema, requestSchema } from '@ketenzicht/shared/placement';
import { z } from 'zod';
import type { Api } from '../testing/api.js';
import { anotherOrganisation, somebody } from '../testing/care.js';
import { aWard, type GivenWard, type Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';
import {
  aPlacementRequest,
  aRequestBody,
  askForPlace,
  givenAttempt,
  givenHold,
  givenPlaced,
  today,
} from '../testing/placing.js';

const cardsSchema = z.array(cardSchema);
const foundSchema = z.object({ requests: cardsSchema });
/** Never digits alone: those could be a telephone number, which is refused. */
const random = () => `d${randomUUID().replaceAll('-', '').slice(0, 11)}z`;

describe('asking for a place', () => {
  let house: House;
  let referrer: Api;
  let other: Organisation;
  let theirs: GivenWard;
  let elsewhere: string;

  beforeAll(async () => {
    house = await House.open({ wards: 12 }, async (db, organisation) => {
      const another = await aRegionOf(db, organisation.register.id);
      elsewhere = another;
    });
    referrer = (await somebody(house, 'referrer')).api;
    other = await anotherOrganisation(house);
    theirs = await aWard(house.db, other);
  });
  afterAll(() => house.close());

  const aRegionOf = async (db: House['db'], register: string) => {
    const id = `${register}/jeugd`;
    await db.query(
      `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'jeugdregio', 'J', 'Youth', '2000-01-01')`,
      [id, register],
    );
    return id;
  };
  const change = (api: Api, id: string, version: number, body: unknown) =>
    api.call('PUT', `/api/v1/placement-requests/${id}`, { body, headers: { 'if-match': `"${version}"` } });
  const act = (api: Api, id: string, what: string, version: number, body: unknown = {}) =>
    api.call('POST', `/api/v1/placement-requests/${id}/${what}`, { body, headers: { 'if-match': `"${version}"` } });
  const file = async (api: Api, id: string) =>
    (await api.get(`/api/v1/placement-requests/${id}`)).as(requestFileSchema);
  const worklist = async (api: Api, query = '') =>
    (await api.get(`/api/v1/placement-requests${query}`)).as(cardsSchema);
  const inbox = async (api: Api, query = '') => (await api.get(`/api/v1/placement-inbox${query}`)).as(cardsSchema);
  const find = async (api: Api, ownReference: string) =>
    (await api.call('POST', '/api/v1/placement-requests/_find', { body: { ownReference } })).as(foundSchema).requests;
  const linesAbout = async (id: string) =>
    (
      await house.db.query<{ event: string; action: string; decision: string }>(
        `select event, action, decision from audit.access_line where objects @> jsonb_build_array(jsonb_build_object('id', $1::text)) order by seq`,
        [id],
      )
    ).rows;

  describe('making one', () => {
    it('a request has a random reference and names nobody; its title ends as the law counts', async () => {
      const answer = await askForPlace(
        referrer,
        aRequestBody(house, { tried: [{ name: 'Afdeling Noord', on: today(-1), outcome: 'full' }] }),
      );
      expect(answer.status).toBe(201);
      expect(answer.headers.get('etag')).toBe('"0"');
      const request = answer.as(requestSchema);
      expect(request).toMatchObject({
        state: 'open',
        version: 0,
        mayChange: true,
        titleEnds: today(3),
        organisationId: null,
      });
      expect(request.reference).toMatch(/^AV-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(await file(referrer, request.id)).toMatchObject({ request: { id: request.id }, attempts: [], hold: null });
    });

    it('the timeline begins with the asking, and the log says who asked and who looked', async () => {
      const { id } = await aPlacementRequest(house, referrer);
      expect((await file(referrer, id)).steps.map(({ kind }) => kind)).toEqual(['requestMade']);
      expect(await linesAbout(id)).toEqual([
        { event: 'placement.make', action: 'C', decision: 'allowed' },
        { event: 'placement.read', action: 'R', decision: 'allowed' },
      ]);
    });

    it('BAD-27, BAD-28: the same key twice is one request; the same key with other words is refused', async () => {
      const [key, body] = [randomUUID(), aRequestBody(house)];
      const first = (await askForPlace(referrer, body, key)).as(requestSchema);
      const again = await askForPlace(referrer, body, key);
      expect([again.status, again.as(requestSchema).id]).toEqual([201, first.id]);
      const reused = await askForPlace(referrer, aRequestBody(house, { need: { urgency: 'regular' } }), key);
      expect([reused.status, reused.problem.code]).toEqual([422, 'idempotency.reused']);
      expect((await askForPlace(referrer, body, 'no-uuid')).problem.code).toBe('idempotency.invalid');
    });

    it('BAD-36, BAD-39: every fault is named at once, and nothing is kept', async () => {
      const before = await worklist(referrer);
      const answer = await askForPlace(
        referrer,
        aRequestBody(house, {
          need: { regionId: elsewhere, avoidRegionIds: ['nowhere'], neededFrom: today(-500) },
          titleFrom: today(),
          titleUntil: today(-3),
          tried: [
            { unitId: randomUUID(), on: today(-1), outcome: 'full' },
            { name: 'Morgen', on: today(1), outcome: 'refused' },
          ],
        }),
      );
      expect(answer.status).toBe(400);
      expect(must(answer.problem.errors, 'faults').map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
        '/titleUntil title.reversed',
        '/need/neededFrom need.long_ago',
        '/tried/1/on tried.future',
        '/need/regionId placement.region',
        '/need/avoidRegionIds/0 placement.region',
        '/tried/0/unitId placement.ward',
      ]);
      expect(await worklist(referrer)).toEqual(before);
    });

    it.each([
      ['an unknown field', { naam: 'Jansen' }, ''],
      ['an age instead of a band', { need: { ageBand: '34' } }, '/need/ageBand'],
      ['no target group', { need: { targetGroups: [] } }, '/need/targetGroups'],
      ['an unknown title', { need: { title: 'verstekeling' } }, '/need/title'],
      ['a day that does not exist', { need: { neededFrom: '2026-02-30' } }, '/need/neededFrom'],
      ['a try at nobody', { tried: [{ on: today(), outcome: 'full' }] }, '/tried/0/name'],
      [
        'more tries than anybody reads',
        { tried: Array.from({ length: 21 }, () => ({ name: 'A', on: today(), outcome: 'full' })) },
        '/tried',
      ],
      ['six regions to avoid', { need: { avoidRegionIds: ['a', 'b', 'c', 'd', 'e', 'f'] } }, '/need/avoidRegionIds'],
      ['text without end', { note: 'a'.repeat(501) }, '/note'],
    ])('%s is refused', async (_, more, pointer) => {
      const answer = await askForPlace(referrer, aRequestBody(house, more));
      expect(answer.status).toBe(400);
      if (pointer) expect(must(answer.problem.errors, 'faults').map((fault) => fault.pointer)).toContain(pointer);
    });

    it('PRIV-06: free text that points at somebody is refused with advice, unless somebody looked again', async () => {
      for (const note of ['BSN 111222333', 'bel 06 12345678', 'zie jan@voorbeeld.nl', 'geboren 12-03-1980']) {
        const answer = await askForPlace(referrer, aRequestBody(house, { note }));
        expect(answer.problem.errors).toMatchObject([{ pointer: '/note', code: 'text.personal_data' }]);
      }
      const tried = [
        { name: 'Noord', on: today(), outcome: 'full' },
        { name: 'dienst 06 12345678', on: today(), outcome: 'full' },
      ];
      const phoned = await askForPlace(referrer, aRequestBody(house, { tried }));
      expect(phoned.problem.errors).toMatchObject([{ pointer: '/tried/1/name', code: 'text.personal_data' }]);
      const own = await askForPlace(referrer, aRequestBody(house, { ownReference: '111222333' }));
      expect(own.problem.errors).toMatchObject([{ pointer: '/ownReference', code: 'text.personal_data' }]);
      const checked = await askForPlace(
        referrer,
        aRequestBody(house, { note: 'verbouwd op 12-03-1980', noPersonalData: true }),
      );
      expect(await linesAbout(checked.as(requestSchema).id)).toMatchObject([{ event: 'placement.make.textChecked' }]);
    });
  });

  describe('the own file number', () => {
    it('an open request for the same file is found before anything is typed, however it was written', async () => {
      const number = `D ${random()}-x`;
      const { id } = await aPlacementRequest(house, referrer, { ownReference: number });
      const found = await find(referrer, `  ${number.toLowerCase().replaceAll(' ', '')} `);
      expect(found.map(({ requestId }) => requestId)).toEqual([id]);
      expect(await find(referrer, random())).toEqual([]);
    });

    it('BAD-37: a second one is refused with the one that is open; once that has ended there is room again', async () => {
      const ownReference = random();
      const { id } = await aPlacementRequest(house, referrer, { ownReference });
      const second = await askForPlace(referrer, aRequestBody(house, { ownReference }));
      expect([second.status, second.problem.code, second.problem['requestId']]).toEqual([409, 'placement.exists', id]);
      expect((await act(referrer, id, '_end', 0, { reason: 'noLongerNeeded' })).status).toBe(200);
      expect((await askForPlace(referrer, aRequestBody(house, { ownReference }))).status).toBe(201);
    });

    it('of ten who make it at once one does', async () => {
      const body = aRequestBody(house, { ownReference: random() });
      const answers = await Promise.all(Array.from({ length: 10 }, () => askForPlace(referrer, body)));
      const many = (status: number) => answers.filter((one) => one.status === status).length;
      expect([many(201), many(409)]).toEqual([1, 9]);
    });

    it('BAD-37, SEC-48: another organisation does not find it, and the number itself is nowhere in the database', async () => {
      const ownReference = `geheim${random()}`;
      const { id } = await aPlacementRequest(house, house.provider, { ownReference });
      const stranger = await somebody(house, 'provider', { organisation: other });
      expect(await find(stranger.api, ownReference)).toEqual([]);
      expect(await find(house.coordinator, ownReference)).toEqual([]);
      expect((await find((await somebody(house, 'provider')).api, ownReference)).map((one) => one.requestId)).toEqual([
        id,
      ]);
      const { rows } = await house.db.query<{ line: string }>(
        'select r::text as line from placement.request r where id = $1',
        [id],
      );
      expect(rows[0]?.line.toLowerCase()).not.toContain(ownReference);
    });

    it('changing the rest leaves it as it was', async () => {
      const ownReference = random();
      const { id } = await aPlacementRequest(house, referrer, { ownReference });
      expect((await change(referrer, id, 0, aRequestBody(house, { need: { urgency: 'urgent' } }))).status).toBe(200);
      expect((await find(referrer, ownReference)).map(({ requestId }) => requestId)).toEqual([id]);
    });
  });

  describe('changing and ending', () => {
    it('BAD-25, BAD-26: whoever saw an older version is told so, and nothing changes', async () => {
      const { id } = await aPlacementRequest(house, referrer);
      const changed = await change(referrer, id, 0, aRequestBody(house, { need: { urgency: 'urgent' } }));
      expect(changed.as(requestSchema)).toMatchObject({ version: 1, need: { urgency: 'urgent' } });
      expect((await change(referrer, id, 0, aRequestBody(house))).problem).toMatchObject({
        status: 412,
        code: 'version.stale',
      });
      expect((await act(referrer, id, '_end', 0, { reason: 'mistake' })).status).toBe(412);
      expect(
        (await referrer.call('PUT', `/api/v1/placement-requests/${id}`, { body: aRequestBody(house) })).status,
      ).toBe(428);
      expect((await file(referrer, id)).request.version).toBe(1);
    });

    it('of ten who end it at once one does, and the others are told that it changed', async () => {
      const { id } = await aPlacementRequest(house, referrer);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => act(referrer, id, '_end', 0, { reason: 'noLongerNeeded' })),
      );
      const many = (status: number) => answers.filter((one) => one.status === status).length;
      expect([many(200), many(412)]).toEqual([1, 9]);
      expect((await file(referrer, id)).steps.map(({ kind }) => kind)).toEqual(['requestMade', 'requestEnded']);
    });

    it('a bed that a report took back while the request was ended is not given back twice', async () => {
      const ward = house.ward();
      await house.provider.report(ward, { operational: 4, occupied: 3 });
      const { id } = await aPlacementRequest(house, referrer);
      await givenHold(house.db, id, { id: ward, organisation: house.organisation });
      const [ended, reported] = await Promise.all([
        act(referrer, id, '_end', 0, { reason: 'noLongerNeeded' }),
        house.provider.report(ward, { operational: 3, occupied: 3 }, { version: 2 }),
      ]);
      expect(ended.status).toBe(200);
      expect([200, 412]).toContain(reported.status);
      const stands = await house.coordinator.figure(ward);
      expect([stands.held, stands.free]).toEqual([0, reported.status === 200 ? 0 : 1]);
      const { rows } = await house.db.query<{ state: string }>(
        'select state from placement.hold where request_id = $1',
        [id],
      );
      expect(rows).toEqual([
        { state: reported.status === 200 ? expect.stringMatching(/released|displaced/) : 'released' },
      ]);
    });

    it('a request that went to another region goes to the chain director there, with all that hangs on it', async () => {
      const there = `${house.register.id}/east`;
      await house.db.query(
        `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'E', 'East', '2000-01-01')`,
        [there, house.register.id],
      );
      const { id } = await aPlacementRequest(house, referrer);
      await givenAttempt(house.db, id, theirs);
      const director = (await somebody(house, 'chainDirector', { regionIds: [there] })).api;
      expect((await director.get(`/api/v1/placement-requests/${id}`)).status).toBe(404);
      await change(referrer, id, 0, aRequestBody(house, { need: { regionId: there } }));
      expect((await file(director, id)).attempts).toHaveLength(1);
    });

    it('a change is checked as a new request is', async () => {
      const { id } = await aPlacementRequest(house, referrer);
      const answer = await change(referrer, id, 0, aRequestBody(house, { need: { regionId: elsewhere } }));
      expect(answer.problem.errors).toMatchObject([{ pointer: '/need/regionId', code: 'placement.region' }]);
    });

    it('ending lets every live try lapse, and what ended before stays what it was', async () => {
      const { id } = await aPlacementRequest(house, referrer);
      await givenAttempt(house.db, id, theirs);
      await givenAttempt(house.db, id, await aWard(house.db, other), { state: 'refused', place: 2 });
      await givenAttempt(house.db, id, await aWard(house.db, other), { state: 'queued', place: 3 });
      const ended = await act(referrer, id, '_end', 0, { reason: 'placedElsewhere' });
      expect(ended.as(requestSchema)).toMatchObject({ state: 'ended', endReason: 'placedElsewhere', version: 1 });
      const { attempts, steps } = await file(referrer, id);
      expect(attempts.map(({ state, lapse, dueAt }) => [state, lapse, dueAt])).toEqual([
        ['lapsed', 'requestEnded', null],
        ['refused', null, expect.anything()],
        ['lapsed', 'requestEnded', null],
      ]);
      expect(steps.map(({ kind }) => kind).slice(-3)).toEqual(['requestEnded', 'lapsed', 'lapsed']);
      expect((await act(referrer, id, '_end', 1, { reason: 'mistake' })).problem).toMatchObject({
        status: 409,
        code: 'placement.over',
      });
    });

    it('a bed that was held is free for everybody again, on every screen', async () => {
      const ward = house.ward();
      await house.provider.report(ward, { operational: 4, occupied: 3 });
      const { id } = await aPlacementRequest(house, referrer);
      await givenHold(house.db, id, { id: ward, organisation: house.organisation });
      expect((await file(referrer, id)).hold).toMatchObject({ unitId: ward, state: 'active' });
      expect((await act(referrer, id, '_end', 0, { reason: 'noLongerNeeded' })).status).toBe(200);
      expect(await house.coordinator.figure(ward)).toMatchObject({ held: 0, free: 1, version: 3 });
      const { rows } = await house.db.query('select state from placement.hold where request_id = $1', [id]);
      expect(rows).toEqual([{ state: 'released' }]);
    });

    it('who was placed may go on to another ward, and stays where they are meanwhile', async () => {
      const { id } = await aPlacementRequest(house, referrer);
      expect((await act(referrer, id, '_transfer', 0)).problem).toMatchObject({
        status: 409,
        code: 'placement.not_placed',
      });
      await givenPlaced(house.db, id, theirs);
      const opened = (await act(referrer, id, '_transfer', 1)).as(requestSchema);
      expect(opened).toMatchObject({ state: 'open', currentUnitId: theirs.id, version: 2 });
      expect((await file(referrer, id)).steps.at(-1)?.kind).toBe('transferAsked');
    });
  });

  describe('who sees what', () => {
    it('SEC-42: another organisation and another referrer see nothing of it, exactly as if it was not there', async () => {
      const { id } = await aPlacementRequest(house, referrer);
      const strangers = [
        (await somebody(house, 'referrer')).api,
        (await somebody(house, 'provider', { organisation: other })).api,
      ];
      for (const stranger of strangers) {
        const [theirsSeen, nothing] = [
          await stranger.get(`/api/v1/placement-requests/${id}`),
          await stranger.get(`/api/v1/placement-requests/${randomUUID()}`),
        ];
        expect([theirsSeen.status, theirsSeen.untraced]).toEqual([404, nothing.untraced]);
        expect((await change(stranger, id, 0, aRequestBody(house))).problem.code).toBe('placement.unknown');
        expect((await worklist(stranger)).map(({ requestId }) => requestId)).not.toContain(id);
      }
      expect((await linesAbout(id)).filter(({ decision }) => decision === 'refused')).toHaveLength(4);
    });

    it('the coordination point helps with every request of the register; a chain director with those of their regions', async () => {
      const { id } = await aPlacementRequest(house, referrer);
      const director = (await somebody(house, 'chainDirector')).api;
      const elsewhereToo = (await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] })).api;
      for (const helper of [house.coordinator, director])
        expect((await worklist(helper)).map(({ requestId }) => requestId)).toContain(id);
      expect((await change(director, id, 0, aRequestBody(house, { need: { reach: 'national' } }))).status).toBe(200);
      expect((await act(house.coordinator, id, '_end', 1, { reason: 'stayedWhere' })).status).toBe(200);
      expect((await elsewhereToo.get(`/api/v1/placement-requests/${id}`)).status).toBe(404);
    });

    it('SEC-43: a ward sees a request once it is asked: its own try, never the others or why it was chosen', async () => {
      const { id } = await aPlacementRequest(house, referrer);
      const nurse = (await somebody(house, 'provider', { organisation: other })).api;
      await givenAttempt(house.db, id, { id: house.ward(), organisation: house.organisation });
      const queued = await givenAttempt(house.db, id, theirs, { state: 'queued', place: 2 });
      expect((await nurse.get(`/api/v1/placement-requests/${id}`)).status).toBe(404);
      await house.db.query(
        `update placement.attempt set state = 'asked', asked_at = now(), version = 1 where id = $1`,
        [queued],
      );
      const seen = await file(nurse, id);
      expect(seen.request.mayChange).toBe(false);
      expect(seen.attempts).toMatchObject([{ id: queued, unitId: theirs.id, weighing: null, chosenOn: null }]);
      expect(seen.steps.map(({ attemptId }) => attemptId)).toEqual([queued]);
      expect((await file(referrer, id)).attempts).toMatchObject([
        { weighing: { reasons: ['bestMatch'] } },
        { id: queued },
      ]);
      expect((await act(nurse, id, '_end', 0, { reason: 'mistake' })).problem.code).toBe('placement.unknown');
    });

    it('a ward whose turn never came does not come to know of it', async () => {
      const { id } = await aPlacementRequest(house, referrer);
      const nurse = (await somebody(house, 'provider', { organisation: other })).api;
      await givenAttempt(house.db, id, theirs, { state: 'queued' });
      await act(referrer, id, '_end', 0, { reason: 'noLongerNeeded' });
      expect((await nurse.get(`/api/v1/placement-requests/${id}`)).status).toBe(404);
      expect((await inbox(nurse, '?state=ended')).map(({ requestId }) => requestId)).not.toContain(id);
    });
  });

  describe('the lists', () => {
    it('the worklist says what to do first: by urgency, then whose turn it is', async () => {
      const { api } = await somebody(house, 'referrer');
      const regular = await aPlacementRequest(house, api, { need: { urgency: 'regular' } });
      const asked = await aPlacementRequest(house, api, { need: { urgency: 'crisis' } });
      const fresh = await aPlacementRequest(house, api, { need: { urgency: 'crisis' } });
      await givenAttempt(house.db, asked.id, theirs);
      const cards = await worklist(api);
      expect(cards.map(({ requestId, nextActor, next, clock }) => [requestId, nextActor, next, clock])).toEqual([
        [fresh.id, 'referrer', 'ask', 'none'],
        [asked.id, 'ward', 'answer', 'answer'],
        [regular.id, 'referrer', 'ask', 'none'],
      ]);
      expect(await worklist(api, '?state=ended')).toEqual([]);
      expect(await worklist(api, `?before=${encodeURIComponent(asked.openedAt)}`)).toMatchObject([
        { requestId: regular.id },
      ]);
      expect((await api.get('/api/v1/placement-requests?state=gone')).status).toBe(400);
    });

    it('the inbox of a ward has one card for each try, under what it waits for', async () => {
      const organisation = await anotherOrganisation(house);
      const [first, second] = [await aWard(house.db, organisation), await aWard(house.db, organisation)];
      const { api } = await somebody(house, 'provider', { organisation });
      const { id } = await aPlacementRequest(house, referrer);
      await givenAttempt(house.db, id, first);
      await givenAttempt(house.db, id, second, { state: 'accepted', expectedOn: today() });
      const [waiting, accepted] = [await inbox(api), await inbox(api, '?state=accepted')];
      expect(waiting).toMatchObject([
        { requestId: id, nextActor: 'ward', next: 'answer', clock: 'answer', attempts: [{ unitId: first.id }] },
      ]);
      expect(accepted).toMatchObject([
        { requestId: id, nextActor: 'ward', next: 'admit', attempts: [{ unitId: second.id }] },
      ]);
      expect(await inbox(api, '?state=ended')).toEqual([]);
      expect((await referrer.get('/api/v1/placement-inbox')).problem.code).toBe('access.denied');
    });

    it('a look at a list is in the log with every request on it, and an empty one too', async () => {
      const { api, id: actor } = await somebody(house, 'referrer');
      await worklist(api);
      const { id } = await aPlacementRequest(house, api);
      await worklist(api);
      const { rows } = await house.db.query<{ objects: unknown }>(
        `select objects from audit.access_line where actor_id = $1 and event = 'placement.list' order by seq`,
        [actor],
      );
      expect(rows.map(({ objects }) => objects)).toEqual([
        [{ type: 'search', id: 'placement.list' }],
        [{ type: 'case', id }],
      ]);
    });
  });
});
