import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figuresSchema } from '@ketenzicht/shared/privacy';
import { RoomPools } from '../platform/database/room-pools.js';
import type { Api } from '../testing/api.js';
import { aPerson } from '../testing/given-person.js';
import { House } from '../testing/house.js';
import { FiguresService } from './figures.service.js';

const path = '/api/v1/persons/_figures';

describe('figures about persons', () => {
  let house: House;
  let ministry: Api;
  let pools: RoomPools;
  let service: FiguresService;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    ministry = await house.person('ministry');
    pools = new RoomPools({ url: house.database.url, roles: 'login' });
    service = new FiguresService(pools, pools.of('board'));
    const add = async (count: number, level: string | null, more: { endedAt?: string } = {}) => {
      for (let one = 0; one < count; one++)
        await aPerson(house.db, house.organisation, { createdAt: '2026-03-10T00:00:00Z', level, ...more });
    };
    await add(14, '2-laag');
    await add(3, '4');
    await add(9, '3', { endedAt: '2026-04-15T00:00:00Z' });
    const hidden = await aPerson(house.db, house.organisation, { createdAt: '2026-03-10T00:00:00Z', level: '1' });
    await house.db.query(
      'update care.person set restricted_at = now(), restricted_by = id, version = 2 where id = $1',
      [hidden.id],
    );
    expect(await service.closeMonths(new Date('2026-05-20T00:00:00Z'))).toBe(2);
  });
  afterAll(async () => {
    await pools.onApplicationShutdown();
    await house.close();
  });

  it('PRIV-08: gives rounded counts, and none for the few', async () => {
    const { months, figures } = (await ministry.get(`${path}?by=level`)).as(figuresSchema);
    expect(months).toEqual(['2026-04', '2026-03']);
    const march = figures.filter(({ month }) => month === '2026-03');
    expect(march.map(({ level, count }) => [level, count])).toEqual(
      expect.arrayContaining([
        ['2-laag', 15],
        ['3', 10],
        ['4', null],
      ]),
    );
    expect(figures.every(({ count }) => count === null || count % 5 === 0)).toBe(true);
  });

  it('PRIV-16: a restricted person counts in no figure', async () => {
    const { figures } = (await ministry.get(`${path}?by=level`)).as(figuresSchema);
    expect(figures.some(({ level }) => level === '1')).toBe(false);
  });

  it('PRIV-08: a closed month stays as it was, so that asking twice teaches nothing', async () => {
    const before = (await ministry.get(`${path}?by=region,level`)).text;
    for (let one = 0; one < 6; one++)
      await aPerson(house.db, house.organisation, { createdAt: '2026-03-11T00:00:00Z', level: '4' });
    expect(await service.closeMonths(new Date('2026-05-21T00:00:00Z'))).toBe(0);
    expect((await ministry.get(`${path}?by=region,level`)).text).toBe(before);
  });

  it('PRIV-08: whoever may publish cannot count for themselves', async () => {
    await expect(pools.of('board').query('select count(*) from care.person')).rejects.toThrow(/permission denied/);
    expect((await ministry.get('/api/v1/privacy/requests')).problem.code).toBe('access.denied');
    expect((await house.provider.get(path)).problem.code).toBe('access.denied');
  });

  it('SEC-82: comes as a table that a spreadsheet opens', async () => {
    const answer = await ministry.get(`${path}.csv?by=region,level`);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const rows = parse(answer.text, { bom: true });
    expect(rows[0]).toEqual(['maand', 'regio', 'niveau', 'aantal (afgerond op 5)', 'aandeel (%)']);
    expect(rows.length).toBeGreaterThan(3);
  });

  it('refuses what is no dimension and no month', async () => {
    for (const query of ['?by=name', '?by=region,level,region', '?from=2026-13', '?x=1'])
      expect((await ministry.get(path + query)).problem.code).toBe('input.invalid');
  });
});
