import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  followsFrom,
  nzaImportedSchema,
  nzaStatements,
  nzaTables,
  vptMonitorSchema,
  vptMonthSchema,
  type NzaTable,
  type VptLine,
  type VptMonitor,
} from '@ketenzicht/shared/stepdown';
import pg from 'pg';
import { roomUrl, type Room } from '../../platform/database/rooms.js';
import type { Api } from '../../testing/api.js';
import { anotherOrganisation, somebody } from '../../testing/care.js';
import { House } from '../../testing/house.js';
import { nza2022 } from '../../testing/nza-2022.js';

const clock = () => new Date('2026-11-22T12:00:00Z');
const line = (more: Partial<VptLine> = {}): VptLine => ({
  form: 'clustered',
  profile: 'vv5',
  clients: 0,
  inflow: 0,
  died: 0,
  stay: 0,
  homeWithoutVpt: 0,
  other: 0,
  ...more,
});

describe('the VPT monitor', () => {
  let house: House;
  let ministry: Api;
  beforeAll(async () => {
    house = await House.open({ wards: 1, clock });
    ministry = await house.person('ministry');
  });
  afterAll(() => house.close());

  const read = async (api: Api = house.coordinator, query = ''): Promise<VptMonitor> =>
    (await api.get(`/api/v1/vpt-monitor${query}`)).as(vptMonitorSchema);
  const say = (month: string, body: unknown, { version = 0, key = randomUUID(), api = house.provider } = {}) =>
    api.call('PUT', `/api/v1/vpt-months/${month}`, {
      body,
      headers: { 'if-match': `"${version}"`, 'idempotency-key': key },
    });
  const month = async (name: string, api = house.provider) =>
    (await api.get(`/api/v1/vpt-months/${name}`)).as(vptMonthSchema);
  const bring = (tables: Partial<Record<NzaTable, string>>, edition: string = randomUUID()) =>
    ministry.call('POST', '/api/v1/vpt-tables/_import', {
      body: {
        edition,
        publishedOn: '2021-01-01',
        source: 'Verzonnen voor de test',
        tables: Object.entries(tables).map(([table, csv]) => ({ table, csv })),
      },
    });
  const faults = async (tables: Partial<Record<NzaTable, string>>) =>
    (await bring(tables)).problem.errors?.map(({ pointer, code }) => [pointer, code]);

  describe('published', () => {
    it('reproduces every printed figure of the paper', async () => {
      const { published } = await read();
      expect(published.map(({ table }) => table).toSorted()).toEqual(nzaTables.toSorted());
      for (const { table, rows } of published) {
        const [header = '', ...lines] = nza2022[table].trim().split('\n');
        const columns = header.split(',');
        expect([table, rows.map((row) => columns.map((column) => row[column]).join())]).toEqual([table, lines]);
      }
    });

    it('computes what can be computed, and shows rounding as rounding', async () => {
      const { checks } = await read();
      expect(checks.length).toBeGreaterThan(80);
      expect(checks.filter(({ outcome }) => outcome === 'differs')).toEqual([]);
      const rounded = checks.filter(({ outcome, kind }) => outcome === 'rounded' && kind === 'sumDown');
      expect(rounded.map(({ table, printed, computed }) => [table, printed, computed])).toEqual([
        ['withTreatment', 92727, 92728],
        ['withoutTreatment', 40617, 40618],
        ['bothTreatments', 133344, 133343],
      ]);
      const shares = checks.filter(({ kind }) => kind === 'share');
      expect(shares).toHaveLength(4 + 12);
      expect(shares.every(({ printed, computed }) => Math.round(computed) === printed)).toBe(true);
    });

    it('names the one percentage that does not follow from its counts', () => {
      const told = nzaStatements.map((one) => [one.id, followsFrom(one)?.computed, followsFrom(one)?.follows]);
      expect(told).toEqual([
        ['vptGrowth', 235, false],
        ['zzpGrowth', 6, true],
        ['shareThen', 3, true],
        ['shareNow', 9, true],
        ['withTreatment', 70, true],
        ['vv5Growth', undefined, undefined],
      ]);
    });
  });

  describe('a newer edition', () => {
    it('is taken whole, with another separator, a mark of its encoding and Dutch numbers, and the same file twice is the same', async () => {
      const dutch =
        '\ufeff' + nza2022.inflow.replaceAll(',', ';').replace('41506', '41.506').replace(';4;96', ';4,3;95,7');
      const edition = randomUUID();
      const first = (await bring({ inflow: dutch, outflow: nza2022.outflow.replaceAll('\n', '\r\n') }, edition)).as(
        nzaImportedSchema,
      );
      expect(first.tables).toEqual([
        { table: 'inflow', rows: 6, isNew: true },
        { table: 'outflow', rows: 6, isNew: true },
      ]);
      const again = (await bring({ inflow: dutch, outflow: nza2022.outflow }, edition)).as(nzaImportedSchema);
      expect(again.tables.map(({ isNew }) => isNew)).toEqual([false, false]);
      const { rows } = await house.db.query(
        `select rows->0 as row from stepdown.nza_table where edition = $1 and name = 'inflow'`,
        [edition],
      );
      expect(rows).toEqual([
        {
          row: {
            jaar: '2015',
            vpt: '1880',
            zzp: '41506',
            totaal: '43386',
            percentage_vpt: '4.3',
            percentage_zzp: '95.7',
          },
        },
      ]);
      expect((await read()).published.find(({ table }) => table === 'inflow')?.edition).toBe(edition);
    });

    it('with other numbers under the same name is refused, and what was published stays', async () => {
      const edition = randomUUID();
      await bring({ outflow: nza2022.outflow }, edition);
      const other = await bring({ outflow: nza2022.outflow.replace('1319', '1320'), inflow: nza2022.inflow }, edition);
      expect([other.status, other.problem.code, other.problem.errors?.length]).toEqual([409, 'vpt.edition_differs', 1]);
      const { rows } = await house.db.query('select name from stepdown.nza_table where edition = $1', [edition]);
      expect(rows).toEqual([{ name: 'outflow' }]);
    });

    it('says every fault of every file at once, by its line, and takes nothing', async () => {
      const before = (await house.db.query('select from stepdown.nza_table')).rowCount;
      expect(
        await faults({
          withTreatment: nza2022.withTreatment.replace('vv5,1,99,51760', 'vv5,1,99,51.760').replace('vv6,1', 'vv6,1,5'),
          spending: nza2022.spending.replace('vv10,4,99,103', 'vv9,4,99,103'),
          outflow: nza2022.outflow.replace('vpt_naar_zzp', 'vpt_naar_huis'),
          deliveryForms: 'leveringsvorm,aantal,percentage\n"vpt,1,2',
          inflow: nza2022.inflow.replace('2016,', '2015,').replace('5296', '5926'),
        }),
      ).toEqual([
        ['/tables/0/lines/3/aantal', 'vpt.csv_number'],
        ['/tables/0/lines/4', 'vpt.csv_cells'],
        ['/tables/1/lines/8/profiel', 'vpt.csv_row_twice'],
        ['/tables/1/lines/9', 'vpt.csv_row_missing'],
        ['/tables/2/lines/1', 'vpt.csv_column_unknown'],
        ['/tables/2/lines/1', 'vpt.csv_column_missing'],
        ['/tables/3/lines/2', 'vpt.csv_quote'],
        ['/tables/4/lines/3/jaar', 'vpt.csv_row_twice'],
      ]);
      expect((await house.db.query('select from stepdown.nza_table')).rowCount).toBe(before);
    });

    it('refuses totals that are off by more than rounding, and takes those that are off by one', async () => {
      expect(await faults({ withTreatment: nza2022.withTreatment.replace('92727', '92737') })).toEqual([
        ['/tables/0/lines/9/aantal', 'vpt.csv_total'],
      ]);
      expect(await faults({ inflow: nza2022.inflow.replace('2016,2503', '2016,2530') })).toEqual([
        ['/tables/0/lines/3/totaal', 'vpt.csv_total'],
      ]);
      const taken = (await bring({ withTreatment: nza2022.withTreatment })).as(nzaImportedSchema);
      expect(taken.notes.map(({ kind, outcome }) => [kind, outcome])).toEqual([['sumDown', 'rounded']]);
    });

    it('takes a share that does not follow as printed, and names it', async () => {
      const taken = (await bring({ deliveryForms: nza2022.deliveryForms.replace('8270,5', '8270,6') })).as(
        nzaImportedSchema,
      );
      expect(taken.notes).toEqual([
        expect.objectContaining({ name: 'uitsluitend pgb', printed: 6, computed: 4.74, outcome: 'differs' }),
      ]);
    });
  });

  describe('as providers say', () => {
    it('is kept month by month; a correction is a next version and what was said stays', async () => {
      const first = (await say('2020-01', { lines: [line({ clients: 5, inflow: 5 }), line({ profile: 'vv4' })] })).as(
        vptMonthSchema,
      );
      expect(first).toMatchObject({ version: 1, previous: null, lines: [line({ clients: 5, inflow: 5 })] });
      const next = (await say('2020-01', { lines: [line({ clients: 6, inflow: 6 })] }, { version: 1 })).as(
        vptMonthSchema,
      );
      expect(next.history.map(({ version, clients }) => [version, clients])).toEqual([
        [2, 6],
        [1, 5],
      ]);
      expect((await month('2020-02')).previous).toEqual([line({ clients: 6, inflow: 6 })]);
    });

    it('asks about what does not follow, changes nothing until it is told why, and keeps the reason', async () => {
      await say('2020-05', { lines: [line({ clients: 8 })] });
      const lines = [line({ clients: 11, inflow: 1, died: 1 })];
      const asked = await say('2020-06', { lines });
      expect([asked.status, asked.problem.code]).toEqual([409, 'vpt.difference']);
      expect((await month('2020-06')).version).toBe(0);
      const told = (await say('2020-06', { lines, difference: 'registeredLate' })).as(vptMonthSchema);
      expect(told).toMatchObject({ version: 1, difference: 'registeredLate' });
    });

    it('API-48: of two who saw the same one only one writes, and the same key is said once', async () => {
      const key = randomUUID();
      const body = { lines: [line({ clients: 2 })] };
      const twice = await Promise.all([say('2020-09', body, { key }), say('2020-09', body, { key })]);
      expect(twice.map((answer) => answer.as(vptMonthSchema).version)).toEqual([1, 1]);
      const other = await say('2020-09', { lines: [] }, { key });
      expect([other.status, other.problem.code]).toEqual([422, 'idempotency.reused']);
      const late = await say('2020-09', { lines: [line({ clients: 3 })] });
      expect([late.status, late.problem.code]).toEqual([412, 'vpt.stale']);
      expect(JSON.parse(late.text)).toMatchObject({ month: { version: 1, lines: [line({ clients: 2 })] } });
    });

    it('a month that is not over, or bad counts, change nothing', async () => {
      expect((await say('2026-11', { lines: [] })).problem.code).toBe('vpt.month_not_over');
      expect((await say('2026-13', { lines: [] })).status).toBe(400);
      expect((await say('2026-10', { lines: [line({ clients: -1 })], words: 'x' })).problem.errors).toHaveLength(2);
      expect((await month('2026-10')).version).toBe(0);
    });

    it('SEC-41: of another organisation nothing is shown, and its month is its own', async () => {
      const other = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
      await say('2019-03', { lines: [line({ clients: 31 })] });
      expect(await month('2019-03', other.api)).toMatchObject({ version: 0, lines: [], history: [] });
      await say('2019-03', { lines: [line({ form: 'linked', profile: 'forensic', clients: 2 })] }, { api: other.api });
      const told = await read(other.api, '?from=2019-01&to=2019-12');
      expect(told.registered.months).toEqual([expect.objectContaining({ clients: 33, forensic: 2, providers: 2 })]);
      expect(told.own?.months).toEqual([expect.objectContaining({ clients: 2, forensic: 2, providers: 1 })]);
      expect((await read(house.coordinator, '?from=2019-01&to=2019-12')).own).toBeNull();
      const outside = await read(ministry, '?from=2019-01&to=2019-12');
      expect(outside.suppressed).toBe(true);
      expect(outside.registered.months[0]).toMatchObject({ clients: 35, forensic: null });
    });

    it('counts each provider’s newest version only, and gives all of it as a table', async () => {
      await say('2018-01', { lines: [line({ clients: 20 })] });
      await say('2018-01', { lines: [line({ clients: 21, form: 'unclusteredNear' })] }, { version: 1 });
      const told = await read(house.coordinator, '?from=2018-01&to=2018-01');
      expect(told.registered.months[0]?.byForm.filter(({ count }) => count !== 0)).toEqual([
        { form: 'unclusteredNear', count: 21 },
      ]);
      const table = await house.provider.get('/api/v1/vpt-monitor.csv?from=2018-01&to=2018-01');
      expect(table.headers.get('content-type')).toContain('text/csv');
      expect(table.text).toContain(
        '"geregistreerd (eigen organisatie)","2018-01","cliënten aan het eind","ongeclusterd nabij locatie","21"',
      );
      expect(table.text).toContain('"percentage_vpt","vv5","43"');
    });
  });

  it('the ministry says how many forensic VPTs there should be, with a source; until then there is no number', async () => {
    expect((await read()).target).toBeNull();
    const bad = await ministry.call('POST', '/api/v1/vpt-targets', {
      body: { number: 0, byMonth: '2027-13', source: '' },
    });
    expect(bad.problem.errors).toHaveLength(3);
    await ministry.call('POST', '/api/v1/vpt-targets', {
      body: { number: 40, byMonth: '2027-12', source: 'Verzonnen brief' },
    });
    await ministry.call('POST', '/api/v1/vpt-targets', {
      body: { number: 60, byMonth: '2028-06', source: 'Verzonnen brief' },
    });
    expect((await read()).target).toEqual({
      number: 60,
      byMonth: '2028-06',
      source: 'Verzonnen brief',
      setOn: '2026-11-22',
    });
  });

  describe('whoever holds the application’s own connection', () => {
    const within = async (room: Room, { role = '', organisations = [] as string[] }, sql: string) => {
      const client = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, room) });
      await client.connect();
      try {
        await client.query(
          `select set_config('app.role', $1, false), set_config('app.organisations', $2, false), set_config('app.actor', '', false), set_config('app.regions', '{}', false)`,
          [role, `{${organisations.join()}}`],
        );
        return (await client.query(sql)).rowCount;
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await client.end();
      }
    };
    const add = (table: string) => `insert into stepdown.${table} select * from stepdown.${table} limit 0`;

    it('reads and writes months of its own organisation only, and sums as the clock only', async () => {
      await say('2017-05', { lines: [line({ clients: 1 })] });
      for (const table of ['vpt_month', 'vpt_line']) {
        const sql = `select organisation_id from stepdown.${table}`;
        expect(await within('capacity', { organisations: [randomUUID()] }, sql)).toBe(0);
        expect(await within('capacity', { organisations: [house.organisation.id] }, sql)).not.toBe(0);
        expect(await within('coordination', { role: 'nationalCoordinator' }, sql)).toBe(0);
        expect(await within('coordination', { role: 'clock' }, sql)).not.toBe(0);
        expect(await within('board', {}, sql)).toBe('42501');
        expect(await within('coordination', { role: 'clock' }, add(table))).toBe('42501');
      }
      const steal = `insert into stepdown.vpt_month (organisation_id, month, version, directory_id, clients, reported_at, reported_by, key, fingerprint)
        values ('${house.organisation.id}', '2017-06', 1, '${house.register.id}', 1, now(), gen_random_uuid(), gen_random_uuid(), '')`;
      expect(await within('capacity', { organisations: [randomUUID()] }, steal)).toBe('42501');
      expect(
        await within('capacity', { organisations: [house.organisation.id] }, 'delete from stepdown.vpt_month'),
      ).toBe('42501');
    });

    it('brings no tables and sets no target but as whoever may, and changes neither', async () => {
      const table = `insert into stepdown.nza_table (id, edition, name, source, rows) values (gen_random_uuid(), '${randomUUID()}', 'outflow', 'Verzonnen', '[]')`;
      expect(await within('coordination', { role: 'nationalCoordinator' }, table)).toBe('42501');
      expect(await within('coordination', { role: 'administrator' }, table)).toBe(1);
      const target = `insert into stepdown.vpt_target (id, directory_id, wanted, by_month, source, set_at) values (gen_random_uuid(), '${house.register.id}', 1, '2027-01', 'Verzonnen', now())`;
      expect(await within('coordination', { role: 'administrator' }, target)).toBe('42501');
      expect(await within('coordination', { role: 'ministry' }, 'update stepdown.nza_table set rows = $$[]$$')).toBe(
        '42501',
      );
      const owner = house.db.query('update stepdown.nza_table set rows = $1', ['[]']);
      await expect(owner).rejects.toThrow('append-only');
    });
  });
});
