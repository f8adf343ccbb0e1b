import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDate } from '@ketenzicht/shared/kernel';
import { windowSchema, windowUseSchema, type DossierFile } from '@ketenzicht/shared/safetynet';
import { z } from 'zod';
import { aPerson, anotherOrganisation, somebody, type Somebody } from '../testing/care.js';
import { aClaimBody, aWindow, claim, does, dossiers, fileOfDossier, tryClaim, tryDo } from '../testing/dossiers.js';
import { aTrajectory } from '../testing/given-trajectory.js';
import type { Organisation } from '../testing/given.js';
import { House, serve } from '../testing/house.js';
import { until } from '../testing/placing-acts.js';

const begins = new Date('2028-02-10T09:00:00Z');
const ten = { fromOn: '2028-01-20', untilOn: '2028-01-30' };

describe('a claim on the safety net', () => {
  let house: House;
  let now = begins;
  let people: Record<'adviser' | 'ministry' | 'nationalCoordinator' | 'chainDirector', Somebody>;
  let stranger: Somebody;
  let otherOrganisation: Organisation;

  beforeAll(async () => {
    house = await House.open({ wards: 1, clock: () => now });
    people = {
      adviser: await somebody(house, 'adviser'),
      ministry: await somebody(house, 'ministry'),
      nationalCoordinator: await somebody(house, 'nationalCoordinator'),
      chainDirector: await somebody(house, 'chainDirector'),
    };
    otherOrganisation = await anotherOrganisation(house);
    stranger = await somebody(house, 'provider', { organisation: otherOrganisation });
    await aWindow(house.db, house.register, '2028-01-01', '2028-02-29');
  });
  afterAll(() => house.close());

  const opened = (more: object = {}): Promise<DossierFile> => claim(house.provider, house, { ...ten, ...more });
  const at = async <T>(moment: string, act: () => Promise<T>): Promise<T> => {
    now = new Date(moment);
    try {
      return await act();
    } finally {
      now = begins;
    }
  };
  /** Somebody whom the house's organisation holds the file of. */
  const followed = async ({ providerId }: { providerId?: string }): Promise<string> => {
    const nurse = await somebody(house, 'provider');
    const { id: personId } = await aPerson(house, nurse);
    const given = { personId, ownerId: nurse.id, ...(providerId !== undefined && { providerId }) };
    return (await aTrajectory(house.db, house.organisation, given)).reference;
  };
  const inTime = '2028-03-09T09:00:00Z';

  it('runs from the claim to the last cent: addressed, advanced after four weeks, assigned, settled in two parts', async () => {
    const { adviser, ministry } = people;
    let { dossier } = await opened();
    expect(dossier).toMatchObject({
      state: 'open',
      daysLeft: 28,
      claimedOn: '2028-02-10',
      advanceFrom: '2028-03-09',
      owner: { id: adviser.id },
    });
    expect(dossier.reference).toMatch(/^NR-/);
    ({ dossier } = await does(adviser.api, dossier, 'actions', {
      payer: 0,
      verb: 'letter',
      on: '2028-02-10',
      note: 'Wethouder zorg aangeschreven.',
    }));

    const early = await at('2028-03-08T22:59:00Z', () => tryDo(ministry.api, dossier, '_advance'));
    expect([early.status, early.problem.code]).toEqual([409, 'vangnet.too_early']);

    await at(inTime, async () => {
      ({ dossier } = await fileOfDossier(ministry.api, dossier.id));
      ({ dossier } = await does(ministry.api, dossier, '_advance', { note: 'Voorschot overgemaakt.' }));
      expect(dossier).toMatchObject({
        state: 'advanced',
        owedToProviderCents: 0,
        outAtVwsCents: 450_000,
        jointCents: 450_000,
      });
      ({ dossier } = await does(adviser.api, dossier, '_assign', { payer: 1, cents: 450_000 }));
      ({ dossier } = await does(ministry.api, dossier, '_settle', { payer: 1, cents: 449_999, on: '2028-03-09' }));
      expect(dossier).toMatchObject({ state: 'advanced', outAtVwsCents: 1 });
      const most = await tryDo(ministry.api, dossier, '_settle', { payer: 1, cents: 2, on: '2028-03-09' });
      expect([most.status, most.problem.code]).toEqual([400, 'vangnet.too_much']);
      const file = await does(ministry.api, dossier, '_settle', { payer: 1, cents: 1, on: '2028-03-09' });
      expect(file.dossier).toMatchObject({ state: 'settled', outAtVwsCents: 0, endedOn: '2028-03-09' });
      expect(file.dossier.payers[1]).toMatchObject({ receivableCents: 0, settledCents: 450_000 });
      expect(file.bookings.map(({ entries }) => entries.reduce((sum, { cents }) => sum + cents, 0))).toEqual([
        0, 0, 0, 0, 0,
      ]);
    });
  });

  it('is refused outside a window, which is named; one that runs is finished after it', async () => {
    const { dossier } = await opened();
    await at('2028-03-10T09:00:00Z', async () => {
      const refused = await tryClaim(house.provider, aClaimBody(house, ten));
      expect([refused.status, refused.problem.code]).toEqual([409, 'vangnet.no_window']);
      expect(refused.problem['window']).toEqual({ fromOn: '2028-01-01', untilOn: '2028-02-29' });
      const seen = await fileOfDossier(people.ministry.api, dossier.id);
      expect((await does(people.ministry.api, seen.dossier, '_advance')).dossier.state).toBe('advanced');
    });
  });

  it('is refused with every fault at once, and leaves no trace', async () => {
    const before = (await dossiers(house.provider)).length;
    const wrong = await tryClaim(
      house.provider,
      aClaimBody(house, { ...ten, dayCents: 45_001, payers: [], pseudonym: 'JANSEN' }),
    );
    expect(wrong.status).toBe(400);
    expect(wrong.problem.errors?.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/payers', '/pseudonym']),
    );
    const sums = await tryClaim(
      house.provider,
      aClaimBody(house, { ...ten, dayCents: 45_001, summary: 'Bel 06 12345678' }),
    );
    expect(sums.problem.errors?.map(({ code }) => code)).toEqual([
      'text.personal_data',
      'vangnet.lines',
      'vangnet.total',
    ]);
    const known = await tryClaim(
      house.provider,
      aClaimBody(house, { regionId: 'nowhere', fromOn: '2028-02-11', untilOn: '2028-02-21' }),
    );
    expect(known.problem.errors?.map(({ code }) => code)).toEqual(['vangnet.future', 'vangnet.region']);
    expect(await dossiers(house.provider)).toHaveLength(before);
  });

  it('claims no care day twice: not of one trajectory by two providers, not under one code, but under another or once withdrawn', async () => {
    const trajectoryReference = await followed({ providerId: otherOrganisation.id });
    const first = await opened({ trajectoryReference });
    const overlap = async (api: House['provider'], more: object) =>
      (await tryClaim(api, aClaimBody(house, { ...ten, ...more }))).problem.code;
    expect(await overlap(stranger.api, { trajectoryReference, fromOn: '2028-01-29', untilOn: '2028-02-08' })).toBe(
      'vangnet.overlap',
    );
    expect(await overlap(house.provider, { pseudonym: first.dossier.pseudonym })).toBe('vangnet.overlap');
    await claim(house.provider, house, {
      pseudonym: first.dossier.pseudonym,
      fromOn: '2028-01-30',
      untilOn: '2028-02-09',
    });
    await does(house.provider, first.dossier, '_withdraw', { note: 'Toch betaald.' });
    await claim(stranger.api, house, { ...ten, trajectoryReference });
  });

  it('SEC-42: names only somebody who is followed and whom the provider may see; what is not theirs is answered as what is not there', async () => {
    const reference = await followed({});
    const absent = 'LL-0000-0000';
    const before = (await dossiers(house.provider)).length;
    const [unseen, missing] = [
      await tryClaim(stranger.api, aClaimBody(house, { ...ten, pseudonym: 'X1', trajectoryReference: reference })),
      await tryClaim(stranger.api, aClaimBody(house, { ...ten, pseudonym: 'X1', trajectoryReference: absent })),
    ];
    expect(missing.problem.errors).toMatchObject([{ pointer: '/trajectoryReference', code: 'vangnet.trajectory' }]);
    expect(unseen.untraced).toBe(missing.untraced);
    expect((await dossiers(house.provider)).length).toBe(before);
    const own = await opened({ trajectoryReference: reference, pseudonym: null });
    expect(own.dossier.trajectoryReference).toBe(reference);
    await does(house.provider, own.dossier, '_withdraw', { note: 'Toch betaald.' });
  });

  it('the desks that see a dossier hear that it changed, by its id and nothing else; other desks do not', async () => {
    const screens = await Promise.all([people.adviser, people.ministry, stranger].map(({ api }) => house.screen(api)));
    const heard: string[][] = screens.map(() => []);
    for (const [index, screen] of screens.entries())
      screen.socket.on('desk', (sent: unknown) => heard[index]?.push(JSON.stringify(sent)));
    const { dossier } = await opened({ fromOn: '2028-01-05', untilOn: '2028-01-15' });
    const ring = JSON.stringify({ desk: 'safetynet', subject: dossier.id });
    const rung = (index: number) => (heard[index] ?? []).filter((one) => one === ring).length;
    await until(() => rung(0) === 1 && rung(1) === 1, 'the bell of a new dossier');
    await does(people.adviser.api, dossier, '_assign', { payer: 1, cents: 100 });
    await until(() => rung(0) === 2 && rung(1) === 2, 'the bell of a move');
    expect(rung(2)).toBe(0);
    for (const screen of screens) screen.close();
  });

  it('is opened once under one key, however often it is sent', async () => {
    const [key, body] = [randomUUID(), aClaimBody(house, ten)];
    const answers = await Promise.all([1, 2, 3].map(() => tryClaim(house.provider, body, key)));
    const done = answers.filter(({ status }) => status === 201);
    const again = await tryClaim(house.provider, body, key);
    expect(done.length).toBeGreaterThan(0);
    expect(again.status).toBe(201);
    for (const more of [
      { totalCents: 900_000, dayCents: 90_000, lines: [{ tariff: 'Anders', cents: 90_000 }] },
      { pseudonym: 'ANDERS-1' },
      { payers: [{ kind: 'dji', name: 'DJI' }] },
    ]) {
      const other = await tryClaim(house.provider, { ...body, ...more }, key);
      expect([other.status, other.problem.code]).toEqual([422, 'idempotency.reused']);
    }
  });

  it('is advanced once when two press at the same moment, and wants the version that was seen', async () => {
    const { dossier } = await opened();
    await at(inTime, async () => {
      const { dossier: seen } = await fileOfDossier(people.ministry.api, dossier.id);
      const answers = await Promise.all([1, 2].map(() => tryDo(people.ministry.api, seen, '_advance')));
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
      expect(
        (await people.ministry.api.call('POST', `/api/v1/payment-dossiers/${dossier.id}/_advance`, { body: {} }))
          .status,
      ).toBe(428);
    });
  });

  it('SEC-42: is not there for another provider or another region, and only the ministry moves money of VWS', async () => {
    const { dossier } = await opened();
    const elsewhere = await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] });
    for (const { api } of [stranger, elsewhere])
      expect((await api.get(`/api/v1/payment-dossiers/${dossier.id}`)).problem.code).toBe('vangnet.unknown');
    expect((await dossiers(stranger.api)).some(({ id }) => id === dossier.id)).toBe(false);
    expect((await fileOfDossier(people.chainDirector.api, dossier.id)).may).toEqual([]);
    for (const api of [house.provider, people.adviser.api, people.chainDirector.api])
      expect((await tryDo(api, dossier, '_advance')).status).toBe(403);
  });

  it('takes a wrong settlement back with a counter-booking, once, and keeps both', async () => {
    let { dossier } = await opened();
    ({ dossier } = await does(people.adviser.api, dossier, '_assign', { payer: 0, cents: 450_000 }));
    let file = await does(house.provider, dossier, '_settle', { payer: 0, cents: 450_000, on: '2028-02-10' });
    expect(file.dossier.state).toBe('settled');
    const wrong = file.bookings.find(({ kind }) => kind === 'settled');
    const bookingId = wrong?.id ?? '';
    file = await fileOfDossier(people.ministry.api, dossier.id);
    expect(file.bookings.filter(({ mayCorrect }) => mayCorrect).map(({ kind }) => kind)).toEqual([
      'assigned',
      'settled',
    ]);
    const assigning = file.bookings.find(({ kind }) => kind === 'assigned')?.id;
    expect((await tryDo(people.ministry.api, file.dossier, '_correct', { bookingId: assigning })).problem.code).toBe(
      'vangnet.built_upon',
    );
    file = await does(people.ministry.api, file.dossier, '_correct', { bookingId, note: 'Verkeerd dossier.' });
    expect(file.dossier).toMatchObject({ state: 'open', owedToProviderCents: 450_000, endedOn: null });
    expect(file.dossier.payers[0]).toMatchObject({ receivableCents: 450_000, settledCents: 0 });
    expect(file.bookings.map(({ kind }) => kind)).toEqual(['claimed', 'assigned', 'settled', 'corrected']);
    expect((await tryDo(people.ministry.api, file.dossier, '_correct', { bookingId })).status).toBe(400);
  });

  it('tells ministry and adviser once that four weeks have gone by, also when every server sees it', async () => {
    const { dossier } = await opened();
    const others = await Promise.all([1, 2].map(() => serve(house.database.url, () => now)));
    now = new Date(inTime);
    const told = async (accountId: string) =>
      (
        await house.db.query(
          `select from coordination.told where account_id = $1 and topic = 'advanceDue' and reference = $2`,
          [accountId, dossier.reference],
        )
      ).rowCount;
    for (let tries = 0; tries < 100 && (await told(people.ministry.id)) === 0; tries++)
      await new Promise((done) => setTimeout(done, 100));
    await Promise.all(others.map((other) => other.stop()));
    expect([await told(people.ministry.id), await told(people.adviser.id)]).toEqual([1, 1]);
    const file = await fileOfDossier(people.adviser.api, dossier.id);
    expect(file.steps.filter(({ kind }) => kind === 'due').map(({ byClock }) => byClock)).toEqual([true]);
    // What the clock says is nobody's change: whoever had the dossier before them need not look again.
    expect((await does(people.ministry.api, dossier, '_advance')).dossier.state).toBe('advanced');
    now = begins;
  });

  it('PRIV-08: the register of use counts exactly for the ministry, and tells a provider no small number', async () => {
    const use = async (api: House['provider']) => (await api.get('/api/v1/advance-use')).as(z.array(windowUseSchema));
    const exact = await use(people.ministry.api);
    const historical = exact.find(({ untilOn }) => untilOn === '2021-03-31');
    expect(historical).toMatchObject({ claims: 0, advances: 0, claimedCents: 0, isOpen: false });
    const open = exact.find(({ isOpen }) => isOpen);
    expect(open).toMatchObject({ claimedCents: (open?.claims ?? 0) * 450_000 });
    expect(open?.advances).toBeGreaterThanOrEqual(2);
    const shown = (await use(house.provider)).find(({ isOpen }) => isOpen);
    expect([shown?.claimedCents, shown?.medianDays]).toEqual([null, null]);
    expect([null, 5, 10, 15]).toContain(shown?.claims);
    const table = await people.ministry.api.get('/api/v1/advance-use.csv');
    expect(table.text).toContain('niet één keer gebruikt');
  });

  it('a window is added by the ministry, not over another one, and shows at once', async () => {
    const path = '/api/v1/advance-windows';
    const body = { fromOn: '2029-01-01', untilOn: '2029-03-31', source: 'Verzonnen voor de test' };
    const made = await people.ministry.api.call('POST', path, { body });
    expect(made.status).toBe(201);
    expect(made.as(z.array(windowSchema)).map(({ untilOn }) => untilOn)).toContain('2029-03-31');
    const twice = await people.ministry.api.call('POST', path, {
      body: { ...body, fromOn: '2029-03-31', untilOn: '2029-04-01' },
    });
    expect([twice.status, twice.problem.code]).toEqual([409, 'vangnet.window_taken']);
    expect((await house.provider.call('POST', path, { body })).status).toBe(403);
    expect((await people.ministry.api.call('POST', path, { body: { ...body, untilOn: '2028-01-01' } })).status).toBe(
      400,
    );
  });

  it('LOG-01: every look and every act leaves a line about the dossier', async () => {
    const { dossier } = await opened();
    await does(people.adviser.api, dossier, 'actions', { payer: 0, verb: 'phone', on: localDate(begins) });
    await fileOfDossier(people.ministry.api, dossier.id);
    await stranger.api.get(`/api/v1/payment-dossiers/${dossier.id}`);
    const { rows } = await house.db.query<{ event: string; decision: string }>(
      `select event, decision from audit.access_line where objects @> $1::jsonb order by seq`,
      [JSON.stringify([{ type: 'paymentDossier', id: dossier.id }])],
    );
    expect(rows.map(({ event, decision }) => `${event} ${decision}`)).toEqual([
      'vangnet.open allowed',
      'vangnet.address allowed',
      'vangnet.read allowed',
      'vangnet.read refused',
    ]);
  });
});
