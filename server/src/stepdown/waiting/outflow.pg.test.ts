import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addLocalDays, localDays, must, startOfLocalDay } from '@ketenzicht/shared/kernel';
import { requestPayers } from '@ketenzicht/shared/placement';
import { outflowFiguresSchema, waitFileSchema, waitsFor, type OutflowFigures } from '@ketenzicht/shared/stepdown';
import { anotherOrganisation, somebody, type Somebody } from '../../testing/care.js';
import { aWard } from '../../testing/given.js';
import { House } from '../../testing/house.js';
import { aWait, onWait, someWait } from '../../testing/waiting.js';

/** Noon in the Netherlands; long after everything here has happened. */
let now = startOfLocalDay('2026-05-20').getTime() + 12 * 3_600_000;
const clock = () => new Date(now);
const level = (house: House, unitId: string, securityLevel: string | null, setting = 'FPA') =>
  house.db.query('update reference.ward set security_level = $2, setting = $3 where id = $1', [
    unitId,
    securityLevel,
    setting,
  ]);

/** What a ward said, on this day and for eight. */
const said = (house: House, unitId: string, on: string, version: number, ready: number, causes: object = {}) =>
  house.db.query(
    `insert into capacity.ready_count (provider_id, unit_id, version, ready, ready_long, causes, observed_at, valid_until, reported_by, key, fingerprint)
     values ($1, $2, $3, $4, 0, $5, $6::timestamptz, $6::timestamptz + interval '8 days', $7, gen_random_uuid(), 'x')`,
    [house.organisation.id, unitId, version, ready, JSON.stringify(causes), `${on}T10:00:00Z`, randomUUID()],
  );

const read = async (api: House['provider'], query: string): Promise<OutflowFigures> =>
  (await api.get(`/api/v1/outflow-figures?${query}`)).as(outflowFiguresSchema);
const may = 'from=2026-05-01&to=2026-05-31';

