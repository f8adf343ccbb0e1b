import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { regularEnd, trajectorySchema, type Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { z } from 'zod';
import type { Answer, Api } from '../testing/api.js';
import {
  aPerson,
  anotherOrganisation,
  emergencyBody,
  lastLine,
  linesAbout,
  somebody,
  type Somebody,
} from '../testing/care.js';
import {
  aChecklist,
  aFollowed,
  aReport,
  anInclusion,
  fileOfTrajectory,
  moveOn,
  toTable,
  tryMoveOn,
  tryReport,
} from '../testing/following.js';
import { House } from '../testing/house.js';

describe('the road of who is followed', () => {
  let house: House;
  let nurse: Somebody;
  let director: Somebody;
  let elsewhere: Somebody;
  let stranger: Somebody;
  let colleague: Somebody;
  let now = new Date();
  const on = (days = 0) => addLocalDays(localDate(now), days);
  beforeAll(async () => {
    house = await House.open({ wards: 1, clock: () => now });
    nurse = await somebody(house, 'provider');
    director = await somebody(house, 'chainDirector');
    elsewhere = await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] });
    stranger = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
    colleague = await somebody(house, 'provider');
  });
  afterAll(() => house.close());

  const codes = ({ problem }: Answer) => problem.errors?.map(({ pointer, code }) => [pointer, code]);
  const refusal = (answer: Answer) => [answer.status, answer.problem.code];
  const list = async (api: Api, query = '') =>
    (await api.get(`/api/v1/trajectories${query}`)).as(z.array(trajectorySchema));
  const find = async (api: Api, body: object) =>
    (await api.call('POST', '/api/v1/trajectories/_search', { body })).as(z.array(trajectorySchema));

  /** Gone afterwards, or they would be given what is reported next. */
  async function another<T>(body: (other: Somebody) => Promise<T>): Promise<T> {
    const other = await somebody(house, 'chainDirector');
    const result = await body(other);
    await house.db.query('update identity.account set disabled_at = now() where id = $1', [other.id]);
    return result;
  }

  describe('reporting', () => {
    it('has an owner of the region and a reference from its first second, and the words are sealed', async () => {
      const one = await aReport(house, nurse);
      expect(one).toMatchObject({ phase: 'reported', version: 0, owner: { id: director.id }, opens: true });
      expect(one.reference).toMatch(/^LL-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      const { steps } = await fileOfTrajectory(director.api, one);
      expect(steps).toMatchObject([{ kind: 'reported', words: 'Keert steeds terug zonder vaste plek.' }]);
      const { rows } = await house.db.query<{ words: string }>(
        'select words from ketenveldnorm.step where trajectory_id = $1',
        [one.id],
      );
      expect(rows[0]?.words).toMatch(/^v1\|/);
      expect(await lastLine(house)).toMatchObject({ event: 'trajectory.read', activity: 'ketenveldnorm' });
    });

    it('the region’s directors share the work: whoever follows the fewest gets the next', async () => {
      const region = `${house.register.id}/shared`;
      await house.db.query(
        `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'D', 'Shared', '2000-01-01')`,
        [region, house.register.id],
      );
      const alone = await aReport(house, nurse, { regionId: region });
      expect(alone.owner.id).toBe(nurse.id);
      const [one, two] = [
        await somebody(house, 'chainDirector', { regionIds: [region] }),
        await somebody(house, 'chainDirector', { regionIds: [region] }),
      ];
      const owners = [];
      for (let count = 0; count < 4; count++) owners.push((await aReport(house, nurse, { regionId: region })).owner.id);
      expect(owners.toSorted()).toEqual([one.id, one.id, two.id, two.id].toSorted());
    });

    it('the same key reports once; another report under it is refused', async () => {
      const { id: personId } = await aPerson(house, nurse);
      const [key, body] = [randomUUID(), { personId, regionId: house.register.regionId, words: 'Eén keer.' }];
      const [first, again] = [await tryReport(nurse.api, body, key), await tryReport(nurse.api, body, key)];
      expect(again.as(trajectorySchema)).toEqual(first.as(trajectorySchema));
      const other = await tryReport(nurse.api, { ...body, regionId: 'elsewhere' }, key);
      expect(refusal(other)).toEqual([422, 'idempotency.reused']);
    });

    it('nobody is followed twice: the second report names the first, also of two at once', async () => {
      const one = await aReport(house, nurse);
      const body = { personId: one.personId, regionId: house.register.regionId, words: 'Nog eens.' };
      const second = await tryReport(nurse.api, body);
      expect(refusal(second)).toEqual([409, 'trajectory.exists']);
      expect(second.problem.detail).toContain(one.reference);
      const { id: personId } = await aPerson(house, nurse);
      const both = await Promise.all([0, 1].map(() => tryReport(nurse.api, { ...body, personId })));
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    });

    it('opens no file that was closed: not by a colleague, not in an emergency, not from elsewhere', async () => {
      const person = await aPerson(house, nurse);
      const body = { personId: person.id, regionId: house.register.regionId, words: 'Wie is dit?' };
      expect(refusal(await tryReport(colleague.api, body))).toEqual([403, 'person.no_relation']);
      expect(refusal(await tryReport(stranger.api, body))).toEqual([404, 'person.unknown']);
      await colleague.api.call('POST', `/api/v1/persons/${person.id}/_break-glass`, { body: emergencyBody });
      expect(refusal(await tryReport(colleague.api, body))).toEqual([403, 'trajectory.denied']);
      const lines = await linesAbout(house, person.id);
      expect(lines.filter(({ event, outcome }) => event === 'trajectory.report' && outcome === 4)).toHaveLength(3);
      const nowhere = await tryReport(nurse.api, { ...body, regionId: 'nowhere' });
      expect(codes(nowhere)).toEqual([['/regionId', 'trajectory.region']]);
      expect(await find(nurse.api, { personId: person.id })).toEqual([]);
    });
  });

  describe('who sees it', () => {
    it('the card is for the region, the holder and who takes part; the file only for who follows', async () => {
      const one = await aReport(house, nurse);
      await another(async (other) => {
        for (const { api } of [nurse, director, colleague, other]) {
          expect((await list(api)).map(({ id }) => id)).toContain(one.id);
          expect(await find(api, { reference: one.reference.toLowerCase() })).toMatchObject([{ id: one.id }]);
        }
        for (const { api } of [nurse, director]) expect((await fileOfTrajectory(api, one)).steps).toHaveLength(1);
        for (const { api } of [colleague, other]) {
          const answer = await api.get(`/api/v1/trajectories/${one.id}`);
          expect(refusal(answer)).toEqual([403, 'trajectory.no_relation']);
        }
      });
      for (const { api } of [stranger, elsewhere]) {
        expect((await list(api, '?phase=all')).filter(({ id }) => id === one.id)).toEqual([]);
        expect(await find(api, { trajectoryId: one.id })).toEqual([]);
        expect(refusal(await api.get(`/api/v1/trajectories/${one.id}`))).toEqual([404, 'trajectory.unknown']);
        expect((await tryMoveOn(api, one, 'plan', {})).status).toBe(400);
        expect((await tryMoveOn(api, one, 'answer-end', { agree: true, words: null })).status).toBe(404);
      }
      expect((await list(director.api, '?mine=true')).every(({ owner }) => owner.id === director.id)).toBe(true);
      expect((await list(nurse.api, '?phase=following')).filter(({ phase }) => phase !== 'following')).toEqual([]);
    });

    it('in an emergency one may look, and not change', async () => {
      const one = await aReport(house, nurse);
      await colleague.api.call('POST', `/api/v1/persons/${one.personId}/_break-glass`, { body: emergencyBody });
      expect((await fileOfTrajectory(colleague.api, one)).steps[0]?.words).toContain('Keert');
      expect(await lastLine(house)).toMatchObject({ purpose: 'emergency' });
      const end = { ground: 'death', on: on(), words: 'Bericht van de arts.' };
      expect(refusal(await tryMoveOn(colleague.api, one, 'end', end))).toEqual([403, 'trajectory.denied']);
    });
  });

  describe('from report to inclusion', () => {
    it('the weegteam brings nobody to the table with a criterion that is not met, and hears which', async () => {
      const one = await aReport(house, nurse);
      const checklist = aChecklist({
        danger: { answer: 'unclear', words: null },
        cause: { answer: 'notMet', words: 'Geen oorzaak bekend.' },
      });
      const refused = await tryMoveOn(director.api, one, 'triage', toTable(on(-1), { checklist }));
      expect(codes(refused)).toEqual([
        ['/checklist/danger/answer', 'trajectory.criterion'],
        ['/checklist/cause/answer', 'trajectory.criterion'],
        ['/checklist/danger/words', 'trajectory.reason_missing'],
        ['/tableOn', 'trajectory.before'],
      ]);
      expect((await fileOfTrajectory(director.api, one)).checklist).toBeNull();
      const empty = await tryMoveOn(director.api, one, 'triage', { to: 'table', tableOn: on(7) });
      expect(empty.status).toBe(400);
    });

    it('a no has a reason and stays readable as a road; reported again it begins anew', async () => {
      const one = await aReport(house, nurse);
      const checklist = aChecklist({ adult: { answer: 'notMet', words: 'Nog zestien jaar.' } });
      const no = { to: 'declined', checklist, reason: 'criteriaNotMet', words: 'Jeugdhulp past beter.' };
      const declined = await moveOn(director.api, one, 'triage', no);
      expect(declined).toMatchObject({ phase: 'declined', version: 1 });
      expect((await list(director.api)).filter(({ id }) => id === one.id)).toEqual([]);
      const { checklist: kept, steps } = await fileOfTrajectory(nurse.api, one);
      expect(kept?.adult).toEqual({ answer: 'notMet', words: 'Nog zestien jaar.' });
      expect(steps.map(({ kind }) => kind)).toEqual(['declined', 'reported']);
      expect(refusal(await tryMoveOn(nurse.api, declined, 'end', endBody()))).toEqual([409, 'trajectory.not_now']);
      const body = { personId: one.personId, regionId: house.register.regionId, words: 'Nu achttien.' };
      expect((await tryReport(nurse.api, body)).status).toBe(201);
    });

    it('the table includes with a provider, directors, a plan and a next contact, for two years', async () => {
      const process = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
      const triaged = await moveOn(director.api, await aReport(house, nurse), 'triage', toTable(on()));
      const directors = [{ role: 'processDirector', name: 'Pietje Precies', accountId: process.id }];
      const included = await moveOn(director.api, triaged, 'decide', anInclusion(house, on(), { directors }));
      expect(included).toMatchObject({
        phase: 'following',
        includedOn: on(),
        regularEnd: regularEnd(on()),
        nextContactOn: on(14),
        intervalDays: 14,
        providerId: house.organisation.id,
        term: 1,
      });
      const file = await fileOfTrajectory(process.api, included);
      expect(file).toMatchObject({
        directors,
        present: ['Gemeente', 'Zorg- en Veiligheidshuis'],
        plan: { version: 1 },
      });
      expect(file.steps.map(({ kind }) => kind)).toEqual(['planned', 'included', 'triaged', 'reported']);
      const { rows } = await house.db.query(
        `select on_day::text as on from ketenveldnorm.contact where trajectory_id = $1 and state = 'planned'`,
        [included.id],
      );
      expect(rows).toEqual([{ on: on(14) }]);
    });

    it('a decision with faults names all of them, and nothing happened', async () => {
      const triaged = await moveOn(director.api, await aReport(house, nurse), 'triage', toTable(on()));
      const bad = anInclusion(house, on(1), {
        providerId: randomUUID(),
        nextContactOn: on(40),
        directors: [
          { role: 'processDirector', name: 'Een', accountId: randomUUID() },
          { role: 'processDirector', name: 'Twee', accountId: null },
        ],
      });
      expect(codes(await tryMoveOn(director.api, triaged, 'decide', bad))).toEqual([
        ['/on', 'trajectory.future'],
        ['/nextContactOn', 'trajectory.contact_late'],
        ['/providerId', 'trajectory.provider'],
        ['/directors/0/accountId', 'trajectory.director'],
        ['/directors/1/role', 'trajectory.director_twice'],
      ]);
      const before = await tryMoveOn(director.api, triaged, 'decide', anInclusion(house, on(-3)));
      expect(codes(before)).toEqual([['/on', 'trajectory.before']]);
      const early = await tryMoveOn(director.api, triaged, 'plan', planBody());
      expect(refusal(early)).toEqual([409, 'trajectory.not_now']);
      expect((await fileOfTrajectory(director.api, triaged)).trajectory).toEqual(triaged);
    });

    it('who reported does not weigh, and two directors at once: one is told to look again', async () => {
      const one = await aReport(house, nurse);
      expect(refusal(await tryMoveOn(nurse.api, one, 'triage', toTable(on())))).toEqual([403, 'access.denied']);
      const both = await Promise.all([0, 1].map(() => tryMoveOn(director.api, one, 'triage', toTable(on()))));
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
      const bare = await director.api.call('POST', `/api/v1/trajectories/${one.id}/_triage`, { body: toTable(on()) });
      expect(bare.status).toBe(428);
    });
  });

  const planBody = (more: object = {}) => ({
    intervalDays: 7,
    agreedWith: ['Gemeente'],
    words: 'Vaker langs.',
    nextContactOn: on(7),
    ...more,
  });
  const endBody = (more: object = {}) => ({
    ground: 'emigration',
    on: on(),
    words: 'Woont in het buitenland.',
    ...more,
  });
  const follow = (): Promise<Trajectory> => aFollowed(house, nurse, director.api, on());

  describe('while following', () => {
    it('a new plan is a new version, and the next contact keeps within its interval', async () => {
      const one = await follow();
      const late = await tryMoveOn(nurse.api, one, 'plan', planBody({ nextContactOn: on(8) }));
      expect(codes(late)).toEqual([['/nextContactOn', 'trajectory.contact_late']]);
      const planned = await moveOn(nurse.api, one, 'plan', planBody());
      expect(planned).toMatchObject({ intervalDays: 7, nextContactOn: on(7), version: one.version + 1 });
      const { plan } = await fileOfTrajectory(director.api, one);
      expect(plan).toMatchObject({ version: 2, intervalDays: 7, words: 'Vaker langs.' });
    });

    it('BAD-26: of two who write a new plan at once one is told to look again, and nothing of either is lost', async () => {
      const one = await follow();
      const [hers, his] = [planBody({ words: 'Vaker langs.' }), planBody({ words: 'Eerst wonen.', intervalDays: 14 })];
      const both = await Promise.all([
        tryMoveOn(nurse.api, one, 'plan', hers),
        tryMoveOn(director.api, one, 'plan', his),
      ]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
      const isHers = both[0].status === 200;
      const [first, second, api] = isHers ? [hers, his, director.api] : [his, hers, nurse.api];
      const seen = await fileOfTrajectory(api, one);
      expect(seen.trajectory.version).toBe(one.version + 1);
      expect(seen.plan).toMatchObject({ version: 2, words: first.words, intervalDays: first.intervalDays });

      const again = await moveOn(api, seen.trajectory, 'plan', second);
      expect(again).toMatchObject({ version: one.version + 2, intervalDays: second.intervalDays });
      expect((await fileOfTrajectory(api, one)).plan).toMatchObject({ version: 3, words: second.words });
      const { rows } = await house.db.query<{ versions: number[] }>(
        'select array_agg(version order by version) as versions from ketenveldnorm.plan where trajectory_id = $1',
        [one.id],
      );
      expect(rows[0]?.versions).toEqual([1, 2, 3]);
    });

    it('an earlier end needs a ground of the list and somebody else who agrees', async () => {
      const one = await follow();
      const other = await tryMoveOn(nurse.api, one, 'end', endBody({ ground: 'evaluated' }));
      expect(other.status).toBe(400);
      expect(codes(await tryMoveOn(nurse.api, one, 'end', endBody({ on: on(1) })))).toEqual([
        ['/on', 'trajectory.future'],
      ]);
      const nothing = await tryMoveOn(director.api, one, 'answer-end', { agree: true, words: null });
      expect(refusal(nothing)).toEqual([409, 'trajectory.end_not_proposed']);
      const proposed = await moveOn(nurse.api, one, 'end', endBody());
      expect(proposed).toMatchObject({ phase: 'following', endProposed: { ground: 'emigration', byId: nurse.id } });
      const self = await tryMoveOn(nurse.api, proposed, 'answer-end', { agree: true, words: null });
      expect(refusal(self)).toEqual([403, 'trajectory.second_needed']);
      const again = await tryMoveOn(director.api, proposed, 'end', endBody());
      expect(refusal(again)).toEqual([409, 'trajectory.end_proposed']);

      const refused = await moveOn(director.api, proposed, 'answer-end', { agree: false, words: 'Hij is er nog.' });
      expect(refused).toMatchObject({ phase: 'following', endProposed: null });
      const anew = await moveOn(director.api, refused, 'end', endBody({ ground: 'otherRegime' }));
      const ended = await moveOn(nurse.api, anew, 'answer-end', { agree: true, words: 'Klopt.' });
      expect(ended).toMatchObject({ phase: 'ended', endedOn: on(), endGround: 'otherRegime', nextContactOn: null });
    });

    it('a director of the region is a second pair of eyes under the pseudonym, without words', async () => {
      const one = await follow();
      const proposed = await moveOn(nurse.api, one, 'end', endBody({ ground: 'death' }));
      const ended = await another(async ({ api }) => {
        const wordy = await tryMoveOn(api, proposed, 'answer-end', { agree: true, words: 'Gezien.' });
        expect(refusal(wordy)).toEqual([403, 'trajectory.denied']);
        return moveOn(api, proposed, 'answer-end', { agree: true, words: null });
      });
      expect(ended).toMatchObject({ phase: 'ended', endGround: 'death', opens: false });
    });

    it('once ended the road stays and the words close, and no contact stays planned', async () => {
      const one = await follow();
      const proposed = await moveOn(director.api, one, 'end', endBody());
      await moveOn(nurse.api, proposed, 'answer-end', { agree: true, words: null });
      const { steps, plan } = await fileOfTrajectory(director.api, one);
      expect(steps.map(({ kind }) => kind)).toEqual([
        'ended',
        'endProposed',
        'planned',
        'included',
        'triaged',
        'reported',
      ]);
      expect([plan?.words, ...steps.map(({ words }) => words)].filter(Boolean)).toEqual([]);
      const { rows } = await house.db.query(
        'select state, count(*)::int from ketenveldnorm.contact where trajectory_id = $1 group by 1',
        [one.id],
      );
      expect(rows).toEqual([{ state: 'cancelled', count: 1 }]);
      const counted = await list(director.api, '?phase=all');
      expect(counted.find(({ id }) => id === one.id)).toMatchObject({ endedOn: on(), includedOn: on() });
    });
  });

  it('erased with the person: nothing of the road is left', async () => {
    const one = await follow();
    await house.db.query('delete from care.person where id = $1', [one.personId]);
    for (const table of ['trajectory', 'step', 'tenure', 'plan', 'weighing', 'contact']) {
      const column = table === 'trajectory' ? 'id' : 'trajectory_id';
      const { rowCount } = await house.db.query(`select from ketenveldnorm.${table} where ${column} = $1`, [one.id]);
      expect([table, rowCount]).toEqual([table, 0]);
    }
  });

  describe('two years later', () => {
    let includedOn: string;
    let waits: Trajectory;
    let goes: Trajectory;
    const evaluation = (more: object = {}) => ({ on: on(), words: 'Het gaat goed.', ...more });
    beforeAll(async () => {
      includedOn = on();
      waits = await follow();
      goes = await follow();
    });

    it('no evaluation decides a day too early, and it says from which day', async () => {
      const end = regularEnd(includedOn);
      now = new Date(new Date(`${end}T10:00:00Z`).getTime() - 86_400_000);
      const early = await tryMoveOn(director.api, waits, 'evaluate', {
        ...evaluation({ outcome: 'end' }),
        aftercareOn: on(30),
        aftercareBy: 'Wijkteam',
      });
      expect(refusal(early)).toEqual([409, 'trajectory.too_early']);
      expect(early.problem).toMatchObject({ from: end });
    });

    it('on the day itself it ends with somebody who calls once more, and stays in the counts until that day', async () => {
      now = new Date(now.getTime() + 86_400_000);
      const body = { outcome: 'end', aftercareBy: 'Wijkteam Noord', ...evaluation() };
      const past = await tryMoveOn(director.api, waits, 'evaluate', { ...body, aftercareOn: on(-1) });
      expect(codes(past)).toEqual([['/aftercareOn', 'trajectory.before']]);
      const ended = await moveOn(director.api, waits, 'evaluate', { ...body, aftercareOn: on(30) });
      expect(ended).toMatchObject({
        phase: 'ended',
        endedOn: on(),
        endGround: 'evaluated',
        includedOn,
        aftercare: { on: on(30), by: 'Wijkteam Noord' },
      });
    });

    it('or goes on for a new term, with a contact that was not forgotten', async () => {
      const body = { outcome: 'continue', ...evaluation(), nextContactOn: on(7) };
      const forgotten = await tryMoveOn(director.api, goes, 'evaluate', body);
      expect(codes(forgotten)).toEqual([['/nextContactOn', 'trajectory.contact_first']]);
      await house.db.query(
        `update ketenveldnorm.trajectory set last_contact_on = $2, next_contact_on = $2, version = version + 1, changed_at = now() where id = $1`,
        [goes.id, on(-1)],
      );
      await house.db.query(`delete from ketenveldnorm.contact where trajectory_id = $1`, [goes.id]);
      const seen = { ...goes, version: goes.version + 1 };
      const next = await moveOn(director.api, seen, 'evaluate', body);
      expect(next).toMatchObject({
        phase: 'following',
        term: 2,
        regularEnd: regularEnd(includedOn, 2),
        nextContactOn: on(7),
      });
    });
  });
});
