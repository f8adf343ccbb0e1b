import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '@ketenzicht/shared/kernel';
import {
  dwellingFileSchema,
  dwellingSchema,
  fittingHomesSchema,
  formFigureSchema,
  nextHomesSchema,
  teamSchema,
  type Dwelling,
  type DwellingInput,
} from '@ketenzicht/shared/stepdown';
import { z } from 'zod';
import { Api } from '../../testing/api.js';
import { anotherOrganisation } from '../../testing/care.js';
import { aWard, anAccount, type Organisation } from '../../testing/given.js';
import { aHome, aReference, aWaiting, homeHeaders } from '../../testing/homes.js';
import { House } from '../../testing/house.js';
import { today } from '../../testing/placing.js';
import { until } from '../../testing/placing-acts.js';

const path = '/api/v1/dwellings';

describe('step-down places', () => {
  let house: House;
  let stranger: Organisation;
  /** Who waits with one's own organisation, and who with another. */
  let [waits, waitsElsewhere]: (() => Promise<{ reference: string }>)[] = [];
  let [own, colleague, other, director, farDirector, coordinator, ministry]: Api[] = [];

  beforeAll(async () => {
    house = await House.open({ wards: 2 });
    stranger = await anotherOrganisation(house);
    const person = async (more: Parameters<typeof anAccount>[1]) =>
      new Api(house.url, (await anAccount(house.db, { register: house.register, ...more })).token);
    own = await person({ role: 'provider', organisation: house.organisation });
    colleague = await person({ role: 'provider', organisation: house.organisation });
    other = await person({ role: 'provider', organisation: stranger });
    const nurse = (await anAccount(house.db, { organisation: house.organisation })).id;
    const [ward, wardElsewhere] = [house.ward(), (await aWard(house.db, stranger)).id];
    const on = (unitId: string) => async () => ({ reference: (await aWaiting(house.db, unitId, nurse)).reference });
    [waits, waitsElsewhere] = [on(ward), on(wardElsewhere)];
    const one = await anAccount(house.db, { role: 'chainDirector', register: house.register });
    await house.db.query('update account set region_ids = $2 where id = $1', [one.id, [house.register.regionId]]);
    director = new Api(house.url, one.token);
    farDirector = await person({ role: 'chainDirector' });
    coordinator = await house.person('nationalCoordinator');
    ministry = await house.person('ministry');
  });
  afterAll(() => house.close());

  const offer = async (by: Api, more: Partial<DwellingInput> = {}): Promise<Dwelling> => {
    const answer = await by.call('POST', path, { body: aHome(house.register.regionId, more), headers: homeHeaders() });
    expect([answer.status, answer.status === 201 ? '' : answer.problem]).toEqual([201, '']);
    return answer.as(dwellingFileSchema).dwelling;
  };
  const act = (by: Api, { id }: { id: string }, verb: string, version: number, body: object = {}, key = randomUUID()) =>
    by.call('POST', `${path}/${id}/_${verb}`, { body, headers: { ...homeHeaders(version), 'idempotency-key': key } });
  const stands = async (by: Api, { id }: { id: string }) =>
    (await by.get(`${path}/${id}`)).as(dwellingFileSchema).dwelling;
  const list = async (by: Api, query = '') => (await by.get(path + query)).as(z.array(dwellingSchema));

  it('is offered by a provider for itself and by a director for a landlord of the own region only', async () => {
    const mine = await offer(own!);
    expect(mine).toMatchObject({ state: 'offered', isMine: true, promise: null });
    expect(mine.organisationName).not.toBeNull();
    expect(mine.reference).toMatch(/^WO-/);
    expect((await offer(director!)).organisationName).toBeNull();
    const far = await farDirector!.call('POST', path, { body: aHome(house.register.regionId), headers: homeHeaders() });
    expect([far.status, far.problem.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/regionId']]);
    expect((await list(other!)).find(({ id }) => id === mine.id)).toMatchObject({ isMine: false });
  });

  it('says every fault at once, and nothing is changed', async () => {
    const before = (await list(coordinator!)).length;
    const wrong = { availableFrom: '2099-01-01', offeredUntil: '2001-01-01', regionId: 'elsewhere' };
    const answer = await own!.call('POST', path, { body: aHome('x', wrong), headers: homeHeaders() });
    expect(answer.problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/availableFrom',
      '/offeredUntil',
      '/regionId',
    ]);
    const named = await own!.call('POST', path, {
      body: aHome(house.register.regionId, { conditionText: 'Bel Jan op 06-12345678', rentCents: 1.5 }),
      headers: homeHeaders(),
    });
    expect(named.problem.errors?.map(({ pointer }) => pointer).sort()).toEqual(['/conditionText', '/rentCents']);
    expect(await list(coordinator!)).toHaveLength(before);
  });

  it('offered twice with one key is one dwelling, and the key is for nothing else', async () => {
    const headers = homeHeaders();
    const body = aHome(house.register.regionId);
    const answers = await Promise.all([1, 2, 3].map(() => own!.call('POST', path, { body, headers })));
    expect(new Set(answers.map((one) => one.as(dwellingFileSchema).dwelling.id)).size).toBe(1);
    const again = await own!.call('POST', path, { body: { ...body, rentCents: 1 }, headers });
    expect([again.status, again.problem.code]).toEqual([422, 'idempotency.reused']);
  });

  it('is promised to one reference: of a hundred at once exactly one wins, and the others hear what is next best', async () => {
    const home = await offer(own!, { kind: 'studio', municipality: 'Racestad' });
    const next = await offer(director!, { kind: 'studio', municipality: 'Racestad' });
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const theirs = await (index % 4 === 1 ? waitsElsewhere! : waits!)();
        return act([own!, other!, director!, coordinator!][index % 4]!, home, 'promise', 0, theirs);
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const late = answers.filter(({ status }) => status !== 200);
    expect(new Set(late.map((one) => `${one.status} ${one.problem.code}`))).toEqual(new Set(['409 dwelling.gone']));
    for (const one of late) {
      const { nextBest } = one.as(nextHomesSchema);
      expect(nextBest[0]?.id).toBe(next.id);
      expect(nextBest.map(({ id }) => id)).not.toContain(home.id);
    }
    const { rows } = await house.db.query('select from stepdown.promise where dwelling_id = $1', [home.id]);
    expect(rows).toHaveLength(1);
  }, 60_000);

  it('one person who is promised many at once gets one', async () => {
    const homes = await Promise.all([1, 2, 3, 4].map(() => offer(own!)));
    const { reference } = await waitsElsewhere!();
    const answers = await Promise.all(homes.map((home) => act(other!, home, 'promise', 0, { reference })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409).map((one) => one.problem.code)).toEqual(
      Array.from({ length: 3 }, () => 'dwelling.has_one'),
    );
    const still = await Promise.all(homes.map((home) => stands(own!, home)));
    expect(still.filter(({ state }) => state === 'promised')).toHaveLength(1);
  });

  it('tells for whom it is promised to those two sides only, and in a list to nobody', async () => {
    const home = await offer(own!);
    const { reference } = await waitsElsewhere!();
    await act(other!, home, 'promise', 0, { reference });
    expect((await stands(other!, home)).promise).toMatchObject({ reference, isMine: true });
    expect((await stands(colleague!, home)).promise).toMatchObject({ reference, isMine: false });
    expect((await stands(farDirector!, home)).promise).toBeNull();
    expect((await stands(ministry!, home)).promise).toBeNull();
    for (const api of [own!, other!, coordinator!, ministry!])
      expect(JSON.stringify(await list(api))).not.toContain(reference);
  });

  it('a reference of a request or of somebody who is followed must be one of theirs', async () => {
    const home = await offer(own!);
    for (const reference of ['AV-0000-0000', 'LL-0000-0000', 'DS-1111-1111', 'Jansen']) {
      const answer = await act(other!, home, 'promise', 0, { reference });
      expect([reference, answer.status]).toEqual([reference, 400]);
    }
    expect((await stands(own!, home)).state).toBe('offered');
  });

  it('is promised only to somebody who still waits and whom one may see; the answer is the same as for nobody', async () => {
    const home = await offer(own!);
    const refusal = async (by: Api, reference: string) => {
      const { status, problem } = await act(by, home, 'promise', 0, { reference });
      return { status, code: problem.code, detail: problem.detail, errors: problem.errors };
    };
    const nobody = await refusal(other!, aReference());
    expect(nobody).toMatchObject({ status: 400, code: 'dwelling.reference' });
    const { reference } = await waits!();
    expect(await refusal(other!, reference)).toEqual(nobody);
    expect(await refusal(farDirector!, reference)).toEqual(nobody);
    const over = await waits!();
    await house.db.query(
      `update stepdown.wait set state = 'notReady', ended_on = $2, ended_at = now(), version = version + 1 where reference = $1`,
      [over.reference, today(-1)],
    );
    expect(await refusal(own!, over.reference)).toEqual(nobody);
    expect((await stands(own!, home)).state).toBe('offered');
    expect((await act(coordinator!, home, 'promise', 0, { reference })).status).toBe(200);
  });

  it('stands on the page of who waits: what fits, why others do not, and what is promised, also by another', async () => {
    const [unitId, nurse] = [house.ward(), (await anAccount(house.db, { organisation: house.organisation })).id];
    const wait = await aWaiting(house.db, unitId, nurse);
    const regionId = house.register.regionId;
    await house.db.query(`update stepdown.wait set toward = $2, version = version + 1 where id = $1`, [
      wait.id,
      { ageBand: '25-39', regionId, reach: 'region', accessible: true, highestRentCents: 60_000, avoidRegionIds: [] },
    ]);
    const fit = (by: Api) => by.get(`/api/v1/waits/${wait.id}/dwellings`);
    const before = (await fit(own!)).as(fittingHomesSchema);
    const cheap = await offer(director!, { accessible: true, rentCents: 59_900 });
    await offer(director!, { accessible: false, rentCents: 70_000 });
    const found = (await fit(own!)).as(fittingHomesSchema);
    expect(found.promised).toBeNull();
    expect(found.fitting.map(({ id }) => id)).toContain(cheap.id);
    expect(found.fitting.every(({ accessible, rentCents }) => accessible && rentCents <= 60_000)).toBe(true);
    expect(found.total).toBe(before.total + 1);
    expect((found.misfits.accessible ?? 0) - (before.misfits.accessible ?? 0)).toBe(1);
    expect((found.misfits.rent ?? 0) - (before.misfits.rent ?? 0)).toBe(1);
    expect((await act(coordinator!, cheap, 'promise', 0, { reference: wait.reference })).status).toBe(200);
    const promised = (await fit(own!)).as(fittingHomesSchema);
    expect(promised.promised).toMatchObject({ id: cheap.id, promise: { reference: wait.reference, isMine: false } });
    expect(promised.fitting.map(({ id }) => id)).not.toContain(cheap.id);
    for (const by of [other!, farDirector!]) {
      const answer = await fit(by);
      expect([answer.status, answer.problem.code]).toEqual([404, 'wait.unknown']);
    }
    expect((await fit(ministry!)).status).toBe(403);
  });

  it('lists as a table that names nobody, and so do the figures per form', async () => {
    const home = await offer(own!, { landlord: '=cmd|calc' });
    const { reference } = await waits!();
    await act(own!, home, 'promise', 0, { reference });
    const table = await coordinator!.call('GET', '/api/v1/dwellings.csv');
    expect([table.status, table.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(table.text).toContain(`"${home.reference}"`);
    expect(table.text).toContain(`"'=cmd|calc"`);
    expect(table.text).not.toContain(reference);
    const figures = await ministry!.call('GET', '/api/v1/vpt-form-figures.csv');
    expect(figures.text).toContain('"vorm","cliënten","teams"');
    expect(figures.text.trim().split('\r\n')).toHaveLength(6);
  });

  it('is given back by whoever promised it or keeps it, and by nobody else', async () => {
    const home = await offer(own!);
    await act(other!, home, 'promise', 0, await waitsElsewhere!());
    expect((await act(farDirector!, home, 'release', 1)).status).toBe(404);
    const key = randomUUID();
    expect((await act(other!, home, 'release', 1, {}, key)).status).toBe(200);
    // The same press again, over a line that broke, does nothing more.
    expect((await act(other!, home, 'release', 1, {}, key)).as(dwellingFileSchema).dwelling.version).toBe(2);
    expect((await act(own!, home, 'promise', 1, await waits!())).problem.code).toBe('version.stale');
    expect((await act(own!, home, 'promise', 2, await waits!())).status).toBe(200);
  });

  it('is let, and that is undone; withdrawn, and that is undone', async () => {
    const home = await offer(director!);
    await act(other!, home, 'promise', 0, await waitsElsewhere!());
    expect((await act(other!, home, 'let', 1)).status).toBe(404);
    expect((await act(director!, home, 'let', 1)).as(dwellingFileSchema).dwelling.state).toBe('let');
    expect(await list(director!)).not.toContainEqual(expect.objectContaining({ id: home.id }));
    expect((await act(director!, home, 'restore', 2)).as(dwellingFileSchema).dwelling).toMatchObject({
      state: 'promised',
      promise: { isMine: false },
    });
    expect((await act(director!, home, 'withdraw', 3)).as(dwellingFileSchema).dwelling.state).toBe('withdrawn');
    expect((await act(director!, home, 'restore', 4)).as(dwellingFileSchema).dwelling).toMatchObject({
      state: 'offered',
      promise: null,
    });
  });

  it('what was confirmed too long ago is not to be promised until somebody says it is there, in one press', async () => {
    const home = await offer(own!);
    await house.db.query(
      `alter table stepdown.dwelling disable trigger steps; update stepdown.dwelling set confirmed_at = now() - interval '15 days', confirmed_until = now() - interval '1 day' where id = '${home.id}'; alter table stepdown.dwelling enable trigger steps`,
    );
    const refused = await act(other!, home, 'promise', 0, await waitsElsewhere!());
    expect([refused.status, refused.problem.code]).toEqual([409, 'dwelling.unconfirmed']);
    expect((await act(other!, home, 'confirm', 0)).status).toBe(404);
    const confirmed = (await act(own!, home, 'confirm', 0)).as(dwellingFileSchema).dwelling;
    expect(Date.parse(confirmed.confirmedUntil) - Date.parse(confirmed.confirmedAt)).toBe(14 * day);
    expect((await act(other!, home, 'promise', 1, await waitsElsewhere!())).status).toBe(200);
  });

  it('falls free by itself when its promise runs out, and is withdrawn after its last day', async () => {
    const [promised, over] = [await offer(own!), await offer(director!)];
    await act(other!, promised, 'promise', 0, await waitsElsewhere!());
    await house.db.query(
      `update stepdown.promise set promised_at = now() - interval '8 days', until_at = now() - interval '1 day' where dwelling_id = $1`,
      [promised.id],
    );
    await house.db.query(
      `alter table stepdown.dwelling disable trigger steps; update stepdown.dwelling set offered_until = current_date - 2 where id = '${over.id}'; alter table stepdown.dwelling enable trigger steps`,
    );
    await until(async () => (await stands(own!, promised)).state === 'offered', 'the promise has run out');
    await until(async () => (await stands(own!, over)).state === 'withdrawn', 'the offer is over');
    expect((await stands(own!, promised)).promise).toBeNull();
    const { steps } = (await own!.get(`${path}/${promised.id}`)).as(dwellingFileSchema);
    expect(steps[0]).toMatchObject({ kind: 'expired', byClock: true });
    expect((await act(director!, over, 'restore', 1)).problem.code).toBe('dwelling.offer_ended');
  }, 20_000);

  it('falls free when whoever it was promised to went elsewhere, once that cannot be taken back', async () => {
    const [gone, moving] = [await offer(own!), await offer(own!)];
    for (const [home, leftTo] of [
      [gone, 'family'],
      [moving, 'vptDwelling'],
    ] as const) {
      const theirs = await waitsElsewhere!();
      await act(other!, home, 'promise', 0, theirs);
      await house.db.query(
        `update stepdown.wait set state = 'left', left_to = $2, ended_on = current_date - 2, ended_at = now() - interval '25 hours', version = version + 1 where reference = $1`,
        [theirs.reference, leftTo],
      );
    }
    await until(async () => (await stands(own!, gone)).state === 'offered', 'it is free again');
    expect((await stands(own!, moving)).state).toBe('promised');
  }, 20_000);

  it('is changed by whoever keeps it, on the version that was seen, and not while it is promised', async () => {
    const home = await offer(own!);
    const change = (by: Api, version: number, more: Partial<DwellingInput> = {}) =>
      by.call('PUT', `${path}/${home.id}`, {
        body: aHome(house.register.regionId, { rentCents: 71_000, ...more }),
        headers: homeHeaders(version),
      });
    expect((await change(other!, 0)).status).toBe(404);
    expect((await change(colleague!, 0)).as(dwellingFileSchema).dwelling).toMatchObject({
      rentCents: 71_000,
      version: 1,
    });
    expect((await change(own!, 0)).status).toBe(412);
    expect((await change(own!, 1, { regionId: 'elsewhere' })).problem.errors?.[0]?.pointer).toBe('/regionId');
    await act(other!, home, 'promise', 1, await waitsElsewhere!());
    expect((await change(own!, 2)).problem.code).toBe('dwelling.not_now');
  });

  it('is found by region, kind, rent, access and day', async () => {
    const home = await offer(own!, {
      kind: 'house',
      rentCents: 12_345,
      accessible: true,
      availableFrom: today(9),
    });
    const found = async (query: string) => (await list(other!, query)).some(({ id }) => id === home.id);
    const all = `?region=${encodeURIComponent(house.register.regionId)}&kind=house&rent=12345&accessible=1&by=${today(9)}`;
    expect(await found(all)).toBe(true);
    expect(await found(all.replace('rent=12345', 'rent=12344'))).toBe(false);
    expect(await found(all.replace('kind=house', 'kind=room'))).toBe(false);
    expect(await found(all.replace(`by=${today(9)}`, `by=${today(8)}`))).toBe(false);
  });

  describe('what VPT teams say', () => {
    const say = (by: Api, body: object, headers = homeHeaders(0)) =>
      by.call('PUT', '/api/v1/vpt-teams', { body, headers });
    const body = (more: object = {}) => ({
      regionId: house.register.regionId,
      clients: { unclustered: 6, clustered: 3 },
      mostClients: 12,
      roomFrom: null,
      ...more,
    });

    it('stands by version, once per key, and adds up per form with how many said it', async () => {
      const headers = homeHeaders(0);
      expect((await say(own!, body(), headers)).as(teamSchema)).toMatchObject({ version: 1, isMine: true });
      expect((await say(own!, body(), headers)).as(teamSchema).version).toBe(1);
      expect((await say(colleague!, body())).problem.code).toBe('vptTeam.stale');
      expect((await say(other!, body({ clients: { unclustered: 2 }, mostClients: 2 }))).status).toBe(200);
      const figures = (await own!.get('/api/v1/vpt-form-figures')).as(z.array(formFigureSchema));
      expect(figures.find(({ form }) => form === 'unclustered')).toMatchObject({ clients: 8, teams: 2, lapsed: 0 });
      expect(figures.find(({ form }) => form === 'linked')).toMatchObject({ clients: 0, teams: 0, oldestAt: null });
    });

    it('is not shown to outsiders where it could be one person or one team', async () => {
      const figures = (await ministry!.get('/api/v1/vpt-form-figures')).as(z.array(formFigureSchema));
      expect(figures.find(({ form }) => form === 'unclustered')?.clients).toBe(8);
      expect(figures.find(({ form }) => form === 'clustered')?.clients).toBeNull();
      expect((await ministry!.get('/api/v1/vpt-teams')).status).toBe(403);
    });

    it('is refused with all faults: no form, more than the most, a day too far', async () => {
      const wrong = await say(own!, body({ mostClients: 3, roomFrom: '2099-01-01' }), homeHeaders(1));
      expect(wrong.problem.errors?.map(({ pointer }) => pointer).sort()).toEqual(['/mostClients', '/roomFrom']);
      expect((await say(own!, body({ clients: {} }), homeHeaders(1))).problem.errors?.[0]?.code).toBe(
        'vptTeam.no_form',
      );
      expect((await say(own!, body({ regionId: 'nowhere' }), homeHeaders(0))).status).toBe(400);
    });
  });
});