describe('what waiting costs', () => {
  let house: House;
  let nurse: Somebody;
  beforeAll(async () => {
    now = startOfLocalDay('2026-05-20').getTime() + 12 * 3_600_000;
    house = await House.open({ wards: 6, clock });
    nurse = await somebody(house, 'provider');
  });
  afterAll(() => house.close());

  it('is every night of everybody once: per cause, payer, municipality, region and month, by the tariff of that month', async () => {
    const [three, ribw] = [house.ward(), house.ward()];
    await level(house, three, '3');
    await level(house, ribw, null, 'RIBW');
    await house.db.query(`update stepdown.tariff set until_on = '2026-05-01' where security_level = '3'`);
    await house.db.query(
      `insert into stepdown.tariff (id, security_level, from_on, day_cents, assumed, source) values (gen_random_uuid(), '3', '2026-05-01', 60000, false, 'Verzonnen voor de test')`,
    );
    await someWait(house.db, nurse.id, [
      // 10 nights in April, 19 in May until this morning.
      { unitId: three, readySince: '2026-04-21', waitsFor: 'dwelling', payer: 'wfz', municipality: 'Utrecht' },
      // 4 nights in May, in another setting.
      { unitId: ribw, readySince: '2026-05-03', endedOn: '2026-05-07', waitsFor: 'payment', payer: 'wmo' },
      // Never counted: a mistake, and before the period.
      { unitId: three, readySince: '2026-05-01', endedOn: '2026-05-09', state: 'mistake' },
      { unitId: three, readySince: '2026-01-01', endedOn: '2026-03-01' },
    ]);
    const figures = await read(house.coordinator, 'from=2026-04-01&to=2026-05-31');
    const dwelling = 10 * 52_500 + 19 * 60_000;
    expect(figures.total).toEqual({ persons: 2, days: 33, cents: dwelling + 4 * 16_000 });
    expect(figures.byMonth).toEqual([
      { month: '2026-04', persons: 1, days: 10, cents: 525_000 },
      { month: '2026-05', persons: 2, days: 23, cents: 19 * 60_000 + 64_000 },
    ]);
    const { byCause, byPayer, byRegion, byMunicipality } = figures;
    expect(byCause.filter(({ days }) => days !== 0)).toEqual([
      { cause: 'dwelling', persons: 1, days: 29, cents: dwelling },
      { cause: 'payment', persons: 1, days: 4, cents: 64_000 },
    ]);
    expect(byPayer.filter(({ days }) => days !== 0).map(({ payer, days }) => [payer, days])).toEqual([
      ['wfz', 29],
      ['wmo', 4],
    ]);
    expect(byMunicipality.map(({ municipality, days }) => [municipality, days])).toEqual([
      ['Utrecht', 29],
      [null, 4],
    ]);
    expect(byRegion).toEqual([{ regionId: house.register.regionId, ...figures.total }]);
    expect([figures.wards, figures.unpricedDays]).toEqual([{ fromPersons: 2, fromCounts: 0 }, 0]);
    expect(figures.tariffs.find(({ securityLevel, until }) => securityLevel === '3' && until === null)).toMatchObject({
      dayCents: 60_000,
      assumed: false,
    });
    expect(figures.tariffs.find(({ setting }) => setting === 'RIBW')?.assumed).toBe(true);
  });

  it('another cause counts from the day on which it was said, and a slip of the same day counts for nobody', async () => {
    const other = await anotherOrganisation(house);
    const keeper = await somebody(house, 'provider');
    expect(other.id).not.toBe(house.organisation.id);
    const unitId = house.ward();
    const before = await read(keeper.api, may);
    const made = await aWait(keeper.api, house, unitId, {
      admittedOn: null,
      readySince: '2026-05-10',
      waitsFor: 'other',
    });
    const facts = ({ wait }: typeof made, cause: string) => {
      const { admittedOn, readySince, actsBy, payer, municipality, toward, personId } = wait;
      return { admittedOn, readySince, waitsFor: cause, actsBy, payer, municipality, toward, personId };
    };
    const slip = (await onWait(keeper.api, made.wait, '', facts(made, 'authorisation'))).as(waitFileSchema);
    now += 5 * 86_400_000;
    await onWait(keeper.api, slip.wait, '', facts(slip, 'wlzPlace'));
    now += 3 * 86_400_000;
    const after = await read(keeper.api, may);
    const daysOf = (figures: OutflowFigures, wanted: string) =>
      figures.byCause.find(({ cause }) => cause === wanted)?.days;
    expect(daysOf(before, 'other')).toBe(0);
    // Ready from the 10th; said otherwise on the 25th; it is the 28th.
    expect(['other', 'authorisation', 'wlzPlace'].map((cause) => daysOf(after, cause))).toEqual([0, 15, 3]);
    now = startOfLocalDay('2026-05-20').getTime() + 12 * 3_600_000;
  });

  it('counts of a ward count while they are a fact, and not beside its persons in the same month', async () => {
    const unitId = house.ward();
    const director = await somebody(house, 'chainDirector');
    const before = await read(director.api, 'from=2026-02-01&to=2026-04-30');
    // Three from the 3rd, of whom one waits for money; two from the 9th, for eight days and no longer.
    await said(house, unitId, '2026-03-03', 1, 3, { payment: 1 });
    await said(house, unitId, '2026-03-09', 2, 2);
    // A month in which persons are registered: what it says in numbers is of the same people.
    await said(house, unitId, '2026-04-02', 3, 5);
    await someWait(house.db, nurse.id, [{ unitId, readySince: '2026-04-10', endedOn: '2026-04-12' }]);
    const after = await read(director.api, 'from=2026-02-01&to=2026-04-30');
    const march = after.byMonth.find(({ month }) => month === '2026-03');
    expect(march?.days).toBe(3 * 6 + 2 * 8);
    const gained = (cause: string) =>
      (after.byCause.find((one) => one.cause === cause)?.days ?? 0) -
      (before.byCause.find((one) => one.cause === cause)?.days ?? 0);
    expect([gained('payment'), gained('unknown'), gained('dwelling')]).toEqual([6, 28, 2]);
    expect(after.bySource.counts).toBe(34);
    expect(after.wards.fromCounts).toBe(1);
    expect((after.total.days ?? 0) - (before.total.days ?? 0)).toBe(36);
  });

  it('a ward that only says numbers counts, night by night and apart, until it registers a person in the same month', async () => {
    const numbers = await House.open({ wards: 1, clock });
    try {
      const unitId = numbers.ward();
      const say = async (version: number, body: object) => {
        const headers = { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() };
        const answer = await numbers.provider.call('PUT', `/api/v1/units/${unitId}/ready`, { body, headers });
        expect(answer.status).toBe(200);
      };
      const told = async () => {
        const figures = await read(numbers.coordinator, 'from=2026-05-01&to=2026-05-31');
        return [figures.bySource, figures.wards, figures.total.persons];
      };
      await say(0, { ready: 4, readyLong: 1, causes: { dwelling: 3 } });
      expect(await told()).toEqual([{ persons: 0, counts: 0 }, { fromPersons: 0, fromCounts: 0 }, 0]);
      now += 3 * 86_400_000;
      expect(await told()).toEqual([{ persons: 0, counts: 4 * 3 }, { fromPersons: 0, fromCounts: 1 }, 0]);
      await say(1, { ready: 2, readyLong: 1, causes: {} });
      now += 2 * 86_400_000;
      expect(await told()).toEqual([{ persons: 0, counts: 4 * 3 + 2 * 2 }, { fromPersons: 0, fromCounts: 1 }, 0]);
      const keeper = await somebody(numbers, 'provider');
      await aWait(keeper.api, numbers, unitId, { admittedOn: null, readySince: '2026-05-22' });
      expect(await told()).toEqual([{ persons: 3, counts: 0 }, { fromPersons: 1, fromCounts: 0 }, 1]);
    } finally {
      now = startOfLocalDay('2026-05-20').getTime() + 12 * 3_600_000;
      await numbers.close();
    }
  });

  it('a provider reads its own wards, and a director the own regions', async () => {
    const other = await anotherOrganisation(house);
    const [stranger, afar] = [
      await somebody(house, 'provider', { organisation: other }),
      await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] }),
    ];
    await someWait(house.db, stranger.id, [{ unitId: (await aWard(house.db, other)).id, readySince: '2026-05-18' }]);
    expect((await read(stranger.api, may)).total.days).toBe(2);
    expect((await read(afar.api, may)).total.days).toBe(0);
  });

  it('PRIV-08: outside the care chain one month that is over, no small number, and no sum that gives one away', async () => {
    const big = await House.open({ wards: 4, clock });
    try {
      const maker = await somebody(big, 'provider');
      const many = (count: number, cause: string) => Array.from({ length: count }, () => ({ waitsFor: cause }));
      const unitId = big.ward();
      await someWait(
        big.db,
        maker.id,
        [...many(23, 'dwelling'), ...many(3, 'payment')].map((one) => ({
          ...one,
          unitId,
          readySince: '2026-04-11',
          endedOn: '2026-04-21',
        })),
      );
      const figures = await read(await big.person('ministry'), 'to=2026-05-20');
      expect([figures.from, figures.to, figures.suppressed]).toEqual(['2026-04-01', '2026-04-30', true]);
      const cause = (wanted: string) => figures.byCause.find((one) => one.cause === wanted);
      expect(cause('payment')).toEqual({ cause: 'payment', persons: null, days: null, cents: null });
      // Told with the total it would say how many the small one is.
      expect(cause('dwelling')?.days).toBeNull();
      expect([figures.byMunicipality, figures.byMonth]).toEqual([[], []]);
      for (const line of figures.byCause) expect((line.persons ?? 0) % 5).toBe(0);
      const table = await (await big.person('ministry')).get('/api/v1/outflow-figures.csv?to=2026-05-20');
      expect(table.text).toContain('"wacht op","payment","","",""');
    } finally {
      await big.close();
    }
  });

  it('misses nothing that was written before a look and committed after it, and shows nothing of what was taken away since', async () => {
    const may1 = 'from=2026-05-01&to=2026-05-10';
    const unitId = house.ward();
    const director = await somebody(house, 'chainDirector');
    const before = (await read(director.api, may1)).total.days ?? 0;
    const slow = await house.db.connect();
    try {
      await slow.query('begin');
      await someWait(slow, nurse.id, [{ unitId, readySince: '2026-05-02', endedOn: '2026-05-06' }]);
      // Somebody else writes and commits meanwhile, and that is looked at.
      await someWait(house.db, nurse.id, [{ unitId, readySince: '2026-05-04', endedOn: '2026-05-05' }]);
      expect((await read(director.api, may1)).total.days).toBe(before + 1);
      await slow.query('commit');
    } finally {
      slow.release();
    }
    expect((await read(director.api, may1)).total.days).toBe(before + 5);
    await someWait(house.db, nurse.id, [{ unitId, readySince: '2019-05-01', endedOn: '2019-05-08' }]);
    const long = 'from=2019-04-01&to=2019-06-01';
    expect((await read(director.api, long)).total.days).toBe(7);
    const jobs = await house.db.connect();
    try {
      await jobs.query('begin; set local role ketenzicht_jobs');
      await jobs.query(
        `with gone as (delete from stepdown.wait where state <> 'waiting' and ended_at < '2020-01-01' returning id), said as (delete from stepdown.wait_said where wait_id in (select id from gone)) select`,
      );
      await jobs.query('commit');
    } finally {
      jobs.release();
    }
    expect((await read(director.api, long)).total.days).toBe(0);
  });

  it('adds up to what a plain count of nights gives, whoever waited when', async () => {
    const random = await House.open({ wards: 5, clock });
    try {
      const maker = await somebody(random, 'provider');
      const wards = Array.from({ length: 5 }, () => random.ward());
      const waits = Array.from({ length: 300 }, (_, at) => {
        const readySince = addLocalDays('2025-01-01', (at * 37) % 480);
        const endedOn = addLocalDays(readySince, (at * 13) % 97);
        return {
          unitId: must(wards[at % 5], 'a ward'),
          readySince,
          endedOn: endedOn > '2026-05-20' ? null : endedOn,
          waitsFor: must(waitsFor[at % waitsFor.length], 'a cause'),
          payer: must(requestPayers[at % 3], 'a payer'),
        };
      });
      await someWait(random.db, maker.id, waits);
      const figures = await read(random.coordinator, 'from=2025-03-10&to=2026-05-31');
      const counted = new Map<string, number>();
      for (const wait of waits)
        for (const night of localDays(wait.readySince, addLocalDays(wait.endedOn ?? '2026-05-20', -1)))
          if (night >= '2025-03-10' && wait.readySince !== wait.endedOn)
            for (const place of [night.slice(0, 7), wait.waitsFor, wait.payer, 'all'])
              counted.set(place, (counted.get(place) ?? 0) + 1);
      expect(figures.total.days).toBe(counted.get('all'));
      for (const { month, days } of figures.byMonth) expect([month, days]).toEqual([month, counted.get(month)]);
      for (const { cause, days } of figures.byCause) expect([cause, days]).toEqual([cause, counted.get(cause) ?? 0]);
      for (const { payer, days } of figures.byPayer) expect([payer, days]).toEqual([payer, counted.get(payer) ?? 0]);
      expect(figures.byMonth).toHaveLength(15);
    } finally {
      await random.close();
    }
  });
});
