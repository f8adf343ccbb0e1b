import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { capacitySchema } from '@ketenzicht/shared/capacity';
import { Api } from '../testing/api.js';
import { aWard, anAccount, anOrganisation } from '../testing/given.js';
import { House } from '../testing/house.js';

const ten = { operational: 10, occupied: 7 };

describe('a report through the door', () => {
  let house: House;
  let provider: Api;
  let foreignWard: string;
  let stranger: Api;

  beforeAll(async () => {
    house = await House.open({ wards: 30 }, async (db, { register }) => {
      const other = await anOrganisation(db, register);
      foreignWard = (await aWard(db, other)).id;
      stranger = new Api('', (await anAccount(db, { organisation: other })).token);
    });
    provider = house.provider;
    stranger = new Api(house.url, stranger.token);
  });
  afterAll(() => house.close());

  it('stands at once, everywhere: answer, ward, board, history and screen say the same', async () => {
    const ward = house.ward();
    const screen = await house.screen();
    const answer = await provider.report(ward, { ...ten, outOfUse: [{ count: 2, reason: 'staff' }], reserve: 1 });
    const { capacity, revision, current, warnings } = answer.accepted;
    expect(capacity).toMatchObject({
      ...ten,
      free: 3,
      outOfUse: [{ count: 2, reason: 'staff' }],
      reserve: 1,
      version: 1,
      freshness: 'fresh',
      source: 'person',
    });
    expect({ current, warnings, etag: answer.headers.get('etag') }).toEqual({
      current: true,
      warnings: [],
      etag: '"1"',
    });
    expect(await house.coordinator.figure(ward)).toEqual(capacity);
    expect((await house.coordinator.board()).units.find(({ id }) => id === ward)?.capacity).toEqual(capacity);
    expect((await house.coordinator.history(ward)).steps).toMatchObject([{ revision, capacity: { ...capacity } }]);
    await screen.reached(revision);
    expect(screen.figures.get(ward)).toEqual(capacity);
    screen.close();
  });

  it('is answered with the ETag to send with the next one, which a read gives too', async () => {
    const ward = house.ward();
    const read = await provider.get(`/api/v1/units/${ward}`);
    expect(read.headers.get('etag')).toBe('"0"');
    const first = await provider.report(ward, ten, { version: read.headers.get('etag') });
    const second = await provider.report(ward, { ...ten, occupied: 8 }, { version: first.headers.get('etag') });
    expect(second.accepted.capacity).toMatchObject({ version: 2, occupied: 8 });
    expect((await provider.get(`/api/v1/units/${ward}`)).headers.get('etag')).toBe('"2"');
  });

  it('BAD-26 of a figure that someone replaced meanwhile is refused, shows what stands now, and changes nothing', async () => {
    const ward = house.ward();
    const { capacity } = (await provider.report(ward, ten)).accepted;
    const before = await house.trace();
    const stale = await provider.report(ward, { ...ten, occupied: 1 });
    expect(stale.status).toBe(412);
    expect(stale.problem).toMatchObject({ code: 'capacity.stale', status: 412 });
    expect(capacitySchema.parse(stale.problem['capacity'])).toEqual(capacity);
    expect(await house.trace()).toEqual(before);
  });

  it.each(['"7"', 'W/"1"', '*', '1', '"1", "2"', '"01x"', '""', '"-1"', '"1.0"', '"99999999999"'])(
    'BAD-26 with If-Match %s is refused',
    async (version) => {
      const ward = house.ward();
      await provider.report(ward, ten);
      const before = await house.trace();
      expect((await provider.report(ward, ten, { version })).problem).toMatchObject({
        status: 412,
        code: 'capacity.stale',
      });
      expect(await house.trace()).toEqual(before);
    },
  );

  it('BAD-25 without If-Match is refused with 428', async () => {
    const before = await house.trace();
    expect((await provider.report(house.ward(), ten, { version: null })).problem).toMatchObject({
      status: 428,
      code: 'capacity.version_missing',
    });
    expect((await provider.confirm(house.ward(), { version: null })).problem).toMatchObject({
      status: 428,
      code: 'capacity.version_missing',
    });
    expect(await house.trace()).toEqual(before);
  });

  it.each([
    null,
    'again',
    '0F8FAD5B-D9CB-469F-A165-70867728950E',
    '{0f8fad5b-d9cb-469f-a165-70867728950e}',
    'x'.repeat(300),
    '',
  ])('BAD-27 with Idempotency-Key %j is refused', async (key) => {
    const before = await house.trace();
    const { status, code } = (await provider.report(house.ward(), ten, { key })).problem;
    expect([status, code]).toEqual([400, key === null ? 'idempotency.missing' : 'idempotency.invalid']);
    expect(await house.trace()).toEqual(before);
  });

  it('BAD-22 on another organisation’s ward gets the very answer of a ward that does not exist', async () => {
    const before = await house.trace();
    for (const act of [
      (ward: string) => provider.report(ward, ten),
      (ward: string) => provider.confirm(ward),
      (ward: string) => provider.report(ward, { operational: 'bad' }),
      (ward: string) =>
        provider.call('POST', `/api/v1/units/${ward}/entry-efforts`, { body: { seconds: 3, action: 'saved' } }),
    ]) {
      const [foreign, unknown] = await Promise.all([act(foreignWard), act(randomUUID())]);
      expect(foreign.problem).toMatchObject({ status: 404, code: 'unit.unknown' });
      expect(foreign.untraced).toBe(unknown.untraced);
    }
    expect(await house.trace()).toEqual(before);
    expect((await stranger.report(foreignWard, ten)).status).toBe(200);
  });

  it.each([
    'nationalCoordinator',
    'referrer',
    'chainDirector',
    'adviser',
    'ministry',
    'administrator',
    'privacyOfficer',
  ] as const)('as %s is refused, while reading is not', async (role) => {
    const reader = await house.person(role);
    const ward = house.ward();
    const before = await house.trace();
    expect((await reader.report(ward, ten)).problem).toMatchObject({ status: 403, code: 'access.denied' });
    expect((await reader.confirm(ward)).problem).toMatchObject({ status: 403, code: 'access.denied' });
    expect(await house.trace()).toEqual(before);
    expect((await reader.figure(ward)).version).toBe(0);
  });

  it('of a machine says so', async () => {
    const feed = await house.person('feed');
    const ward = house.ward();
    expect((await feed.report(ward, ten)).accepted.capacity.source).toBe('feed');
    expect((await feed.report(ward, { ...ten, carried: true }, { version: 1 })).accepted.capacity.source).toBe(
      'carried',
    );
  });

  it('with a jump is accepted, with a warning', async () => {
    const ward = house.ward();
    await provider.report(ward, ten);
    expect((await provider.report(ward, { operational: 20, occupied: 7 }, { version: 1 })).accepted.warnings).toEqual([
      { code: 'jump', field: 'operational', from: 10, to: 20 },
    ]);
  });
});

