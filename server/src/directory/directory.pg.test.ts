import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directorySchema, type Directory } from '@ketenzicht/shared/directory';
import { Api } from '../testing/api.js';
import { aRegister, anAccount, anOrganisation, type Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';

describe('a register', () => {
  let house: House;
  let merged: Organisation;
  let moved: Organisation;
  let elsewhere: Api;
  let elsewhereId: string;

  beforeAll(async () => {
    let token = '';
    house = await House.open({ clock: () => new Date('2026-11-22T10:00:00Z') }, async (db, { register }) => {
      merged = await anOrganisation(db, register);
      await db.query(`update provider set valid_to = '2026-06-01T00:00:00Z' where id = $1`, [merged.id]);
      moved = await anOrganisation(db, register);
      const south = `${register.id}/south`;
      await db.query(
        `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01')`,
        [south, register.id],
      );
      await db.query(`update location_region set valid_to = '2026-03-01T00:00:00Z' where location_id = $1`, [
        moved.locationId,
      ]);
      await db.query(
        `insert into location_region (location_id, scheme, region_id, valid_from) values ($1, 'arrondissement', $2, '2026-03-01T00:00:00Z')`,
        [moved.locationId, south],
      );
      const other = await aRegister(db);
      elsewhereId = other.id;
      token = (await anAccount(db, { role: 'referrer', register: other })).token;
    });
    elsewhere = new Api(house.url, token);
  });
  afterAll(() => house.close());

  const read = async (query = ''): Promise<Directory> =>
    (await house.coordinator.get(`/api/v1/directory${query}`)).as(directorySchema);

  it('shows what is valid now, and at another moment what was valid then', async () => {
    const names = ({ providers }: Directory) => providers.map(({ id }) => id);
    expect(names(await read())).not.toContain(merged.id);
    expect(names(await read('?asOf=2026-05-31T23:59:59Z'))).toContain(merged.id);
    expect(names(await read('?asOf=2026-06-01T00:00:00Z'))).not.toContain(merged.id);
  });

  it('places a location in the region of that moment', async () => {
    const region = async (query: string) =>
      (await read(query)).locations.find(({ id }) => id === moved.locationId)?.regions;
    expect(await region('?asOf=2026-02-28T23:59:59Z')).toEqual({ arrondissement: house.register.regionId });
    expect(await region('')).toEqual({ arrondissement: `${house.register.id}/south` });
  });

  it('of others opens for national roles only', async () => {
    expect((await elsewhere.get(`/api/v1/directory?directory=${house.register.id}`)).problem).toMatchObject({
      status: 404,
      code: 'directory.unknown',
    });
    expect((await elsewhere.get('/api/v1/directory')).as(directorySchema).id).toBe(elsewhereId);
    expect((await read(`?directory=${elsewhereId}`)).id).toBe(elsewhereId);
    const listed = async (api: Api) =>
      (JSON.parse((await api.get('/api/v1/directories')).text) as Directory[]).map(({ id }) => id);
    expect(await listed(elsewhere)).toEqual([elsewhereId]);
    expect((await listed(house.coordinator)).sort()).toEqual([elsewhereId, house.register.id].sort());
  });

  it('keeps schemes apart: a location cannot stand in a region of another scheme than it says', async () => {
    await expect(
      house.db.query(
        `insert into location_region (location_id, scheme, region_id, valid_from) values ($1, 'provincie', $2, now())`,
        [moved.locationId, house.register.regionId],
      ),
    ).rejects.toThrow(/foreign key/);
  });

  it('keeps registers apart: a ward cannot stand at another provider’s location', async () => {
    await expect(
      house.db.query(
        `insert into ward (id, directory_id, provider_id, location_id, name, setting, phone, places, valid_from) values ($1, $2, $3, $4, 'x', 'FPA', '+31201234567', 1, now())`,
        [randomUUID(), house.register.id, merged.id, moved.locationId],
      ),
    ).rejects.toThrow(/foreign key/);
  });
});
