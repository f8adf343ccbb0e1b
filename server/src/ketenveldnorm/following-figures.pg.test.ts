import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followingFiguresSchema, programmeSchema } from '@ketenzicht/shared/ketenveldnorm';
import type { Role } from '@ketenzicht/shared/kernel';
import { parse } from 'csv-parse/sync';
import type pg from 'pg';
import { Api } from '../testing/api.js';
import { aProgrammeRegion } from '../testing/following-figures.examples.js';
import { aPerson } from '../testing/given-person.js';
import { anAccount } from '../testing/given.js';
import { House } from '../testing/house.js';

const now = new Date('2026-11-22T12:00:00Z');
const path = '/api/v1/following-figures';

interface Given {
  reported: string;
  included?: string;
  ended?: string;
  region?: string;
  kept?: number;
  missed?: number;
}

describe('figures of whoever is followed', () => {
  let house: House;
  let southId: string;
  let director: Api;
  let made = 0;

  /** As the road would have left it: with its tenures and steps. */
  async function someone(db: pg.Pool, given: Given): Promise<void> {
    const { organisation, register } = house;
    const { id: ownerId } = await anAccount(db, { role: 'chainDirector', register, regionIds: [register.regionId] });
    const regionId = given.region ?? register.regionId;
    const person = await aPerson(db, organisation, { regionId });
    const id = randomUUID();
    const phase = given.ended ? 'ended' : given.included ? 'following' : 'reported';
    const letters = String(made++).padStart(4, '0');
    await db.query(
      `insert into ketenveldnorm.trajectory (organisation_id, id, person_id, directory_id, reference, region_id, lead_provider_id, phase, owner_id, reported_at, reported_by,
         included_on, regular_end, interval_days, next_contact_on, last_contact_on, end_proposed_by, end_agreed_by, ended_on, end_ground, changed_at)
       values ($1, $2, $3, $4, $5, $6, $1, $7, $8, $9, $8, $10::date, ($10::date + interval '2 years')::date, 14, $10, null, $8, $11, $12, $13, $9)`,
      [
        person.organisationId,
        id,
        person.id,
        register.id,
        `LL-0000-${letters}`,
        regionId,
        phase,
        ownerId,
        `${given.reported}T09:00:00Z`,
        given.included ?? null,
        (await anAccount(db, { role: 'chainDirector', register })).id,
        given.ended ?? null,
        given.ended ? 'death' : null,
      ],
    );
    await db.query('delete from ketenveldnorm.tenure where trajectory_id = $1', [id]);
    const tenure = `insert into ketenveldnorm.tenure (organisation_id, trajectory_id, owner_id, region_id, phase, from_at, until_at) values ($1, $2, $3, $4, $5, $6, $7)`;
    const of = [person.organisationId, id, ownerId, regionId];
    await db.query(tenure, [...of, 'reported', given.reported, given.included ?? null]);
    if (given.included) await db.query(tenure, [...of, 'following', given.included, given.ended ?? null]);
    for (const [state, many] of [
      ['done', given.kept ?? 0],
      ['missed', given.missed ?? 0],
    ] as const)
      await db.query(
        `insert into ketenveldnorm.contact (organisation_id, trajectory_id, id, kind, state, on_day, made_at, made_by, closed_at)
         select $1, $2, gen_random_uuid(), 'visit', $3, '2026-08-03', now(), $4, now() from generate_series(1, $5::int)`,
        [person.organisationId, id, state, ownerId, many],
      );
  }

  beforeAll(async () => {
    house = await House.open({ wards: 1, clock: () => now });
    const { db, register } = house;
    southId = `${register.id}/south`;
    await db.query(
      `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', '=South', '2000-01-01')`,
      [southId, register.id],
    );
    for (let count = 0; count < 12; count++)
      await someone(db, { reported: '2026-07-01', included: '2026-07-31', kept: 3, missed: count < 4 ? 1 : 0 });
    for (let count = 0; count < 2; count++)
      await someone(db, { reported: '2026-08-01', included: '2026-09-01', region: southId });
    await someone(db, { reported: '2026-01-05', included: '2026-02-05', ended: '2026-08-20' });
    await someone(db, { reported: '2026-11-01' });
    const { token } = await anAccount(db, { role: 'chainDirector', register, regionIds: [register.regionId] });
    director = new Api(house.url, token);
  });
  afterAll(() => house.close());

  const figures = async (api: Api, query = '') => (await api.get(path + query)).as(followingFiguresSchema);

  it('tell a region’s director of the own regions, by quarter, as they are', async () => {
    const told = await figures(director, '?from=2026-Q1&to=2026-Q4');
    expect(told.suppressed).toBe(false);
    expect(
      told.quarters.map(({ quarter, reported, included, ended, followed }) => [
        quarter,
        reported,
        included,
        ended,
        followed,
      ]),
    ).toEqual([
      ['2026-Q1', 1, 1, 0, 1],
      ['2026-Q2', 0, 0, 0, 1],
      ['2026-Q3', 12, 12, 1, 12],
      ['2026-Q4', 1, 0, 0, 12],
    ]);
    expect(told.quarters[2]).toMatchObject({
      contacts: 40,
      keptPercent: 90,
      medianDays: 30,
      everIncluded: 13,
      isOver: true,
    });
    expect(told.quarters[3]).toMatchObject({ waiting: 1, isOver: false });
    expect(told.quarters.flatMap(({ byRegion }) => byRegion).some(({ regionId }) => regionId === southId)).toBe(false);
  });

  it.each<Role>(['ministry', 'adviser', 'administrator', 'nationalCoordinator'])(
    'PRIV-08: give %s quarters that are over, rounded and without the few',
    async (role) => {
      const told = await figures(await house.person(role), '?from=2026-Q3&to=2026-Q4');
      expect(told.quarters.map(({ quarter }) => quarter)).toEqual(['2026-Q3']);
      const [quarter] = told.quarters;
      expect(told.suppressed).toBe(true);
      expect(quarter?.byRegion.find(({ regionId }) => regionId === southId)).toMatchObject({
        included: null,
        followed: null,
      });
      expect(quarter?.byGround.find(({ ground }) => ground === 'death')?.count).toBeNull();
      expect(JSON.stringify(quarter).replaceAll(/"term":\d/g, '')).not.toMatch(/:[1-4][,}]/);
    },
  );

  it('keep a quarter that is over as it was told, also when somebody’s file is erased', async () => {
    const before = await figures(director, '?from=2026-Q3&to=2026-Q3');
    await house.db.query(
      `delete from care.person where id = (select person_id from ketenveldnorm.trajectory where phase = 'ended' and directory_id = $1)`,
      [house.register.id],
    );
    expect((await figures(director, '?from=2026-Q3&to=2026-Q3')).quarters).toEqual(before.quarters);
  });

  it('PRIV-12: a quarter whose term is over is not told any more, and is not counted again over what is left', async () => {
    const asked = '?from=2025-Q4&to=2026-Q1';
    const before = (await figures(director, asked)).quarters;
    expect(before.map(({ quarter }) => quarter)).toEqual(['2025-Q4', '2026-Q1']);
    await house.db.query(
      `with gone as (update ketenveldnorm.key_figure_count set is_cleared = true where directory_id = $1 and quarter = '2025-Q4' returning id)
       delete from ketenveldnorm.key_figure where count_id in (select id from gone)`,
      [house.register.id],
    );
    expect((await figures(director, asked)).quarters).toEqual(before.slice(1));
    const left = await house.db.query(
      `select from ketenveldnorm.key_figure where directory_id = $1 and quarter = '2025-Q4'`,
      [house.register.id],
    );
    expect(left.rowCount).toBe(0);
    expect((await figures(director, '?from=2025-Q4&to=2025-Q4')).quarters).toEqual([]);
  });

  it('come as a table that no spreadsheet takes for formulas', async () => {
    const { text } = await house.coordinator.get(`${path}.csv?from=2026-Q3&to=2026-Q3`);
    const rows: string[][] = parse(text, { bom: true });
    expect(rows[0]).toEqual(['kwartaal', 'cijfer', 'waarvan', 'waarde']);
    expect(rows).toContainEqual(['2026-Q3', 'gevolgd aan het eind', "'=South", '']);
  });

  it('refuse quarters that run backwards or are none, and whoever has no business there', async () => {
    for (const query of ['?from=2026-Q3&to=2026-Q1', '?from=2026-07-01', '?month=2026-10'])
      expect((await director.get(path + query)).problem.code).toBe('input.invalid');
    expect((await house.provider.get(path)).problem.code).toBe('access.denied');
  });

  describe('the regional build-up', () => {
    const body = {
      leadProvider: 'Voorbeeldaanbieder',
      partners: ['Gemeente Nergenshuizen'],
      startedOn: '2024-03-01',
      target: 40,
      steps: [
        { step: 'weegteam', plannedOn: '2026-01-01', doneOn: null, stall: null, note: null },
        { step: 'funding', plannedOn: null, doneOn: null, stall: 'noMoney', note: 'Wacht op het zorgkantoor.' },
      ],
    };
    const put = (api: Api, id: string, version: number, more: object = {}) =>
      api.call('PUT', `/api/v1/programme/${encodeURIComponent(id)}`, {
        body: { ...body, ...more },
        headers: { 'if-match': `"${version}"` },
      });
    const aRegion = (covers: string[]) => aProgrammeRegion({ db: house.db, own: house.organisation }, covers);

    it('shows what was arranged, what stalls, and the followed against the target; of other regions a director reads no numbers', async () => {
      const [own, other] = [await aRegion([house.register.regionId]), await aRegion([southId])];
      expect((await put(director, own, 0)).status).toBe(200);
      const told = (await director.get('/api/v1/programme')).as(programmeSchema);
      const mine = told.regions.find(({ regionId }) => regionId === own);
      expect(mine).toMatchObject({
        followed: 12,
        target: 40,
        version: 1,
        mayChange: true,
        leadProvider: 'Voorbeeldaanbieder',
      });
      expect(mine?.steps.find(({ step }) => step === 'weegteam')?.state).toBe('late');
      expect(mine?.steps.find(({ step }) => step === 'funding')).toMatchObject({ state: 'stalled', stall: 'noMoney' });
      expect(mine?.steps.find(({ step }) => step === 'evaluation')?.state).toBe('open');
      expect(told.regions.find(({ regionId }) => regionId === other)).toMatchObject({
        followed: null,
        mayChange: false,
      });
      const ministry = (await (await house.person('ministry')).get('/api/v1/programme')).as(programmeSchema);
      expect(ministry.regions.find(({ regionId }) => regionId === own)).toMatchObject({
        followed: 10,
        mayChange: false,
      });
      expect(ministry.regions.find(({ regionId }) => regionId === other)).toMatchObject({ followed: null });
    });

    it('SEC-42: is changed by its own director and the coordination point only; another’s answers as one that is not there', async () => {
      const other = await aRegion([southId]);
      expect((await put(director, other, 0)).problem.code).toBe('programme.unknown');
      expect((await put(director, 'nowhere', 0)).problem.code).toBe('programme.unknown');
      expect((await put(house.coordinator, other, 0)).status).toBe(200);
      expect((await put(await house.person('ministry'), other, 1)).problem.code).toBe('access.denied');
    });

    it('refuses what cannot be, changes nothing then, and lets only the first of two write', async () => {
      const own = await aRegion([house.register.regionId]);
      const step = { step: 'provider', plannedOn: null, doneOn: '2026-11-23', stall: 'noPeople', note: null };
      const refused = await put(director, own, 0, { steps: [step], startedOn: '2027-01-01' });
      expect(refused.problem.errors?.map(({ pointer }) => pointer)).toEqual([
        '/steps/0/doneOn',
        '/steps/0/stall',
        '/startedOn',
      ]);
      expect((await put(director, own, 0, { covers: [southId] })).problem.errors?.[0]?.code).toBe('programme.covers');
      const both = await Promise.all([put(director, own, 0), put(house.coordinator, own, 0)]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    });
  });
});