describe('"nothing changed"', () => {
  let house: House;
  let provider: Api;
  beforeAll(async () => {
    house = await House.open();
    provider = house.provider;
  });
  afterAll(() => house.close());

  it('is one call without a body: the same figure, seen again now', async () => {
    const ward = house.ward();
    const first = (await provider.report(ward, { ...ten, outOfUse: [{ count: 1, reason: 'building' }] })).accepted
      .capacity;
    const answer = await provider.confirm(ward, { version: 1 });
    const { capacity } = answer.accepted;
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(capacity).toEqual({
      ...first,
      version: 2,
      observedAt: capacity.observedAt,
      recordedAt: capacity.recordedAt,
      validUntil: capacity.validUntil,
    });
    expect(Date.parse(capacity.observedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(first.observedAt ?? ''));
  });

  it('is also for one who has no key to send, and counts once for one who has', async () => {
    const ward = house.ward();
    await provider.report(ward, ten);
    expect((await provider.confirm(ward, { version: 1, key: null })).accepted.capacity.version).toBe(2);
    const key = randomUUID();
    const [one, two] = [
      await provider.confirm(ward, { version: 2, key }),
      await provider.confirm(ward, { version: 2, key }),
    ];
    expect([one.accepted.capacity.version, two.accepted.revision]).toEqual([3, one.accepted.revision]);
    expect((await provider.figure(ward)).version).toBe(3);
  });

  it('is impossible for a ward that never reported', async () => {
    const before = await house.trace();
    expect((await provider.confirm(house.ward())).problem).toMatchObject({
      status: 409,
      code: 'capacity.nothing_to_confirm',
    });
    expect(await house.trace()).toEqual(before);
  });

  it.each([{ observedAt: '2026-02-30T00:00:00Z' }, { occupied: 3 }, [], 'yes', null])(
    'with the body %j is refused',
    async (body) => {
      const ward = house.ward();
      await provider.report(ward, ten);
      const before = await house.trace();
      expect((await provider.confirm(ward, { version: 1 }, body)).problem).toMatchObject({
        status: 400,
        code: 'input.invalid',
      });
      expect(await house.trace()).toEqual(before);
    },
  );

  it('of the future is refused', async () => {
    const ward = house.ward();
    await provider.report(ward, ten);
    const before = await house.trace();
    const { status, code, errors } = (
      await provider.confirm(ward, { version: 1 }, { observedAt: new Date(Date.now() + 3_600_000).toISOString() })
    ).problem;
    expect([status, code, errors]).toEqual([
      400,
      'capacity.invalid',
      [expect.objectContaining({ pointer: '/observedAt', code: 'capacity.observed_in_future' })],
    ]);
    expect(await house.trace()).toEqual(before);
  });
});
