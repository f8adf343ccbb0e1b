import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { caseFileSchema, type CaseFile } from '@ketenzicht/shared/coordination';
import { hour, minute } from '@ketenzicht/shared/kernel';
import { anotherOrganisation, lastLine, somebody, type Somebody } from '../testing/care.js';
import { aCaseBody, around, desk, fileOfCase, kindsOf, move, openCase, tryMove, tryOpen } from '../testing/cases.js';
import { House } from '../testing/house.js';
import { aPlacementRequest, today } from '../testing/placing.js';
import { until } from '../testing/placing-acts.js';
import { coordinationFaults } from './case.faults.js';

describe('cases', () => {
  let house: House;
  let director: Somebody;
  let elsewhere: Somebody;
  let adviser: Somebody;
  let stranger: Somebody;
  let colleague: Somebody;
  beforeAll(async () => {
    house = await House.open({ wards: 10 });
    director = await somebody(house, 'chainDirector');
    elsewhere = await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] });
    adviser = await somebody(house, 'adviser');
    stranger = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
    colleague = await somebody(house, 'provider');
  });
  afterEach(async () => expect(await coordinationFaults(house.db, new Date())).toEqual([]));
  afterAll(() => house.close());

  const open = (more: object = {}) => openCase(house.provider, house, more);
  const codes = ({ problem }: { problem: { errors?: { pointer: string; code: string }[] | undefined } }) =>
    problem.errors?.map(({ pointer, code }) => [pointer, code]);

  describe('opening', () => {
    it('has an owner, a deadline and a reference from its first second, and begins where it is brought', async () => {
      const mine = await open();
      expect(mine.case).toMatchObject({ rung: 'provider', state: 'open', version: 0, mayAct: true });
      expect(mine.case.reference).toMatch(/^CP-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(mine.case.owner.id).toBe(mine.case.openedBy?.id);
      expect(Date.parse(mine.case.deadline ?? '')).toBeGreaterThanOrEqual(Date.now() + 47 * hour);
      expect(kindsOf(mine)).toEqual(['opened']);
      const regional = await openCase(director.api, house);
      expect(regional.case).toMatchObject({ rung: 'region', owner: { id: director.id } });
      expect((await openCase(house.coordinator, house)).case.rung).toBe('national');
      const referrer = await somebody(house, 'referrer');
      const asked = await openCase(referrer.api, house, { kind: 'casus' });
      expect(asked.case).toMatchObject({ rung: 'region', owner: { id: director.id }, mayAct: false });
      const away = await openCase(elsewhere.api, house);
      expect(away.case.owner.id).toBe(director.id);
    });

    it('the same key opens it once, and another case under it is refused', async () => {
      const [key, body] = [randomUUID(), aCaseBody(house)];
      const [first, again] = [await tryOpen(house.provider, body, key), await tryOpen(house.provider, body, key)];
      expect(again.as(caseFileSchema).case.id).toBe(first.as(caseFileSchema).case.id);
      const other = await tryOpen(house.provider, { ...body, title: 'Iets heel anders dan dit' }, key);
      expect([other.status, other.problem.code]).toEqual([422, 'idempotency.reused']);
    });

    it('PRIV-06: free text that points at somebody is refused, and so is a region that is not there', async () => {
      const named = await tryOpen(house.provider, aCaseBody(house, { summary: 'Bel 06 12345678 over hem' }));
      expect(codes(named)).toEqual([['/summary', 'text.personal_data']]);
      const nowhere = await tryOpen(house.provider, aCaseBody(house, { regionId: 'nowhere' }));
      expect(codes(nowhere)).toEqual([['/regionId', 'knelpunt.region']]);
    });

    it('points only at what is there and may be seen by whoever links it', async () => {
      const request = await aPlacementRequest(house, house.provider);
      const links = [
        { kind: 'ward', id: house.ward() },
        { kind: 'request', id: request.id },
      ];
      expect((await open({ links })).case.links).toEqual(links);
      const theirs = await tryOpen(
        stranger.api,
        aCaseBody(house, { links: [links[1], { kind: 'ward', id: randomUUID() }] }),
      );
      expect(codes(theirs)).toEqual([
        ['/links/0/id', 'link.unknown'],
        ['/links/1/id', 'link.unknown'],
      ]);
      for (const kind of ['person', 'case', 'signal', 'request']) {
        const none = await tryOpen(house.provider, aCaseBody(house, { links: [{ kind, id: randomUUID() }] }));
        expect([kind, codes(none)]).toEqual([kind, [['/links/0/id', 'link.unknown']]]);
      }
    });

    it('is on the desk of everybody whom it concerns, and of nobody else; what runs out first on top', async () => {
      const regular = (await open()).case.id;
      const crisis = (await open({ urgency: 'crisis' })).case.id;
      for (const api of [house.provider, colleague.api, director.api, house.coordinator]) {
        const ids = (await desk(api)).map(({ id }) => id);
        expect(ids.indexOf(crisis)).toBeGreaterThanOrEqual(0);
        expect(ids.indexOf(crisis)).toBeLessThan(ids.indexOf(regular));
      }
      for (const { api } of [stranger, elsewhere, adviser])
        expect((await desk(api)).filter(({ id }) => id === regular || id === crisis)).toEqual([]);
      expect((await desk(house.provider, '?rung=national')).length).toBe(0);
      expect((await desk(director.api, '?mine=true')).every(({ owner }) => owner.id === director.id)).toBe(true);
    });
  });

  describe('moving', () => {
    it('two coordinators act at once: one of them does, the other is told to look again', async () => {
      const { case: one } = await openCase(house.coordinator, house);
      const second = await house.person('nationalCoordinator');
      const answers = await Promise.all([
        tryMove(house.coordinator, one, 'intervene', { verb: 'mediated' }),
        tryMove(second, one, 'climb'),
      ]);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
      expect(answers.find(({ status }) => status === 412)?.problem.code).toBe('version.stale');
      const { steps } = await fileOfCase(house.coordinator, one.id);
      expect(steps).toHaveLength(2);
    });

    it('without If-Match nothing moves', async () => {
      const { case: one } = await open();
      const answer = await house.provider.call('POST', `/api/v1/cases/${one.id}/_climb`, { body: {} });
      expect(answer.status).toBe(428);
    });

    it('goes up by hand, and down with a reason only', async () => {
      const { case: one } = await open();
      const up = await move(house.provider, one, 'climb', { note: 'Wij komen er zelf niet uit.' });
      expect(up.case).toMatchObject({ rung: 'region', owner: { id: director.id }, version: 1 });
      expect(up.steps.at(-1)).toMatchObject({ byClock: false, text: 'Wij komen er zelf niet uit.' });
      const silent = await tryMove(director.api, up.case, 'lower');
      expect(silent.problem.errors?.[0]?.pointer).toBe('/reason');
      const down = await move(director.api, up.case, 'lower', { reason: 'solvableLocally' });
      expect(down.case).toMatchObject({ rung: 'provider', owner: { id: one.owner.id } });
      const bottom = await tryMove(house.provider, down.case, 'lower', { reason: 'mistake' });
      expect([bottom.status, bottom.problem.code]).toEqual([409, 'knelpunt.bottom']);
    });

    it('is out of the region’s hands above it, and the last rung brings it down out of its own sight', async () => {
      const { case: one } = await openCase(house.coordinator, house);
      expect((await tryMove(director.api, one, 'climb')).status).toBe(404);
      expect((await fileOfCase(director.api, one.id)).case.mayAct).toBe(false);
      const top = await move(house.coordinator, one, 'climb');
      expect(top.case).toMatchObject({ rung: 'ministry', owner: { id: adviser.id } });
      const ministry = await somebody(house, 'ministry');
      const down = await move(ministry.api, top.case, 'lower', { reason: 'solvableLocally' });
      expect(down.case.rung).toBe('national');
      expect((await ministry.api.get(`/api/v1/cases/${one.id}`)).status).toBe(404);
      const known = await fileOfCase(adviser.api, one.id);
      expect(known.participants.map(({ id }) => id)).toEqual([adviser.id]);
    });

    it('is taken to one’s own rung, and handed to somebody of the same one', async () => {
      const { case: one, candidates } = await open();
      expect(candidates.map(({ id }) => id)).toContain(colleague.id);
      const handed = await move(house.provider, one, 'hand', { ownerId: colleague.id });
      expect(handed.case.owner.id).toBe(colleague.id);
      const wrong = await tryMove(colleague.api, handed.case, 'hand', { ownerId: director.id });
      expect(codes(wrong)).toEqual([['/ownerId', 'knelpunt.owner']]);
      const taken = await move(house.coordinator, handed.case, 'take');
      expect(taken.case).toMatchObject({ rung: 'national' });
      const twice = await tryMove(house.coordinator, taken.case, 'take');
      expect([twice.status, twice.problem.code]).toEqual([409, 'knelpunt.yours']);
    });

    it('closes with an outcome of its kind only, and a casus with what is next and who does it', async () => {
      const { case: one } = await open({ kind: 'casus' });
      const wrong = await tryMove(house.provider, one, 'close', { outcome: 'capacityAdded', cause: 'noBed' });
      expect(codes(wrong)).toEqual([
        ['/outcome', 'knelpunt.outcome'],
        ['/nextStep', 'knelpunt.next_step'],
      ]);
      const nextStep = { text: 'Intake op de nieuwe afdeling', owner: 'Afdeling 2', on: today(3) };
      const done = await move(house.provider, one, 'close', { outcome: 'placed', cause: 'noBed', nextStep });
      expect(done.case).toMatchObject({ state: 'closed', deadline: null, outcome: 'placed', nextStep, tookMinutes: 0 });
      const after = await tryMove(house.provider, done.case, 'climb');
      expect([after.status, after.problem.code]).toEqual([409, 'knelpunt.closed']);
      const again = await move(house.provider, done.case, 'reopen', { reason: 'mistake' });
      expect(again.case).toMatchObject({ state: 'open', outcome: null, nextStep: null, closedAt: null });
      expect(kindsOf(again)).toEqual(['opened', 'closed', 'reopened']);
    });

    it('cannot be closed without an outcome, not even in the database', async () => {
      const { case: one } = await open();
      expect((await tryMove(house.provider, one, 'close', { cause: 'noBed' })).status).toBe(400);
      const set = (columns: string) =>
        house.db.query(`update coordination.case_file set ${columns} where id = $1`, [one.id]);
      await expect(set(`state = 'closed', deadline = null, closed_at = now()`)).rejects.toThrow('case_file_check');
      await expect(set('deadline = null')).rejects.toThrow('case_file_check');
      await expect(set('owner_id = null')).rejects.toThrow('owner_id');
    });

    it('a case that is paused stands still; resumed it goes on with what was left', async () => {
      const { case: one } = await open({ urgency: 'crisis' });
      const paused = await move(house.provider, one, 'pause', { reason: 'waitsForBed', until: today(2) });
      expect(paused.case).toMatchObject({ state: 'paused', deadline: null, pauseReason: 'waitsForBed' });
      const running = await move(house.provider, paused.case, 'resume');
      const left = Date.parse(running.case.deadline ?? '') - Date.parse(one.deadline ?? '');
      expect(Math.abs(left)).toBeLessThan(2 * minute);
      expect((await tryMove(house.provider, running.case, 'resume')).problem.code).toBe('knelpunt.not_paused');
    });
  });

  describe('working on it', () => {
    it('tasks have an owner and a day, and are done once', async () => {
      const { case: one } = await open();
      const path = `cases/${one.id}/tasks`;
      const task = { text: 'Bel de zorgverzekeraar', dueOn: today(1) };
      expect((await around(house.provider, 'POST', path, task)).problem.code).toBe('task.nobody');
      const added = await around(house.provider, 'POST', path, { ...task, ownerId: colleague.id });
      const { tasks } = added.as(caseFileSchema);
      expect(tasks).toMatchObject([{ ownerId: colleague.id, dueOn: task.dueOn, doneAt: null }]);
      expect((await desk(house.provider)).find(({ id }) => id === one.id)?.openTasks).toBe(1);
      const done = `case-tasks/${tasks[0]?.id}/_done`;
      expect((await around(stranger.api, 'POST', done, {})).status).toBe(404);
      const answer = await around(colleague.api, 'POST', done, {});
      expect(answer.as(caseFileSchema).tasks[0]?.doneAt).not.toBeNull();
      expect((await around(colleague.api, 'POST', done, {})).status).toBe(409);
    });

    it('a conference is planned, and its decisions are written down once', async () => {
      const { case: one } = await openCase(director.api, house);
      const planned = await around(director.api, 'POST', `cases/${one.id}/conferences`, {
        at: new Date(Date.now() + hour).toISOString(),
        invited: ['Zorgkantoor', 'Gemeente'],
      });
      const [conference] = planned.as(caseFileSchema).conferences;
      const held = `case-conferences/${conference?.id}/_held`;
      const answer = await around(director.api, 'POST', held, { decisions: 'Transfore houdt een plek vrij.' });
      expect(answer.as(caseFileSchema).conferences[0]?.decisions).toBe('Transfore houdt een plek vrij.');
      expect((await around(director.api, 'POST', held, { decisions: 'Toch niet.' })).status).toBe(409);
    });

    it('links come and go, on the timeline', async () => {
      const { case: one } = await open();
      const link = { kind: 'ward', id: house.ward() };
      expect((await around(house.provider, 'POST', `cases/${one.id}/links`, link)).status).toBe(201);
      const gone = await around(house.provider, 'DELETE', `cases/${one.id}/links/ward/${link.id}`);
      expect(gone.as(caseFileSchema).case.links).toEqual([]);
      expect(kindsOf(gone.as(caseFileSchema))).toEqual(['opened', 'linked', 'unlinked']);
    });

    it('a colleague who has it open is seen by the others, and not by themselves', async () => {
      const { case: one } = await open();
      const watch = (api: Somebody['api']) => around(api, 'POST', `cases/${one.id}/_watch`, {});
      expect(JSON.parse((await watch(house.coordinator)).text)).toEqual({ watching: [] });
      const seen = await fileOfCase(director.api, one.id);
      expect(seen.watching).toHaveLength(1);
      expect((await fileOfCase(house.coordinator, one.id)).watching).toEqual([]);
      await until(async () => {
        const cards = await desk(director.api);
        return cards.find(({ id }) => id === one.id)?.watching.length === 1;
      }, 'on the desk too');
    });
  });

  it('SEC-06: every look and every act leaves a line that names the case, refusals too', async () => {
    const { case: one } = await open();
    expect(await lastLine(house)).toMatchObject({ event: 'knelpunt.open', action: 'C', outcome: 0 });
    await fileOfCase(director.api, one.id);
    expect(await lastLine(house)).toMatchObject({ event: 'knelpunt.read', action: 'R', purpose: 'coordination' });
    expect((await stranger.api.get(`/api/v1/cases/${one.id}`)).status).toBe(404);
    expect(await lastLine(house)).toMatchObject({
      event: 'knelpunt.read',
      decision: 'refused',
      objects: [{ type: 'case', id: one.id }],
    });
  });

  it('SEC-42: another organisation gets the same answer for every act as for nothing at all', async () => {
    const { case: one }: CaseFile = await open();
    for (const verb of ['climb', 'take', 'resume'])
      expect([verb, (await tryMove(stranger.api, one, verb)).status]).toEqual([verb, 404]);
    const theirs = await stranger.api.get(`/api/v1/cases/${one.id}`);
    const nothing = await stranger.api.get(`/api/v1/cases/${randomUUID()}`);
    expect(theirs.untraced).toBe(nothing.untraced);
  });
});
