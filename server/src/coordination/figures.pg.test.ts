import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { coordinationFiguresSchema } from '@ketenzicht/shared/coordination';
import { parse } from 'csv-parse/sync';
import { Api } from '../testing/api.js';
import { someCases, type GivenCase } from '../testing/given-case.js';
import { anAccount } from '../testing/given.js';
import { House } from '../testing/house.js';

const now = new Date('2026-11-22T12:00:00Z');
const path = '/api/v1/coordination-figures';
const october = '?from=2026-10-01&to=2026-10-31';
const on = (day: string) => new Date(`${day}T09:00:00Z`);
const times = (count: number, one: GivenCase) => Array.from({ length: count }, () => one);

const closedInOctober: GivenCase = {
  openedAt: on('2026-10-02'),
  closedAt: on('2026-10-09'),
  cause: 'outflow',
  outcome: 'capacityShifted',
};

describe('figures of the coordination point', () => {
  let house: House;
  let southId: string;
  let director: Api;

  beforeAll(async () => {
    house = await House.open({ wards: 1, clock: () => now }, async (db, { register }) => {
      southId = `${register.id}/south`;
      await db.query(
        `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', '=South', '2000-01-01')`,
        [southId, register.id],
      );
      await someCases(db, register, [
        ...times(15, closedInOctober),
        ...times(6, { openedAt: on('2026-10-20'), rung: 'national', regionId: southId }),
        { kind: 'casus', openedAt: on('2026-11-19'), urgency: 'crisis' },
        // Lay with the region in October, was brought up by the clock then and by a person after, and is closed by now.
        {
          openedAt: on('2026-10-28'),
          closedAt: on('2026-11-10'),
          cause: 'law',
          outcome: 'accepted',
          rung: 'ministry',
          steps: [
            { kind: 'opened', at: on('2026-10-28'), rung: 'provider' },
            { kind: 'climbed', at: on('2026-10-30'), rung: 'region', byClock: true },
            { kind: 'climbed', at: on('2026-11-03'), rung: 'national' },
            { kind: 'closed', at: on('2026-11-10'), rung: 'ministry', detail: { outcome: 'accepted' } },
          ],
        },
        // Was closed in October and opened again after.
        {
          openedAt: on('2026-10-05'),
          steps: [
            { kind: 'closed', at: on('2026-10-12'), rung: 'region', detail: { outcome: 'passedByItself' } },
            { kind: 'reopened', at: on('2026-11-12'), rung: 'region' },
          ],
        },
        // At the top it is told again, which is no climbing.
        {
          openedAt: on('2026-11-01'),
          rung: 'ministry',
          steps: [{ kind: 'climbed', at: on('2026-11-05'), rung: 'ministry', byClock: true, detail: { again: true } }],
        },
      ]);
    });
    const { token } = await anAccount(house.db, {
      role: 'chainDirector',
      register: house.register,
      regionIds: [house.register.regionId],
    });
    director = new Api(house.url, token);
  });
  afterAll(() => house.close());

  const figures = async (api: Api, query = '') => (await api.get(path + query)).as(coordinationFiguresSchema);

  it('tell the coordination point how the last thirty days went', async () => {
    const told = await figures(house.coordinator);
    expect(told).toMatchObject({
      from: '2026-10-24',
      to: '2026-11-22',
      opened: 3,
      closed: 1,
      open: 9,
      suppressed: false,
    });
    expect(told.climbedByClock).toBe(1);
    expect(told.byWeek.reduce((sum, { opened }) => sum + opened, 0)).toBe(3);
  });

  it('tell of a month that is over as it stood at its end', async () => {
    const told = await figures(house.coordinator, october);
    expect(told).toMatchObject({ opened: 23, closed: 16, open: 7, climbedByClock: 1 });
    expect(told.byRung.map(({ rung, open }) => [rung, open])).toEqual([
      ['provider', 0],
      ['region', 1],
      ['national', 6],
      ['ministry', 0],
    ]);
    expect(told.byOutcome).toEqual([
      { outcome: 'capacityShifted', count: 15 },
      { outcome: 'passedByItself', count: 1 },
    ]);
    // Seven are open and count for as long as they are.
    expect(told.timeToSolution).toMatchObject({ of: 23, open: 7, median: 7 * 1_440, p90: null });
  });

  it('tell a region’s director of the own regions only', async () => {
    const told = await figures(director, october);
    expect(told).toMatchObject({ opened: 17, closed: 16, open: 1 });
    expect(told.byRegion).toEqual([{ regionId: house.register.regionId, opened: 17, open: 1 }]);
  });

  it('PRIV-08: give the ministry, the adviser and the administrator one month that is over, rounded and without the few', async () => {
    for (const role of ['ministry', 'adviser', 'administrator'] as const) {
      const told = await figures(await house.person(role), '?from=2026-11-19&to=2026-11-21');
      expect(told).toMatchObject({ from: '2026-10-01', to: '2026-10-31', suppressed: true, opened: 25, byWeek: [] });
      expect(told.byOutcome.find(({ outcome }) => outcome === 'passedByItself')).toMatchObject({ count: null });
      expect(told.timeToSolution).toMatchObject({ open: null, median: 10_000, curve: [] });
      expect(JSON.stringify(told)).not.toMatch(/:[1-4][,}]/);
    }
  });

  it('PRIV-08: asking the ministry’s figures with other days teaches nothing more', async () => {
    const ministry = await house.person('ministry');
    expect(await figures(ministry, '?to=2026-11-20')).toEqual(await figures(ministry, '?to=2026-11-01'));
  });

  it('hold nothing of another register', async () => {
    const { token } = await anAccount(house.db, {
      role: 'nationalCoordinator',
      register: { id: (await otherRegister(house)).id, regionId: '' },
    });
    expect(await figures(new Api(house.url, token), october)).toMatchObject({ opened: 0, closed: 0, open: 0 });
  });

  it('come as a table that no spreadsheet takes for formulas', async () => {
    const { text } = await house.coordinator.get(`${path}.csv${october}`);
    const rows: string[][] = parse(text, { bom: true });
    expect(rows[0]).toEqual(['van', 'tot', 'cijfer', 'waarvan', 'waarde']);
    expect(rows).toContainEqual(['2026-10-01', '2026-10-31', 'afgesloten naar oorzaak', 'uitstroom stokt', '15']);
    expect(rows).toContainEqual(['2026-10-01', '2026-10-31', 'geopend', "'=South", '6']);
    expect(rows).toContainEqual(['2026-10-01', '2026-10-31', 'tijd tot oplossing, mediaan (dagen)', 'alle', '7']);
  });

  it('refuse days that run backwards or are none, and whoever has no business there', async () => {
    for (const query of ['?from=2026-11-02&to=2026-11-01', '?from=yesterday', '?month=2026-10'])
      expect((await house.coordinator.get(path + query)).problem.code).toBe('input.invalid');
    expect((await house.provider.get(path)).problem.code).toBe('access.denied');
  });
});

async function otherRegister({ db }: House): Promise<{ id: string }> {
  const id = 'register-elsewhere';
  await db.query(`insert into directory (id, name, demo, scheme) values ($1, $1, false, 'arrondissement')`, [id]);
  return { id };
}
